import type { TSESTree } from '@typescript-eslint/utils';

const directive =
  /^\s*(?:@ts-|(?:eslint|oxlint)(?:-(?:disable|enable|env)\b|\s+[\w@/-]+:)|(?:prettier|biome|deno-lint)-ignore|(?:c8|v8|istanbul)\s+ignore|tslint:|webpack[A-Z]\w*:|#region\b|#?endregion\b|globals?\s+[\w$]+\s*(?:[:,]|$))/u;
const reasonOfDirective = /^\s*(?:eslint|oxlint)-.*\s--\s+\S/su;
/** A tag within text, `{@link load}`, is no block of code. */
const inlineTag = /\{@[^{}]*\}/gu;
const unfinished = /^[\s*]*(?:TODO|FIXME|XXX|HACK)\b/iu;
const code =
  /^[\s*]*(?:throw\s+(?:new\s+)?)?[\w$.]+\(.*\)\s*$|^[\s*]*throw\s+[\w$.]+\s*$|[;{}]\s*$/su;

/**
 * Tells whether a comment says something to a reader about the code beside it.
 *
 * @param comment - The comment.
 * @returns Whether it holds words that are no directive of a tool (a reason after ` -- ` counts),
 *   no open task and no code commented out.
 */
export function isExplanation({ value }: TSESTree.Comment): boolean {
  if (reasonOfDirective.test(value)) return true;
  const text = value.replaceAll(inlineTag, '');
  return /\p{L}/u.test(text) && ![directive, unfinished, code].some((not) => not.test(text));
}
