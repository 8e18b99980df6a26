import type { AuditEntry } from './audit-result.js';

/**
 * Says what was decided about a vulnerability.
 *
 * @param entry - The vulnerability.
 * @returns Who accepted it and until when, or why that holds no longer; one line each, none where nobody decided.
 */
export function describeDecision({ verdict }: AuditEntry): string[] {
  const { accepted, opinions } = verdict;
  if (accepted !== undefined) {
    const { expires, owner, reason } = accepted;
    return [`accepted by ${owner} until ${expires}: ${reason}`];
  }
  return opinions.map(
    ({ lapses, risk }) =>
      `${risk.owner} accepted it, which holds no longer: ${lapses.map(({ message }) => message).join('; ')}`,
  );
}
