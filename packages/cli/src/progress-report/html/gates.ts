import { escapeHtml } from '../../reporters/escape-html.js';
import type { GateReport } from '../../gates/report.js';
import type { ProgressSummary } from '../progress-summary.js';
import { plainTable, type Cell } from './plain-table.js';

/**
 * Writes which gates block and which advise.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function gates({ gates: reports }: ProgressSummary): string {
  return `<section aria-labelledby="gates">
<h2 id="gates">What blocks and what advises</h2>
${plainTable(
  'gates',
  'A gate that blocks fails the check, one that advises does not.',
  [
    { name: 'Gate' },
    { name: 'Mode' },
    { name: 'Result' },
    { name: 'Open', kind: 'number' },
    { name: 'Waived', kind: 'number' },
    { name: 'Baselined', kind: 'number' },
  ],
  reports.map(rowOf),
)}
</section>`;
}

function rowOf(report: GateReport): Cell[] {
  const { counts, mode, name, status } = report;
  const known = status === 'passed' || status === 'failed';
  const number = (count: number): Cell =>
    known ? String(count) : { html: '<span role="img" aria-label="not known">–</span>' };
  return [
    name,
    mode === 'block' ? 'blocks' : 'advises',
    resultOf(report),
    number(counts.open),
    number(counts.waived),
    number(counts.baselined),
  ];
}

function resultOf({ mode, reason, status }: GateReport): Cell {
  const isBad = status === 'error' || (status === 'failed' && mode === 'block');
  const tone = status === 'passed' ? 'good' : isBad ? 'bad' : 'mild';
  const why =
    reason === undefined
      ? ''
      : `<div class="reason message dim">${escapeHtml(reason.trim())}</div>`;
  return { html: `<span class="status ${tone}">${status}</span>${why}` };
}
