import type { TSESTree } from '@typescript-eslint/utils';

const directive =
  /^\s*(?:@ts-|(?:eslint|oxlint|prettier|biome|deno-lint|c8|v8|istanbul|tslint|webpack)\b|#?(?:end)?region\b|global\b)/u;
const reasonOfDirective = /^\s*(?:eslint|oxlint)-.*\s--\s+\S/su;
const unfinished = /^[\s*]*(?:TODO|FIXME|XXX|HACK)\b/iu;
const code =
  /^[\s*]*(?:throw\s+(?:new\s+)?)?[\w$.]+\(.*\)\s*$|^[\s*]*throw\s+[\w$.]+\s*$|[;{}]\s*$/su;

/**
 * Tells whether a comment says something to a reader about the code beside it.
 *
 * @param comment - The comment.
 * @returns Whether it holds words that are no directive of a tool (a reason after ` -- ` counts),
 *   no open task and no code commented out.
 */
export function isExplanation({ value }: TSESTree.Comment): boolean {
  if (reasonOfDirective.test(value)) return true;
  return /\p{L}/u.test(value) && ![directive, unfinished, code].some((not) => not.test(value));
}
