import { shorten } from '../ast/shorten.js';
import type { Flow } from './flow.js';
import type { Value } from './value.js';

/**
 * Writes where a value enters the file, for a message.
 *
 * @param flow - The flow of the file.
 * @param value - The value.
 * @returns The source's text on one line of at most 60 characters.
 */
export function getSourceText(flow: Flow, { source }: Value): string {
  if (source === undefined) return 'the request';
  // A parameter's text may hold its type and its decorators.
  return 'name' in source && typeof source.name === 'string'
    ? source.name
    : shorten(flow.sourceCode.getText(source));
}
