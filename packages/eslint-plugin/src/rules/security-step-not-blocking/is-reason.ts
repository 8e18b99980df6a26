const noise =
  /https?:\/\/\S+|\b(?:GHSA(?:-\w{4}){3}|CVE-\d{4}-\d+|PYSEC-\d{4}-\d+|RUSTSEC-\d{4}-\d+|SNYK-[\w-]+)|--?[\w-]+|\b(?:TODO|FIXME|XXX|HACK)\b.*/gu;

/**
 * Tells whether a text gives a reason: at least two words that are no number of an advisory, no address, no
 * option and no open task.
 *
 * @param text - The text.
 * @returns Whether it does.
 */
export function isReason(text: string): boolean {
  const words = text.replaceAll(noise, ' ').match(/\p{L}{2,}/gu) ?? [];
  return words.length > 1;
}
