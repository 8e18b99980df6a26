import path from 'node:path';

import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { parseJsonc, type JsoncFile } from '../config/read-jsonc.js';
import { validateJsonc } from '../config/validate-jsonc.js';
import { readOptionalText } from '../files/read-optional-text.js';
import type { Report } from '../gates/report.js';
import { isRecord } from '../gates/run/is-record.js';
import { repositoryName } from '../git/repository-name.js';
import { plural } from '../reporters/plural.js';
import type { DetailedReport } from '../reporters/reporter.js';
import { UserError } from '../user-error.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import type { Workspace } from '../workspaces/workspace.js';
import { workspaceOf } from '../workspaces/workspace-of.js';
import { localCommand } from '../workspaces/package-manager.js';

/** The repository that a report has to be about. */
export interface ReportedRepository {
  /** Absolute path. */
  readonly root: string;
  readonly workspaces: readonly Workspace[];
}

/**
 * Reads a report that `groundrules check --format json` wrote.
 *
 * @param file - Absolute path of the file.
 * @param name - Its name in messages.
 * @param repository - The repository that it has to be about.
 * @returns The report.
 * @throws {@link UserError} for a file that can't be read or is no such report, and for a report about another
 *   repository, only some of the gates, or only changes: what it leaves out would look fixed.
 */
export async function readReport(
  file: string,
  name: string,
  { root, workspaces }: ReportedRepository,
): Promise<DetailedReport> {
  const text = await readOptionalText(file, name);
  if (text === undefined) {
    throw new UserError(
      `--input ${name}: there is no such file. Make it: ${localCommand('groundrules')} check --format json --output ${name}`,
    );
  }
  const content = parseJsonc(text, name);
  if (!looksLikeReport(content.value)) {
    throw new UserError(
      `--input ${name}: this is no report of groundrules check. Make one: ${localCommand('groundrules')} check --format json --output report.json`,
    );
  }
  validate(content, name);
  const report = content.value as Report;
  const expected = await repositoryName(root);
  if (report.repository !== expected) {
    throw new UserError(
      `--input ${name}: this is a report about ${JSON.stringify(report.repository)}, and the repository here is ${JSON.stringify(expected)}.`,
    );
  }
  if (report.since !== undefined) {
    throw new UserError(
      `--input ${name}: this report counts only what changed since ${JSON.stringify(report.since)}, and the others would look fixed. Make it without --since.`,
    );
  }
  await refuseMissingGates(report, name);
  return {
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      raw: finding,
      workspace: workspaceOf(finding.file, workspaces).folder,
    })),
    workspaces,
    notes: [`The findings come from ${path.basename(name)}.`],
    exitCode: exitCodeOf(report.gates),
  };
}

/** Of another file it would be no help to hear of each field that it lacks. */
function looksLikeReport(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value['gates']) && Array.isArray(value['findings']);
}

/** More mistakes are counted: most come from one. */
const mostMistakes = 5;

function validate(content: JsoncFile, name: string): void {
  try {
    validateJsonc(content, schema, name);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const lines = error.message.split('\n');
    const rest = lines.length - mostMistakes;
    if (rest <= 0) throw error;
    throw new UserError(
      [...lines.slice(0, mostMistakes), `and ${plural(rest, 'other mistake')}`].join('\n'),
      { cause: error },
    );
  }
}

async function refuseMissingGates(report: Report, name: string): Promise<void> {
  const { gates } = await import('../gates/list-gates.js');
  const missing = gates.filter((gate) => report.gates.every((one) => one.name !== gate.name));
  if (missing.length === 0) return;
  throw new UserError(
    `--input ${name}: this report says nothing of ${missing.map((gate) => gate.name).join(', ')}. Make it without --gate, by this version of groundrules.`,
  );
}
