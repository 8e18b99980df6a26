import path from 'node:path';

import { builtFile } from './built-file.js';

const mostLines = 12;
const mostCharacters = 1500;

/**
 * Shortens what a tool printed to what a person needs: the beginning, without colours, blank lines and the way through the
 * tool's own code. Of a stack only the first place stays that is nobody else's: where a config throws.
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
    .filter((line) => line !== '' && !/^Node\.js v\d/u.test(line));
  const place = lines.findIndex((line) => isFrame(line) && !isForeign(line));
  const kept = lines.filter((line, index) => !isFrame(line) || index === place);
  const text = kept.slice(0, mostLines).join('\n');
  const short = text.length > mostCharacters ? text.slice(0, mostCharacters) : text;
  return short.length < kept.join('\n').length ? `${short} …` : short;
}

function isFrame(line: string): boolean {
  return /^\s+at /u.test(line);
}

/** Code of a package, of Node.js, or of ours. What runs at the top of a CommonJS file is `Object.<anonymous>` in that file. */
function isForeign(frame: string): boolean {
  return (
    /[/\\]node_modules[/\\]|\bnode:|\(<anonymous>\)|at <anonymous>$|\(native\)|\(index \d+\)/u.test(
      frame,
    ) || frame.includes(path.dirname(builtFile('runner.js')))
  );
}

function stripColours(text: string): string {
  return text.replaceAll(/\u001B\[[\d;]*[A-Za-z]/gu, '');
}
