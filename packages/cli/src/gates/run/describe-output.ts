const mostLines = 12;
const mostCharacters = 1500;

/**
 * Shortens what a tool printed to what a person needs: the beginning, without colours, blank lines and most of a stack.
 *
 * @param outputs - What was printed; the first that is not blank counts.
 * @returns The text, `nothing` where there is none.
 */
export function describeOutput(...outputs: readonly string[]): string {
  const output = outputs.find((text) => text.trim() !== '');
  if (output === undefined) return 'nothing';
  const lines = stripColours(output)
    .split(/\r?\n/u)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const frames = lines.filter((line) => isFrame(line));
  const kept = lines.filter((line) => !isFrame(line) || frames.indexOf(line) < 2);
  const text = kept.slice(0, mostLines).join('\n');
  const short = text.length > mostCharacters ? text.slice(0, mostCharacters) : text;
  return short.length < kept.join('\n').length ? `${short} …` : short;
}

function isFrame(line: string): boolean {
  return /^\s+at /u.test(line);
}

function stripColours(text: string): string {
  return text.replaceAll(/\u001B\[[\d;]*[A-Za-z]/gu, '');
}
