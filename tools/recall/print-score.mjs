import { recallOf, sum } from './score.mjs';

/**
 * Renders scores for people.
 *
 * @param {{ repository: string, missed: object[], unlabelled: object[], unreadable: object[] }[]} scores
 *   - One for each checkout.
 * @returns {string} A table of practices, then what was missed, then reports without a label.
 */
export function renderScores(scores) {
  const names = [...new Set(scores.flatMap(({ practices }) => Object.keys(practices)))].sort();
  const rows = names.map((name) => [
    name,
    sum(scores.flatMap(({ practices }) => practices[name] ?? [])),
  ]);
  rows.push(['total', sum(scores.map(({ total }) => total))]);
  const width = Math.max(...rows.map(([name]) => name.length), 'practice'.length);
  const lines = [
    `${'practice'.padEnd(width)}  labels  found  missed  recall  reports without a label`,
    ...rows.map(([name, count]) => `${name.padEnd(width)}  ${renderCount(count)}`),
  ];
  const lists = {
    'not parsed': 'unreadable',
    missed: 'missed',
    'reports without a label': 'unlabelled',
  };
  for (const [title, key] of Object.entries(lists)) {
    const entries = scores.flatMap((score) => score[key].map((entry) => renderEntry(score, entry)));
    if (entries.length > 0) lines.push('', `${title}:`, ...entries);
  }
  return lines.join('\n');
}

function renderCount(count) {
  const { found, labels, unlabelled } = count;
  const percent = `${(100 * recallOf(count)).toFixed(1)} %`;
  return [
    String(labels).padStart(6),
    String(found).padStart(5),
    String(labels - found).padStart(6),
    percent.padStart(7),
    String(unlabelled).padStart(6),
  ].join('  ');
}

function renderEntry({ repository }, { file, line, message, note, practice, rule }) {
  const what = rule === undefined ? [practice, note && `(${note})`] : [rule, message];
  return `  ${repository} ${file}:${line} ${what.filter(Boolean).join(' ')}`;
}
