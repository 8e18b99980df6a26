import path from 'node:path';

import { listNames } from '../../gates/files/list-names.js';
import { lintFolders } from '../../gates/lint/lint-folders.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import { runJob } from '../../gates/run/run-job.js';
import { compileShape, shapeReason } from '../../gates/run/shape.js';
import { UserError } from '../../user-error.js';
import { listWorkspaces } from '../../workspaces/list-workspaces.js';
import type { InstalledRule } from './list-rules-job.js';

/** ESLint's rules in a repository, or why they are unknown. */
export interface InstalledRules {
  /** The tool with its version: `ESLint 10.1.0`. */
  readonly tool: string;
  readonly rules: readonly InstalledRule[];
  /** Why some or all are missing. */
  readonly failure?: string;
}

const text = { type: 'string' };
const isAnswer = compileShape<{
  readonly rules: readonly InstalledRule[];
  readonly failure?: string;
}>({
  type: 'object',
  required: ['rules'],
  properties: {
    rules: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'isFixable', 'isDeprecated'],
        properties: {
          id: text,
          description: text,
          url: text,
          isFixable: { type: 'boolean' },
          isDeprecated: { type: 'boolean' },
        },
      },
    },
    failure: text,
  },
});

/** Kinds of files that a config tells apart; there are hardly more. */
const mostFiles = 40;

/**
 * Asks ESLint, as installed in a repository, for the rules that it has there.
 *
 * @param root - Absolute path of the repository.
 * @param signal - Ends what was started.
 * @returns The rules of all folders with a config.
 */
export async function listInstalledRules(
  root: string,
  signal: AbortSignal,
): Promise<InstalledRules> {
  try {
    return await ask(root, signal);
  } catch (error) {
    // A repository that is broken elsewhere still has rules to ask for, of which nothing is known then.
    if (!(error instanceof UserError)) throw error;
    return { tool: 'ESLint', rules: [], failure: error.message };
  }
}

async function ask(root: string, signal: AbortSignal): Promise<InstalledRules> {
  const workspaces = await listWorkspaces(root);
  const eslint = loadFromRepository(root, 'eslint', workspaces);
  if (eslint.kind === 'error') return { tool: 'ESLint', rules: [], failure: eslint.reason };
  const names = await listNames(root);
  const rules = new Map<string, InstalledRule>();
  const failures: string[] = [];
  for (const folder of lintFolders(root, workspaces)) {
    const files = samplesOf(
      names.filter((name) => folder === '.' || name.startsWith(`${folder}/`)),
    );
    const request = {
      eslint: eslint.folder,
      folder: path.join(root, folder),
      files: files.map((file) => path.join(root, file)),
    };
    // One after another, as each takes hundreds of megabytes.
    const end = await runJob(
      { job: 'explain-eslint', request },
      { tool: 'ESLint', cwd: request.folder, context: { signal, progress: () => undefined } },
    );
    if (end.kind === 'broken') failures.push(end.reason);
    else if (isAnswer(end.value)) {
      for (const rule of end.value.rules) rules.set(rule.id, rule);
      if (end.value.failure !== undefined) failures.push(end.value.failure);
    } else failures.push(shapeReason('ESLint', isAnswer));
  }
  const [failure] = failures;
  return {
    tool: `ESLint ${eslint.version}`,
    rules: [...rules.values()],
    ...(failure !== undefined && { failure }),
  };
}

/** The first file of each kind, those of code first. */
function samplesOf(names: readonly string[]): string[] {
  const byKind = new Map<string, string>();
  for (const name of names) {
    const kind = path.posix.extname(name) || path.posix.basename(name);
    if (!byKind.has(kind)) byKind.set(kind, name);
  }
  const isCode = (name: string): boolean => /\.[cm]?[jt]sx?$/u.test(name);
  return [...byKind.values()]
    .toSorted((a, b) => Number(isCode(b)) - Number(isCode(a)))
    .slice(0, mostFiles);
}
