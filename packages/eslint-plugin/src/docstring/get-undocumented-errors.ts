import type { DocComment, DocTag, ThrownError } from '@groundrules/docstrings';

import { getTags } from './get-tags.js';

/** The name by which a class is spoken of: `NotFound` of `errors.NotFound`. */
function getShortName(name: string): string {
  return /[^.]*$/u.exec(name)?.[0] ?? name;
}

/** What a tag says, its type included. */
function getWords({ text, type }: DocTag): string[] {
  return `${type?.text ?? ''} ${text}`.match(/[\w$]+/gu) ?? [];
}

/** Whether a tag tells when, but not what. */
function namesNoClass(tag: DocTag): boolean {
  return tag.type === undefined && !/\{@link\b|^[A-Z]\w*(?:Error|Exception)\b/u.test(tag.text);
}

/** Whether a tag speaks of `Error`, which every error is. */
function namesAnyError({ text, type }: DocTag): boolean {
  return /\bError\b/u.test(type?.text ?? '') || /^(?:\{@link\s+)?Error\b/u.test(text);
}

function isDocumented({ name }: ThrownError, tags: readonly DocTag[]): boolean {
  if (name === undefined) return tags.length > 0;
  const short = getShortName(name);
  return tags.some(
    (tag) =>
      namesAnyError(tag) ||
      getWords(tag).includes(short) ||
      (short === 'Error' && namesNoClass(tag)),
  );
}

/**
 * Finds the errors that no `@throws` speaks of.
 *
 * A class has to be named, in braces, by a link or in words, or `Error`, which it is. For an `Error`, which nobody can tell from others, a tag
 * that names no class is enough, and for what is thrown on any is.
 *
 * @param docs - The docstrings that callers see.
 * @param errors - What is thrown.
 * @returns The errors, the first of each class.
 */
export function getUndocumentedErrors(
  docs: readonly DocComment[],
  errors: readonly ThrownError[],
): ThrownError[] {
  const tags = docs.flatMap((it) => getTags(it, 'throws'));
  const missing = errors.filter((error) => !isDocumented(error, tags));
  return missing.filter(
    ({ name }, index) => missing.findIndex((other) => other.name === name) === index,
  );
}

/** Whether a tag has words besides the name of a class, which the code tells as well. */
function saysWhen({ text }: DocTag, { name = 'Error' }: ThrownError): boolean {
  const words = text.replaceAll(/\{@link[^}]*\}/gu, '').match(/[\p{L}\p{N}_$.]*[\p{L}\p{N}]/gu);
  const isClass = (word: string): boolean =>
    word === name ||
    word === getShortName(name) ||
    /^[A-Z]\w*(?:Error|Exception)$|^Error$/u.test(word);
  return (words ?? []).some((word) => !isClass(word));
}

/**
 * Finds the `@throws` that name what is thrown, and do not say when.
 *
 * @param docs - The docstrings that callers see.
 * @param errors - What is thrown.
 * @returns The tags, in the order of the text; none of an error of which another tag tells.
 */
export function getWordlessThrows(
  docs: readonly DocComment[],
  errors: readonly ThrownError[],
): DocTag[] {
  const tags = docs.flatMap((it) => getTags(it, 'throws'));
  const untold = errors.filter(
    (error) => !tags.some((tag) => isDocumented(error, [tag]) && saysWhen(tag, error)),
  );
  return tags.filter((tag) => untold.some((error) => isDocumented(error, [tag])));
}
