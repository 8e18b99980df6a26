import { plural } from '../../reporters/plural.js';
import type { DriftReport, JudgedWeakening, ToolReport } from '../drift-report.js';
import type { Authorship } from '../places/blame.js';
import type { DriftTool } from '../weakening.js';

/** What people call the tools. */
export const toolNames: Readonly<Record<DriftTool, string>> = {
  eslint: 'ESLint',
  tsconfig: 'TypeScript',
  prettier: 'Prettier',
  knip: 'knip',
  groundrules: 'groundrules.json',
};

/** How many weakenings of a tool there are, by what they count. */
export interface DriftCounts {
  readonly open: number;
  /** Open ones that fail nothing. */
  readonly hints: number;
  readonly waived: number;
}

/**
 * Counts the weakenings of a tool, or of all.
 *
 * @param weakenings - The weakenings.
 * @param tool - The tool; all of them without it.
 * @returns The numbers.
 */
export function countWeakenings(
  weakenings: readonly JudgedWeakening[],
  tool?: DriftTool,
): DriftCounts {
  const own = tool === undefined ? weakenings : weakenings.filter((one) => one.tool === tool);
  const open = own.filter(({ status }) => status === 'open');
  const hints = open.filter(({ isHint }) => isHint === true).length;
  return { open: open.length - hints, hints, waived: own.length - open.length };
}

/**
 * Says in a sentence how a repository stands to its standard.
 *
 * @param report - The report.
 * @returns Whether it follows it, and the sentence.
 */
export function describeDrift({ exitCode, notices, tools, weakenings }: DriftReport): {
  readonly passed: boolean;
  readonly sentence: string;
} {
  const named = (status: ToolReport['status']): string[] =>
    tools.filter((tool) => tool.status === status).map(({ tool }) => toolNames[tool]);
  if (exitCode === 2) {
    return {
      passed: false,
      sentence: `No verdict: ${named('error').join(', ')} could not be judged.`,
    };
  }
  const { hints, open, waived } = countWeakenings(weakenings);
  if (open > 0) {
    const ofTools = tools
      .map(({ tool }) => [toolNames[tool], countWeakenings(weakenings, tool).open] as const)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${String(count)} of ${name}`);
    return {
      passed: false,
      sentence: `${plural(open, 'setting is', 'settings are')} weaker than the standard: ${ofTools.join(', ')}.`,
    };
  }
  const wrong = notices.filter(({ severity }) => severity === 'error').length;
  if (wrong > 0) {
    return {
      passed: false,
      sentence: `${plural(wrong, 'waiver is', 'waivers are')} not in order.`,
    };
  }
  const rest = [
    ...(waived > 0 ? [`${String(waived)} waived`] : []),
    ...(hints > 0 ? [plural(hints, 'hint')] : []),
  ];
  return {
    passed: true,
    sentence: `Nothing is weaker than the standard${rest.length === 0 ? '' : ` that is not accepted: ${rest.join(', ')}`}.`,
  };
}

/**
 * Says who wrote a line, and when.
 *
 * @param authorship - What Git knows.
 * @returns For example `Ada Lovelace, 2027-01-05, 1a2b3c4d5e: relax the console`.
 */
export function describeAuthorship(authorship: Authorship): string {
  if (authorship.kind === 'uncommitted') return 'not committed yet';
  const { author, commit, date, summary } = authorship;
  return `${author}, ${date}, ${commit}: ${summary}`;
}

/**
 * Says what a waiver does to a weakening.
 *
 * @param weakening - The weakening.
 * @returns The text; `undefined` where no waiver is about it.
 */
export function describeWaiver({ status, waiver }: JudgedWeakening): string | undefined {
  if (waiver === undefined) return undefined;
  const { expires, owner, reason } = waiver;
  return status === 'waived'
    ? `waived until ${expires} by ${owner}: ${reason}`
    : `the waiver of ${owner} until ${expires} does not hold any more: ${reason}`;
}
