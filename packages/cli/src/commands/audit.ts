import path from 'node:path';

import type { AuditFormat } from '../audit/formats.js';
import { toAuditResult, type AuditResult } from '../audit/audit-result.js';
import { assess } from '../check/assess.js';
import { collectFindings } from '../check/collect-findings.js';
import { judgeFindings } from '../check/judge-findings.js';
import { createAuditGate } from '../gates/audit.js';
import type { AuditSummary } from '../gates/audit/audit-summary.js';
import type { Io, OutputStream } from '../io.js';
import { version } from '../package-info.js';
import { columnsOf } from '../progress/columns-of.js';
import type { Progress } from '../progress/progress.js';
import { hasColors, startProgress } from '../progress/start-progress.js';
import { filesAddress } from '../reporters/files-address.js';
import { loadReporter } from '../reporters/index.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { requireWritable } from '../reporters/require-writable.js';
import { writeOutput } from '../reporters/write-output.js';
import { UserError } from '../user-error.js';
import { flagOf } from '../waivers/check-waiver.js';
import { findRoot } from '../workspaces/find-root.js';
import { waive, type WaiveOptions } from './waive.js';

/** What `groundrules audit` can be told. */
export interface AuditOptions extends Omit<
  WaiveOptions,
  'files' | 'force' | 'gate' | 'id' | 'list' | 'remove'
> {
  readonly format: AuditFormat;
  /** A file to write the report to, relative to the current folder. */
  readonly output?: string;
  /** A database in OSV's format to ask instead of the package manager, relative to the current folder. */
  readonly offline?: string;
  /** Milliseconds that the audit may take. */
  readonly timeoutMs?: number;
  /** An advisory to accept until a day. */
  readonly accept?: string;
}

/**
 * Looks for known vulnerabilities in what the lockfile installs, or accepts one of them.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @returns The exit code.
 * @throws {@link UserError} for bad input.
 */
export async function audit(options: AuditOptions, io: Io): Promise<0 | 1 | 2> {
  const { accept, format, offline, output, timeoutMs, ...judgement } = options;
  const root = findRoot(io.cwd);
  let summary: AuditSummary | undefined;
  const gate = createAuditGate({
    ...(offline !== undefined && { offline: path.resolve(io.cwd, offline) }),
    onAudit: (known) => (summary = known),
  });
  if (accept !== undefined) {
    const waiver = { ...judgement, id: accept, gate: gate.name, files: [] };
    return await waive({ ...waiver, force: false, list: false, remove: false }, io, {
      adapters: [gate],
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
  }
  refuseJudgement(judgement);
  await requireWritable(output === undefined ? undefined : path.resolve(io.cwd, output));
  let progress: Progress | undefined;
  const collected = await collectFindings({
    root,
    gates: [gate.name],
    adapters: [gate],
    fix: false,
    ...(timeoutMs !== undefined && { timeoutMs }),
    signal: io.signal,
    listen: (gates) => (progress = startProgress(gates, io)),
  }).finally(() => progress?.stop());
  const judged = await judgeFindings(collected, io.today);
  io.signal.throwIfAborted();
  const report = await assess(collected, judged, []);
  const result: AuditResult = {
    ...toAuditResult(report, judged.findings, summary),
    ...(offline !== undefined && { offline }),
  };
  const address = filesAddress(io.env);
  const contextFor = (stream?: OutputStream): ReporterContext => ({
    root,
    config: collected.config,
    version,
    color: stream !== undefined && hasColors(stream, io.env),
    columns: stream === undefined ? 80 : columnsOf(stream),
    ...(address !== undefined && { filesAddress: address }),
  });
  if (output === undefined) {
    const isForPeople = format === 'text' || format === 'github';
    io.stdout.write(await write(result, format, contextFor(isForPeople ? io.stdout : undefined)));
  } else {
    await writeOutput(path.resolve(io.cwd, output), await write(result, format, contextFor()));
    const { auditSummaryAsText } = await import('../audit/text.js');
    io.stdout.write(auditSummaryAsText(result, contextFor(io.stdout).color));
  }
  return report.exitCode;
}

/** What was said of a risk is not lost without a word. */
function refuseJudgement(judgement: object): void {
  const [field] = Object.entries(judgement).find(([, value]) => value !== undefined) ?? [];
  if (field === undefined) return;
  throw new UserError(
    `${flagOf(field)} says something of a risk to accept, and none is named. Name its advisory: --accept GHSA-....`,
  );
}

/** What is told by package is written here, what is told as findings by the reporters of the check. */
async function write(
  result: AuditResult,
  format: AuditFormat,
  context: ReporterContext,
): Promise<string> {
  switch (format) {
    case 'text': {
      const { auditAsText } = await import('../audit/text.js');
      return auditAsText(result, context.color);
    }
    case 'markdown': {
      const { auditAsMarkdown } = await import('../audit/markdown.js');
      return auditAsMarkdown(result);
    }
    case 'json': {
      const { auditAsJson } = await import('../audit/json.js');
      return auditAsJson(result);
    }
    case 'vex': {
      const { auditAsVex } = await import('../audit/vex.js');
      return auditAsVex(result, version);
    }
    case 'sarif':
    case 'html':
    case 'github': {
      const report = await loadReporter(format);
      return report(result.report, context);
    }
  }
}
