import path from 'node:path';

/** What tells more of a built file's source than the file's name. */
export interface NameFacts {
  readonly isCommand: boolean;
  /** The package's name without its scope, where the file stands for the whole package. */
  readonly bundleName: string | undefined;
}

/** What builds append to a name. */
const nameSuffix =
  /[.-](?:min|umd|esm|cjs|mjs|es|iife|global|module|modern|legacy|node|browser|production|development|prod|dev|bundle)$/u;

/**
 * Lists by what names a source may stand for a built file of some name.
 *
 * @param name - The name of the built file without its extension, with the folders below that of all built files.
 * @param facts - What else is known of the file.
 * @returns The names, the likeliest first: `queue.min` may be made of `queue.min`, `queue`, `queue/index`.
 */
export function nameVariants(name: string, facts: NameFacts): string[] {
  const names = [name];
  let plain = name;
  while (nameSuffix.test(plain)) {
    plain = plain.replace(nameSuffix, '');
    names.push(plain);
  }
  const folder = path.posix.dirname(plain);
  const isIndex = path.posix.basename(plain) === 'index';
  const places = names.flatMap((written) => (isIndex ? [written] : [written, `${written}/index`]));
  if (isIndex && folder !== '.') places.push(folder);
  if (facts.isCommand)
    places.push(...names.flatMap((written) => [`bin/${written}`, `cli/${written}`]));
  if (facts.bundleName !== undefined && path.posix.basename(plain) === facts.bundleName) {
    places.push(path.posix.join(folder, 'index'));
  }
  return places;
}
