import type { PracticeId } from '@groundrules/catalogue';

import { practiceOfRule } from '../../findings/practice-of-rule.js';
import type { Diagnostic } from './parse-diagnostics.js';

/** As the last of the details that the compiler gives for a value that may be missing. */
const mayBeMissing =
  /\b(?:Argument of type|Type) '(?:null|undefined)' is not assignable to (?:parameter of )?type /u;

/**
 * Tells which practice an error of the compiler breaches.
 *
 * @param diagnostic - The error.
 * @returns The practice; `null` where it is about correctness alone. That types do not fit is about a value that may be
 *   missing only where the compiler says so.
 */
export function practiceOfDiagnostic({
  code,
  message,
}: Pick<Diagnostic, 'code' | 'message'>): PracticeId | null {
  return mayBeMissing.test(message) ? 'unchecked-nullable' : practiceOfRule('types', code);
}
