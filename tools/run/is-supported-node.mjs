/**
 * Tells whether a version of Node.js is in the range that a manifest asks for. Knows what our own
 * manifests use, `^20.19.0 || >=24`, as nothing that knows more is installed yet.
 *
 * @param {string} version - The version, without a leading "v".
 * @param {string} range - Alternatives of `^x.y.z` and `>=x.y.z`, where `y` and `z` may be left out.
 * @returns {boolean} Whether the version is in the range.
 */
export function isSupportedNode(version, range) {
  const [core] = version.split('-');
  const actual = parse(core);
  return range.split('||').some((alternative) => {
    const match = /^(\^|>=)(\d+(?:\.\d+){0,2})$/u.exec(alternative.trim());
    if (match === null)
      throw new Error(`Cannot read "${alternative.trim()}" of the range "${range}"`);
    const [, operator, text] = match;
    const wanted = parse(text);
    return compare(actual, wanted) >= 0 && (operator === '>=' || actual[0] === wanted[0]);
  });
}

function parse(text) {
  const [major, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
}

function compare(left, right) {
  const index = left.findIndex((part, at) => part !== right[at]);
  return index === -1 ? 0 : left[index] - right[index];
}
