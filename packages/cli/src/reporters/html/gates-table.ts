import type { GateReport } from '../../gates/report.js';
import { escapeHtml } from '../escape-html.js';
import type { DetailedReport } from '../reporter.js';
import { gateColumns, summarizeGates } from '../summarize-gates.js';

/** Names of columns whose cells are numbers. */
const numeric: ReadonlySet<string> = new Set(gateColumns.slice(3));

/**
 * Writes the table of the gates.
 *
 * @param report - The report.
 * @returns HTML.
 */
export function gatesTable(report: DetailedReport): string {
  const heads = gateColumns.map(
    (name) => `<th scope="col"${numeric.has(name) ? ' class="number"' : ''}>${name}</th>`,
  );
  const rows = summarizeGates(report).map(({ counts, gate, mode, name, time }) => {
    const numbers = [...counts, time].map(
      (cell) => `<td class="number">${cell === '-' ? unknown : cell}</td>`,
    );
    return `<tr><th scope="row">${name}</th><td>${mode}</td><td class="${toneOf(gate)}">${gate.status}${reasonOf(gate)}</td>${numbers.join('')}</tr>`;
  });
  return `<div class="wide" role="region" aria-labelledby="gates-caption" tabindex="0">
<table>
<caption id="gates-caption"><span>What each gate found. A gate that blocks fails the check, one that advises does not.</span></caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`;
}

/** A dash alone is not read out. */
const unknown = '<span aria-label="not known">–</span>';

function toneOf({ mode, status }: GateReport): string {
  switch (status) {
    case 'passed':
      return 'good';
    case 'failed':
      return mode === 'block' ? 'bad' : 'mild';
    case 'error':
      return 'bad';
    case 'skipped':
      return 'mild';
  }
}

function reasonOf({ reason }: GateReport): string {
  return reason === undefined
    ? ''
    : `<div class="reason message dim">${escapeHtml(reason.trim())}</div>`;
}
