import path from 'node:path';
import type { BenchProject, Profile } from '@groundrules/vitest-config/bench';
import Table from 'cli-table3';

import type { GateContext } from '../gates/gate.js';
import { runJob } from '../gates/run/run-job.js';
import { compileShape, shapeReason } from '../gates/run/shape.js';
import { escapeMarkdown } from '../reporters/escape-markdown.js';
import { printable, printableLine } from '../reporters/printable.js';
import { UserError } from '../user-error.js';
import type { BenchFormat } from './bench-formats.js';

const text = { type: 'string' };
const share = { type: 'number', minimum: 0 };

const isProfile = compileShape<Profile>({
  type: 'object',
  required: ['name', 'file', 'profile', 'page', 'hottest', 'garbage'],
  properties: {
    name: text,
    file: text,
    profile: text,
    page: text,
    hottest: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'file', 'line', 'self', 'total'],
        properties: {
          name: text,
          file: text,
          line: { type: 'integer', minimum: 1 },
          self: share,
          total: share,
        },
      },
    },
    garbage: share,
  },
});

/**
 * Profiles a benchmark in a process of its own.
 *
 * @param context - Which repository it is.
 * @param projects - Its benchmarks.
 * @param name - The benchmark.
 * @param folder - Absolute path of the folder to write to.
 * @returns What was written, and what it says.
 * @throws {@link UserError} where there is no such benchmark, or it can't be profiled.
 */
export async function makeProfile(
  context: Pick<GateContext, 'progress' | 'root' | 'signal'>,
  projects: readonly BenchProject[],
  name: string,
  folder: string,
): Promise<Profile> {
  const { root } = context;
  const end = await runJob(
    { job: 'bench-profile', request: { root, projects, name, folder } },
    { tool: 'vitest', cwd: root, context },
  );
  if (end.kind === 'broken') throw new UserError(end.reason);
  if (!isProfile(end.value)) throw new UserError(shapeReason('vitest', isProfile));
  return end.value;
}

const mostRows = 10;

/**
 * Writes what a profile says.
 *
 * @param profile - The profile.
 * @param format - How it is written.
 * @param cwd - Files are named relative to this folder.
 * @returns The text.
 */
export function printProfile(profile: Profile, format: BenchFormat, cwd: string): string {
  if (format === 'json') return `${JSON.stringify({ version: 1, ...profile }, null, 2)}\n`;
  const { garbage, hottest, name, page, profile: file } = profile;
  const rows = hottest
    .slice(0, mostRows)
    .map((one) => [
      percent(one.self),
      percent(one.total),
      one.name,
      `${one.file}:${String(one.line)}`,
    ]);
  const head = ['self', 'total', 'function', 'place'];
  const relative = (absolute: string): string => path.relative(cwd, absolute) || absolute;
  const files = `${relative(page)} is the flame graph, ${relative(file)} the profile for other viewers.`;
  const rest = `The garbage collector took ${percent(garbage)}.`;
  if (format === 'markdown') {
    const lines = [head, ['---:', '---:', '---', '---']];
    const cells = rows.map((row) => row.map((cell) => escapeMarkdown(cell)));
    const table = [...lines, ...cells].map((row) => `| ${row.join(' | ')} |`);
    return [...table, '', escapeMarkdown(`${rest} ${files}`), ''].join('\n');
  }
  const table = new Table({
    head,
    colAligns: ['right', 'right', 'left', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(row.map((cell) => printableLine(cell)));
  const own = rows.length === 0 ? 'No function of the repository took any time.' : table.toString();
  return printable([name, own, rest, files, ''].join('\n'));
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
