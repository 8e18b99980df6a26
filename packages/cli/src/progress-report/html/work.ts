import type { ProgressSummary } from '../progress-summary.js';
import { plainTable } from './plain-table.js';
import { localCommand } from '../../workspaces/package-manager.js';

/**
 * Writes what is left to do, the least work first.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function work({ work: items }: ProgressSummary): string {
  const content =
    items.length === 0
      ? '<p>There is none.</p>'
      : plainTable(
          'work',
          `What is automatic is repaired by ${localCommand('groundrules')} check --fix; the rest is small up to 5 findings and medium up to 25.`,
          [
            { name: 'What', kind: 'long' },
            { name: 'Effort' },
            { name: 'Python' },
            { name: 'Findings', kind: 'number' },
            { name: 'Files', kind: 'number' },
          ],
          items.map(({ effort, files, findings, practice, python = '', title }) => [
            `${practice}: ${title}`,
            effort,
            python,
            String(findings),
            String(files),
          ]),
        );
  return `<section aria-labelledby="work">
<h2 id="work">Remaining work</h2>
${content}
</section>`;
}
