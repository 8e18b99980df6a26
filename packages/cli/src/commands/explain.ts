import { practices } from '@groundrules/catalogue';

import { aboutAsText } from '../explain/about-as-text.js';
import { explainPractice } from '../explain/explain-practice.js';
import { explanationAsText } from '../explain/explanation-as-text.js';
import { lookUp, type Found } from '../explain/look-up.js';
import { practicesAsText } from '../explain/practices-as-text.js';
import type { TextContext } from '../explain/text-parts.js';
import type { Io } from '../io.js';
import { columnsOf } from '../progress/columns-of.js';
import { hasColors } from '../progress/start-progress.js';
import { findRoot } from '../workspaces/find-root.js';

/** What `groundrules explain` can be told. */
export interface ExplainOptions {
  /** A practice, a rule, a code, an issue type or a gate; without it all practices are listed. */
  readonly name?: string;
  readonly format: 'text' | 'json';
}

/**
 * Explains a practice, a rule or a gate, or lists all practices.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code.
 * @throws {@link UserError} for a name that nothing has.
 */
export async function explain({ format, name }: ExplainOptions, io: Io): Promise<0> {
  const { cwd, env, signal, stdout } = io;
  const context = { color: hasColors(stdout, env), columns: columnsOf(stdout) };
  if (name === undefined) {
    const all = practices.map((practice) => explainPractice({ practice }));
    stdout.write(
      format === 'json' ? asJson({ version: 1, practices: all }) : practicesAsText(all, context),
    );
    return 0;
  }
  const found = await lookUp(name, { root: findRoot(cwd), signal });
  stdout.write(
    format === 'json'
      ? asJson({
          version: 1,
          ...(found.about !== undefined && { about: found.about }),
          practices: found.practices.map(explainPractice),
        })
      : asText(found, context),
  );
  return 0;
}

function asText({ about, practices: found }: Found, context: TextContext): string {
  const explanations = found.map(explainPractice);
  const [first] = explanations;
  // A rule that stands for a practice is explained by it.
  if (
    first !== undefined &&
    (about === undefined || (about.kind === 'rule' && about.practice !== null))
  ) {
    return explanationAsText(first, context, about);
  }
  return about === undefined ? '' : aboutAsText(about, explanations, context);
}

function asJson(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
