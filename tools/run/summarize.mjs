/**
 * Sums up what a run of several steps came to.
 *
 * @param {{ name: string, exitCode: number }[]} results - The steps, in their order.
 * @returns {{ exitCode: number, text: string }} 1 if any step failed, and a line per step.
 */
export function summarize(results) {
  const failed = results.filter(({ exitCode }) => exitCode !== 0);
  const lines = results.map(
    ({ exitCode, name }) => `${exitCode === 0 ? 'passed' : 'FAILED'}  ${name}`,
  );
  const verdict =
    failed.length === 0
      ? 'All checks passed.'
      : `${failed.length} of ${results.length} checks failed.`;
  return { exitCode: failed.length === 0 ? 0 : 1, text: [...lines, verdict].join('\n') };
}
