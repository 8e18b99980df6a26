import type { TSESTree } from '@typescript-eslint/utils';

const tag = /@(?:param|arg|argument)\b|@returns?\s*\{\s*(?<asserts>asserts\s+)?/gu;
const predicate = /^\s+is\s/u;
const gap = /[\s*]*/uy;
const bracket = /\[?\s*/uy;

function skip(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return index + (pattern.exec(text)?.[0].length ?? 0);
}

function skipType(text: string, start: number): number {
  if (text[start] !== '{') return start;
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    if (text[index] === '{') depth++;
    else if (text[index] === '}') depth--;
    if (depth === 0) return index + 1;
  }
  return text.length;
}

/**
 * Finds where a JSDoc comment names a parameter: in `@param` and in a type predicate of
 * `@returns`.
 *
 * @param comment - The JSDoc comment.
 * @param name - The name of the parameter.
 * @returns The positions in the source text at which the name starts.
 */
export function findNamesInDoc({ range, value }: TSESTree.Comment, name: string): number[] {
  const found: number[] = [];
  for (const { index, 0: text, groups } of value.matchAll(tag)) {
    let start = index + text.length;
    const isReturn = text.includes('{');
    if (!isReturn) {
      start = skip(gap, value, start);
      start = skip(gap, value, skipType(value, start));
      start = skip(bracket, value, start);
    }
    const rest = value.slice(start + name.length);
    if (!value.startsWith(name, start) || /^[\p{ID_Continue}$]/u.test(rest)) continue;
    if (isReturn && groups?.['asserts'] === undefined && !predicate.test(rest)) continue;
    found.push(range[0] + 2 + start);
  }
  return found;
}
