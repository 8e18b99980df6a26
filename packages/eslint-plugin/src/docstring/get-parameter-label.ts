import type { Parameter } from '@groundrules/docstrings';

/**
 * Names a parameter as its docstring may.
 *
 * @param parameter - The parameter.
 * @param siblings - All parameters of the signature.
 * @param text - The text of the file.
 * @returns Its name; where it is taken apart, one that no other parameter has.
 */
export function getParameterLabel(
  { isRest, name, start }: Parameter,
  siblings: readonly Parameter[],
  text: string,
): string {
  if (name !== undefined) return name;
  const isList = isRest || text[start] === '[';
  const base = isList ? 'values' : 'options';
  const rank = siblings.filter((it) => it.name === undefined && it.start <= start).length;
  const isTaken = siblings.some((it) => it.name === base);
  return rank > 1 || isTaken ? `${base}${String(rank + 1)}` : base;
}
