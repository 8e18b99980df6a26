import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { isToolOfOurs } from './dead-code/is-tool-of-ours.js';
import { parseHints, type ParsedHints } from './dead-code/parse-hints.js';
import { parseKnipReport } from './dead-code/parse-report.js';
import { defineGate } from './define-gate.js';
import { findUnreadable } from './files/find-unreadable.js';
import { listFiles } from './files/list-files.js';
import { toRelative } from './files/to-relative.js';
import type { GateContext, GateOutcome } from './gate.js';
import { isLintable } from './lint/is-lintable.js';
import { loadFromRepository } from './load-tool.js';
import { builtFile } from './run/built-file.js';
import { describeOutput } from './run/describe-output.js';
import { runTool } from './run/run-tool.js';

/** knip, by its command and the repository's own config. */
export const deadCodeGate = defineGate({ name: 'dead-code', tool: 'knip', run: findDeadCode });

async function findDeadCode(context: GateContext): Promise<GateOutcome> {
  const { root, signal, workspaces } = context;
  if (!existsSync(path.join(root, 'package.json'))) {
    return { kind: 'skipped', reason: 'There is no package.json, by which knip finds its way.' };
  }
  const knip = loadFromRepository(root, 'knip', workspaces);
  if (knip.kind === 'error') return knip;
  const file = knip.commands['knip'];
  if (file === undefined) {
    return { kind: 'error', reason: 'The installed knip has no command knip. Install it again.' };
  }
  const unreadable = await findUnreadable(context, isLintable);
  if (unreadable !== undefined) return { kind: 'error', reason: unreadable };
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-knip-'));
  try {
    const hintsFile = path.join(folder, 'hints.json');
    const end = await runTool({
      tool: 'knip',
      file: process.execPath,
      args: [
        file,
        ...['--reporter', 'json', '--reporter', builtFile('knip-hints.js')],
        ...['--no-exit-code', '--no-progress'],
      ],
      cwd: root,
      signal,
      env: { GROUNDRULES_KNIP_HINTS: hintsFile },
    });
    if (end.kind === 'broken') return { kind: 'error', reason: end.reason };
    const printed = describeOutput(end.stderr, end.stdout);
    // It was told to leave findings out of its exit code.
    if (end.exitCode !== 0) {
      return {
        kind: 'error',
        reason: `knip failed with exit code ${String(end.exitCode)}: ${printed}`,
      };
    }
    const hints = await readHints(hintsFile, root);
    const report = parseKnipReport(end.stdout, hints?.warnings ?? new Set());
    if (report.kind === 'broken') {
      return { kind: 'error', reason: `${report.reason} It printed: ${printed}` };
    }
    // Each run writes them, so that a run without them was none.
    if (hints === undefined) {
      return {
        kind: 'error',
        reason: `knip ended before it had reported all. It printed: ${printed}`,
      };
    }
    const [source] = hints.total === 0 ? await listSources(context) : [];
    if (source !== undefined) {
      return {
        kind: 'error',
        reason: `knip looked at no file, and there are some such as ${source}: its settings leave all out.`,
      };
    }
    const findings = report.findings.filter((finding) => !isToolOfOurs(finding));
    return { kind: 'done', findings: [...findings, ...hints.findings] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function listSources(context: GateContext): Promise<string[]> {
  const files = await listFiles({ ...context, changed: undefined });
  return files.map(({ file }) => file).filter((file) => isLintable(file));
}

async function readHints(file: string, root: string): Promise<ParsedHints | undefined> {
  if (!existsSync(file)) return undefined;
  return parseHints(await readFile(file, 'utf8'), (name) => toRelative(root, name));
}
