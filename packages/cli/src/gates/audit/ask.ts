import type { AuditError, AuditReport } from '@groundrules/audit';

import type { GateContext } from '../gate.js';
import { guardGroup } from '../run/guard-group.js';

/** What is asked: the package manager where no database is named. */
export interface Question {
  readonly context: GateContext;
  /** A database in OSV's format, absolute. */
  readonly database?: string | undefined;
}

/** A complete audit, or what happened and what to do. */
export type Answer =
  | { readonly kind: 'complete'; readonly report: AuditReport }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Asks a source about the repository's dependencies.
 *
 * @param question - What is asked.
 * @returns Its answer. What is not foreseen is thrown.
 */
export async function ask({ context, database }: Question): Promise<Answer> {
  const { config, root, signal } = context;
  // Only who asks pays for what it loads.
  const { audit, AuditError, guardProcesses } = await import('@groundrules/audit');
  guardProcesses(guardGroup);
  try {
    const { maximumAgeDays } = config.audit;
    const report = await audit({
      root,
      signal,
      ...(database !== undefined && { source: { osv: database, maximumAgeDays } }),
    });
    return { kind: 'complete', report };
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    return {
      kind: 'failed',
      reason: isForDatabase(error) ? `${error.message}\n${howToGoOn}` : error.message,
    };
  }
}

/** The library knows nothing of the settings that name one. */
function isForDatabase({ todo }: AuditError): boolean {
  return todo.includes('audit offline with an OSV database');
}

const howToGoOn =
  'groundrules.json names such a database: "audit": { "offline": "FOLDER or ZIP" }. To check all else meanwhile, with vulnerabilities unknown: "gates": { "audit": "off" }.';
