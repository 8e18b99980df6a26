import type { WrittenPattern } from '../../flow/patterns.js';

/** What a pattern lets through. */
export type PatternVerdict = 'everything' | 'others' | 'own';

/** Splits a pattern at the bars that stand in no group and no class. */
function getAlternatives(source: string): string[] {
  const found: string[] = [];
  let start = 0;
  let depth = 0;
  let isInClass = false;
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === '\\') index++;
    else if (isInClass) isInClass = character !== ']';
    else if (character === '[') isInClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) {
      found.push(source.slice(start, index));
      start = index + 1;
    }
  }
  return [...found, source.slice(start)];
}

function judgeAlternative(source: string): PatternVerdict {
  const bare = source.replaceAll(/^\^|\$$/gu, '');
  if (/^\(?(?:\.\*|\.\+|\.|\.\*\?)?\)?$/u.test(bare)) return 'everything';
  const inner = source.replace(/^(?:\((?:\?:)?)+/u, '');
  // `\.example\.com$` ends a host as `^https://` begins one.
  const isBegun = /^(?:\^|\\\.)/u.test(inner);
  const isEnded = /\$\)*$|:\\d[+*{}\d,]*\)?\??$/u.test(source);
  // An unescaped dot before the last label takes any character: `exampleXcom`.
  const isLoose = /[a-z\d]\.[a-z]{2}/iu.test(source.replaceAll(/\\./gu, '\\\\'));
  return isBegun && isEnded && !isLoose ? 'own' : 'others';
}

/**
 * Judges a regular expression that origins are held against.
 *
 * @param pattern - The pattern.
 * @returns Whether it lets every origin through, also others' (it is open at one end, or its dots are not escaped), or
 *   only those that are meant.
 */
export function judgePattern({ source }: Pick<WrittenPattern, 'source'>): PatternVerdict {
  const verdicts = new Set(getAlternatives(source).map(judgeAlternative));
  if (verdicts.has('everything')) return 'everything';
  return verdicts.has('others') ? 'others' : 'own';
}
