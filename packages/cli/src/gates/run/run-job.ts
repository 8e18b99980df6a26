import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { GateContext } from '../gate.js';
import { builtFile } from './built-file.js';
import { describeOutput } from './describe-output.js';
import { isRecord } from './is-record.js';
import type { JobRequest } from './job.js';
import { readJournal } from './journal.js';
import { runTool } from './run-tool.js';

/** What a job came to: what it found as it is, to be held against a schema, or why it found nothing. */
export type JobEnd =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly reason: string };

/** Where and for whom a job runs. */
export interface JobOptions {
  /** The tool, for messages. */
  readonly tool: string;
  readonly cwd: string;
  readonly context: Pick<GateContext, 'progress' | 'signal'>;
  /** Told which files the job has written, as absolute paths, however it ended. */
  readonly onWritten?: (files: readonly string[]) => void;
}

/**
 * Does work in a process of its own. What it found comes by a file, as plugins and configs may print what they like.
 *
 * @param job - The work.
 * @param options - Where it is done.
 * @returns What it came to. Never rejects.
 */
export async function runJob(job: JobRequest, options: JobOptions): Promise<JobEnd> {
  const { context, cwd, onWritten, tool } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-job-'));
  try {
    const file = path.join(folder, 'result.json');
    const journal = path.join(folder, 'journal.jsonl');
    const end = await runTool({
      tool,
      file: process.execPath,
      args: [builtFile('runner.js'), file, journal],
      cwd,
      signal: context.signal,
      input: JSON.stringify(job),
      onProgress: context.progress,
    });
    onWritten?.(await readJournal(journal));
    if (end.kind === 'broken') return end;
    return await readResult(file, tool, describeOutput(end.stderr, end.stdout));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readResult(file: string, tool: string, printed: string): Promise<JobEnd> {
  const lost = (what: string): JobEnd => ({
    kind: 'broken',
    reason: `${tool} ended without ${what}. It printed: ${printed}`,
  });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    // Something in the process has ended it early, as a config can by `process.exit()`.
    return lost('a result');
  }
  let result: unknown;
  try {
    result = JSON.parse(text);
  } catch {
    return lost('a whole result');
  }
  if (isRecord(result) && typeof result['failure'] === 'string') {
    return { kind: 'broken', reason: `${tool}: ${describeOutput(result['failure'])}` };
  }
  return isRecord(result) && 'value' in result
    ? { kind: 'value', value: result['value'] }
    : lost('a result');
}
