/**
 * Replaces what stands between `<!-- name -->` and `<!-- /name -->`.
 *
 * @param {string} text - The text.
 * @param {string} name - Name of the markers.
 * @param {string} content - What to put there.
 * @returns {string | undefined} The new text, or nothing where the markers are not one pair.
 */
export function replaceBetween(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest, ...more] = text.split(start);
  const [, after, ...evenMore] = rest?.split(end) ?? [];
  if (after === undefined || more.length > 0 || evenMore.length > 0) return undefined;
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}
