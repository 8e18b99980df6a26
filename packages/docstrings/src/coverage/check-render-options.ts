import { describeUnknownOption } from '../entries/describe-unknown-option.js';
import { CoverageError } from './coverage-error.js';
import type { TextOptions } from './render-options.js';

/** Each renderer takes all of them, so that one object does for all. */
const names: readonly (keyof TextOptions)[] = [
  ...(['root', 'examples', 'refusals'] as const),
  ...(['color', 'width', 'list', 'advice'] as const),
];

/**
 * Refuses options that no renderer knows.
 *
 * @param options - What was given.
 * @throws {CoverageError} Where a name is misspelt.
 */
export function checkRenderOptions(options: TextOptions): void {
  const unknown = describeUnknownOption(options, names);
  if (unknown !== undefined) throw new CoverageError(unknown);
}
