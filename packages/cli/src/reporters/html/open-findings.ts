import type { DetailedFinding } from '../../findings/finding.js';
import { workspaceOf } from '../../workspaces/workspace-of.js';
import { escapeHtml } from '../escape-html.js';
import { groupBy } from '../group-by.js';
import { practiceOf } from '../practice-of.js';
import { printableLine } from '../printable.js';
import type { DetailedReport, ReporterContext } from '../reporter.js';
import { placeLink } from './place-link.js';
import { ruleLink } from './rule-link.js';

/**
 * Writes what is open, by file and practice, with a form that filters it.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @returns HTML.
 */
export function openFindings(report: DetailedReport, context: ReporterContext): string {
  const open = report.findings.filter(({ status }) => status === 'open');
  const files = [...groupBy(open, ({ file }) => file)];
  return `<section aria-labelledby="open">
<h2 id="open">Open findings: ${String(open.length)}</h2>
${open.length === 0 ? '<p>There are none.</p>' : `${filterOf(open)}\n${files.map(([file, findings]) => fileOf(file, findings, report, context)).join('\n')}`}
</section>`;
}

function filterOf(findings: readonly DetailedFinding[]): string {
  const practices = [...new Set(findings.map(({ practice }) => practice ?? 'correctness'))].sort(
    (a, b) => (a < b ? -1 : 1),
  );
  const options = practices.map((id) => `<option>${escapeHtml(id)}</option>`);
  return `<form id="filter" role="search" aria-label="Findings" hidden>
<label for="filter-text">Text or file <input id="filter-text" type="search" autocomplete="off"></label>
<label for="filter-severity">Severity <select id="filter-severity"><option value="">all</option><option>error</option><option>warning</option></select></label>
<label for="filter-practice">Practice <select id="filter-practice"><option value="">all</option>${options.join('')}</select></label>
<button type="reset">Show all</button>
<output id="filter-result" for="filter-text filter-severity filter-practice"></output>
</form>`;
}

function fileOf(
  file: string,
  findings: readonly DetailedFinding[],
  { workspaces }: DetailedReport,
  context: ReporterContext,
): string {
  const name = escapeHtml(printableLine(file));
  const owner = workspaces.length > 1 ? workspaceOf(file, workspaces).name : undefined;
  const inside =
    owner === undefined ? '' : ` <span class="dim">in ${escapeHtml(printableLine(owner))}</span>`;
  const groups = [...groupBy(findings, ({ practice }) => practice)].map(([id, found]) => {
    const practice = practiceOf(id);
    const title =
      practice === undefined ? '' : ` <span class="dim">${escapeHtml(practice.title)}</span>`;
    const key = escapeHtml(id ?? 'correctness');
    return `<div class="practice" data-practice="${key}">
<h4>${key}${title}</h4>
<ul role="list">
${found.map((finding) => itemOf(finding, context)).join('\n')}
</ul>
</div>`;
  });
  return `<section class="file" data-file="${name}">
<h3><code>${name}</code>${inside}</h3>
<div>
${groups.join('\n')}
</div>
</section>`;
}

function itemOf(finding: DetailedFinding, context: ReporterContext): string {
  const { column, fingerprint, line, message, raw, rule, severity } = finding;
  const place = `${String(line)}:${String(column)}`;
  const fixable = raw.fixable === true ? ' <span class="tag">fixable</span>' : '';
  return `<li data-severity="${severity}">${placeLink(finding, context, place, `Line ${String(line)}, column ${String(column)}`)}<span class="severity ${severity === 'error' ? 'bad' : 'mild'}">${severity}</span><div class="message">${escapeHtml(message.trim())} ${ruleLink(rule, raw)}${fixable} <code class="dim" title="Fingerprint">${escapeHtml(fingerprint)}</code></div></li>`;
}
