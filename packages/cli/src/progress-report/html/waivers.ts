import { printableLine } from '../../reporters/printable.js';
import { waiversText } from '../describe-progress.js';
import type { ProgressSummary, WaiverSummary } from '../progress-summary.js';
import { plainTable } from './plain-table.js';

/**
 * Writes which waivers are about to end, and which are past their date.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function waivers(summary: ProgressSummary): string {
  const { ended, ending } = summary.waivers;
  const tables = [
    ...(ended.length === 0 ? [] : [tableOf('ended', 'Past their date.', ended)]),
    ...(ending.length === 0 ? [] : [tableOf('ending', 'About to end.', ending)]),
  ];
  return `<section aria-labelledby="waivers">
<h2 id="waivers">Waivers</h2>
<p>${waiversText(summary)}</p>
${tables.join('\n')}
</section>`;
}

function tableOf(id: string, caption: string, list: readonly WaiverSummary[]): string {
  return plainTable(
    `waivers-${id}`,
    caption,
    [
      { name: 'Waiver' },
      { name: 'Gate' },
      { name: 'Ends' },
      { name: 'Days left', kind: 'number' },
      { name: 'Owner' },
      { name: 'Reason', kind: 'long' },
    ],
    list.map(({ daysLeft, expires, gate, id: name, owner, reason }) => [
      printableLine(name),
      gate,
      expires,
      String(daysLeft),
      owner,
      reason,
    ]),
  );
}
