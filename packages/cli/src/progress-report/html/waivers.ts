import { plural } from '../../reporters/plural.js';
import { printableLine } from '../../reporters/printable.js';
import type { ProgressSummary, WaiverSummary } from '../progress-summary.js';
import { plainTable } from './plain-table.js';

/**
 * Writes which waivers are about to end, and which are past their date.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function waivers({ waivers: { ended, ending, inForce } }: ProgressSummary): string {
  const tables = [
    ...(ended.length === 0 ? [] : [tableOf('ended', 'Past their date.', ended)]),
    ...(ending.length === 0 ? [] : [tableOf('ending', 'About to end.', ending)]),
  ];
  return `<section aria-labelledby="waivers">
<h2 id="waivers">Waivers</h2>
<p>${plural(inForce, 'waiver')} in force, ${String(ending.length)} of them end within 30 days; ${String(ended.length)} past ${ended.length === 1 ? 'its' : 'their'} date.</p>
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
