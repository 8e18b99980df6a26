import { practices } from '@groundrules/catalogue';

import { explainPractice } from '../explain/explain-practice.js';
import { explanationAsText } from '../explain/explanation-as-text.js';
import { findPractice } from '../explain/find-practice.js';
import { practicesAsText } from '../explain/practices-as-text.js';
import type { Io } from '../io.js';
import { columnsOf } from '../progress/columns-of.js';
import { hasColors } from '../progress/start-progress.js';

/** What `groundrules explain` can be told. */
export interface ExplainOptions {
  /** A practice, a rule, a code or an issue type; without it all practices are listed. */
  readonly name?: string;
  readonly format: 'text' | 'json';
}

/**
 * Explains a practice, or lists them all.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code.
 * @throws {@link UserError} for a name that nothing has.
 */
export function explain({ format, name }: ExplainOptions, { env, stdout }: Io): 0 {
  const wanted = name === undefined ? undefined : explainPractice(findPractice(name));
  const all = practices.map((practice) => explainPractice({ practice }));
  if (format === 'json') {
    const report = { version: 1, practices: wanted === undefined ? all : [wanted] };
    stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  const context = { color: hasColors(stdout, env), columns: columnsOf(stdout) };
  stdout.write(
    wanted === undefined ? practicesAsText(all, context) : explanationAsText(wanted, context),
  );
  return 0;
}
