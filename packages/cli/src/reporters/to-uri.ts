/**
 * Writes the path of a file as a relative address, valid by RFC 3986 whatever the file is called.
 *
 * @param file - Relative to the repository, with `/`.
 * @returns The address.
 */
export function toUri(file: string): string {
  return file
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
}

/** Half a surrogate pair, which a file's name may hold, can't be encoded. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
