import Table from 'cli-table3';

/**
 * Prints what came of each step.
 *
 * @param {readonly object[]} results By repository.
 * @returns {string} A table, and what was unexpected.
 */
export function renderResults(results) {
  const table = new Table({
    head: ['Repository', 'Step', 'Outcome', 'Seconds', 'What was seen'],
    colAligns: ['left', 'left', 'left', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, steps } of results) {
    for (const [index, { isExpected, isTried, milliseconds, seen, step }] of steps.entries()) {
      table.push([
        index === 0 ? name : '',
        step,
        isExpected ? (isTried ? 'as expected' : 'not tried') : 'UNEXPECTED',
        (milliseconds / 1000).toFixed(1),
        seen.split('\n')[0],
      ]);
    }
  }
  const wrong = results.flatMap(({ name, steps }) =>
    steps
      .filter(({ isExpected }) => !isExpected)
      .map(({ seen, step }) => `${name}, ${step}:\n${seen}`),
  );
  return [table.toString(), ...wrong].join('\n\n');
}
