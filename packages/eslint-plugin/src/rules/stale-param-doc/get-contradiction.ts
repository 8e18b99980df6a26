import type { DocTag, Parameter } from '@groundrules/docstrings';

const literals: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['string', /^(?:'[^']*'|"[^"]*"|`[^`]*`)$/u],
  ['number', /^[-+]?(?:\d[\d_.]*|\.\d+)(?:e[-+]?\d+)?$/iu],
  ['bigint', /^[-+]?\d+n$/u],
  ['boolean', /^(?:true|false)$/u],
];

/**
 * Tells whether the type in a tag is refuted by the default of its parameter. That happens in JavaScript, where types
 * stand in tags.
 *
 * @param tag - The tag of a parameter.
 * @param parameter - The parameter.
 * @param text - The text of the file.
 * @returns The type of the default where the tag names another one.
 */
export function getContradiction(
  { type }: DocTag,
  { end, name, start }: Parameter,
  text: string,
): string | undefined {
  if (type === undefined || name === undefined) return undefined;
  const value = /^[\w$]+\s*=\s*(?<value>\S+)$/u.exec(text.slice(start, end))?.groups?.['value'];
  const actual = literals.find(([, pattern]) => pattern.test(value ?? ''))?.[0];
  const written = /^\[?(?<type>\w+)=?\]?$/u.exec(type.text)?.groups?.['type']?.toLowerCase();
  const isPrimitive = literals.some(([name]) => name === written);
  return isPrimitive && actual !== undefined && actual !== written ? actual : undefined;
}
