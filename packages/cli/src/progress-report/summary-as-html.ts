import { escapeHtml } from '../reporters/escape-html.js';
import { pageOf } from '../reporters/html/page-of.js';
import { printableLine } from '../reporters/printable.js';
import { percentText, statusTexts } from './describe-progress.js';
import { commits } from './html/commits.js';
import { gates } from './html/gates.js';
import { overview } from './html/overview.js';
import { progressStyle } from './html/progress-style.js';
import { readiness } from './html/readiness.js';
import { sectionOf } from './html/section.js';
import { statusLabel } from './html/status-label.js';
import { trend } from './html/trend.js';
import { waivers } from './html/waivers.js';
import { work } from './html/work.js';
import type { ProgressReporter } from './load-reporter.js';
import type { ProgressSummary } from './progress-summary.js';

/**
 * Writes a progress summary as one page that asks for nothing else and runs no script.
 *
 * @param summary - The summary.
 * @param context - Who writes it.
 * @returns The page.
 */
export const summaryAsHtml: ProgressReporter = (summary, { version }) => {
  const { nextSteps, notes, overall, repository, sections } = summary;
  const name = escapeHtml(printableLine(repository));
  const parts = [
    headOf(summary, name),
    contentsOf(summary),
    overview(summary),
    trend(summary),
    ...sections.map((section) => sectionOf(section, summary)),
    gates(summary),
    waivers(summary),
    work(summary),
    commits(summary),
    readiness(summary),
    listOf('Next steps', 'next', nextSteps),
    listOf('Notes', 'notes', notes),
    `<p class="dim">Written by groundrules ${escapeHtml(version)}.</p>`,
  ];
  const percent = overall.percent === undefined ? '' : ` ${percentText(overall)}`;
  return pageOf({
    title: `${statusTexts[overall.status].word}${percent}: progress of ${name}`,
    skip: { id: 'overview', text: 'Skip to the overview' },
    parts,
    style: progressStyle,
  });
};

function headOf({ commit, date, overall, since }: ProgressSummary, name: string): string {
  const tone =
    overall.status === 'complete' ? 'good' : overall.status === 'unknown' ? 'bad' : 'mild';
  const percent = overall.percent === undefined ? '' : `, ${percentText(overall)} done`;
  const facts: readonly (readonly [name: string, html: string | undefined])[] = [
    ['Date', date],
    ['Commit', commit === null ? undefined : `<code>${escapeHtml(commit.slice(0, 12))}</code>`],
    ['Counted from', since],
  ];
  const list = facts.flatMap(([fact, html]) =>
    html === undefined ? [] : [`<div><dt>${fact}</dt><dd>${html}</dd></div>`],
  );
  return `<h1>Progress of ${name}</h1>
<dl class="facts">${list.join('')}</dl>
<p class="verdict ${tone}">${statusLabel(overall)}${percent}</p>`;
}

function contentsOf({ commits: told, nextSteps, sections }: ProgressSummary): string {
  const links: readonly (readonly [id: string, title: string])[] = [
    ['overview', 'Overview'],
    ['trend', 'Trend'],
    ...sections.map(({ id, title }) => [id, title] as const),
    ['gates', 'What blocks'],
    ['waivers', 'Waivers'],
    ['work', 'Remaining work'],
    ...(told === undefined ? [] : [['commits', 'Commits'] as const]),
    ['readiness', 'Readiness'],
    ...(nextSteps.length === 0 ? [] : [['next', 'Next steps'] as const]),
  ];
  return `<nav aria-label="Contents"><ul role="list">${links.map(([id, title]) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`).join('')}</ul></nav>`;
}

function listOf(title: string, id: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const lines = items.map((item) => `<li class="message">${escapeHtml(item.trim())}</li>`);
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ul class="steps">
${lines.join('\n')}
</ul>
</section>`;
}
