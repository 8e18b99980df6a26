import { isReason } from './is-reason.js';

/** That a scanner only advises; what an advisory database holds is another matter. */
const mark =
  /\badvisory\b(?!\s+(?:database|db|list|ids?|board)\b)|\binformational\b|\breport[-\s]only\b|\bnon[-\s]?blocking\b|\bnot blocking\b|\b(?:does|do|must|should) not block\b|\bdoesn['’]t block\b/iu;

/**
 * Tells whether the name of a step or job says that it only advises.
 *
 * @param name - The name.
 * @returns Whether it says so.
 */
export function isAdvisoryName(name: string): boolean {
  return mark.test(name);
}

/**
 * Tells whether a comment says that a scanner only advises, and why.
 *
 * @param comment - The text of the comment, or of several in a row.
 * @returns Whether it says both.
 */
export function isAdvisoryComment(comment: string): boolean {
  return mark.test(comment) && isReason(comment.replace(mark, ' '));
}
