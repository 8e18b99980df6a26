import { describeVerdict } from './describe-verdict.js';
import { escapeHtml } from './escape-html.js';
import { gatesTable } from './html/gates-table.js';
import { knownFindings } from './html/known-findings.js';
import { openFindings } from './html/open-findings.js';
import { pageOf } from './html/page-of.js';
import { pageScript } from './html/page-script.js';
import { pageStyle } from './html/page-style.js';
import { practicesTable } from './html/practices-table.js';
import { nextSteps } from './next-steps.js';
import { printableLine } from './printable.js';
import type { DetailedReport, Reporter } from './reporter.js';

/**
 * Writes a report as one page that asks for nothing else: the verdict, the gates, and what is open by file and
 * practice. A script filters; the page is complete without.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @returns The page.
 */
export const reportAsHtml: Reporter = (report, context) => {
  const { passed, sentence } = describeVerdict(report);
  const name = escapeHtml(printableLine(report.repository));
  const scope =
    context.since === undefined
      ? ''
      : `\n<p>Only what changed since <code>${escapeHtml(printableLine(context.since))}</code> counts.</p>`;
  const parts = [
    `<h1>Groundrules of ${name}</h1>
<p class="verdict ${passed ? 'good' : 'bad'}">${passed ? '✔' : '✖'} ${escapeHtml(sentence)}</p>${scope}`,
    `<section aria-labelledby="gates">
<h2 id="gates">Gates</h2>
${gatesTable(report)}
</section>`,
    remarksOf(report),
    practicesTable(report),
    openFindings(report, context),
    knownFindings(report, context, 'waived'),
    knownFindings(report, context, 'baselined'),
    `<p class="dim">Written by groundrules ${escapeHtml(context.version)}.</p>`,
  ];
  return pageOf({
    title: `${passed ? 'Passed' : 'Not passed'}: groundrules of ${name}`,
    skip: { id: 'open', text: 'Skip to the open findings' },
    parts,
    style: pageStyle,
    script: pageScript,
  });
};

function remarksOf(report: DetailedReport): string {
  const lists = [
    listOf('What to do next', 'next', nextSteps(report)),
    listOf('Notes', 'notes', report.notes),
  ];
  return lists.filter((list) => list !== '').join('\n');
}

function listOf(title: string, id: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => `<li class="message">${escapeHtml(item.trim())}</li>`);
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ul>
${lines.join('\n')}
</ul>
</section>`;
}
