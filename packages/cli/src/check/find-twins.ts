import type { RawFinding } from '../findings/finding.js';

/**
 * Finds what another gate says of the same thing.
 *
 * @param shared - What a tool reports although another gate answers for it.
 * @param findings - Findings of that gate.
 * @returns Those about the same name or at the same place. Where a name is declared several times the gates may choose
 *   different places.
 */
export function findTwins<F extends RawFinding>(
  { file, line, message }: RawFinding,
  findings: readonly F[],
): F[] {
  return findings.filter(
    (finding) =>
      finding.file === file &&
      (finding.line === line ||
        (finding.subject !== undefined && message.includes(`\`${finding.subject}\``))),
  );
}
