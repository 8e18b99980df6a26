import { createHash } from 'node:crypto';

import { describeVerdict } from './describe-verdict.js';
import { escapeHtml } from './escape-html.js';
import { gatesTable } from './html/gates-table.js';
import { knownFindings } from './html/known-findings.js';
import { openFindings } from './html/open-findings.js';
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
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(pageStyle)}'; script-src '${hashOf(pageScript)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${passed ? 'Passed' : 'Not passed'}: groundrules of ${name}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#open">Skip to the open findings</a>
<main>
${parts.filter((part) => part !== '').join('\n')}
</main>
<script>${pageScript}</script>
</body>
</html>
`;
};

/** Nothing but our own style and script runs, should a text of somebody else ever get loose. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

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
