import path from 'node:path';
import { formatTable } from '../generate/format-table.mjs';
import { causes } from './causes.mjs';
import { groupBy } from './group-by.mjs';

/**
 * Renders for people what a proof came to.
 *
 * @param {Proof} proof - A package, and how we compare on it.
 * @returns {string} Counts, and each difference below its cause, with its file and line.
 */
export function renderProof({ comparison, folder, name }) {
  const { apiExtractor, differences, ours, typedoc } = comparison;
  const parts = [
    `# ${name}`,
    [
      `ours: ${ours.public} public, ${ours.undocumented} undocumented`,
      `TypeDoc: ${typedoc.public} public, ${typedoc.undocumented} undocumented; ${typedoc.both} in both, ${typedoc.agreed} of them judged alike`,
      `API Extractor: ${apiExtractor.undocumented} undocumented, ${apiExtractor.agreed} of them ours too`,
    ].join('\n'),
  ];
  for (const [title, group] of groupBy(differences, titleOf)) {
    parts.push(
      [`${title} (${group.length}):`, ...group.map((entry) => renderEntry(entry, folder))].join(
        '\n',
      ),
    );
  }
  return parts.join('\n\n');
}

/**
 * Renders for the documentation what proofs came to.
 *
 * @param {Proof[]} proofs - The packages.
 * @returns {string} A table of packages, one of causes, and what the causes are, in Markdown.
 */
export function renderMarkdown(proofs) {
  const headings = ['package', 'commit', 'public', 'undocumented'];
  const typedoc = ['public', 'in both', 'alike', 'undocumented'];
  const extractor = ['undocumented', 'ours too'];
  const packages = proofs.map(({ commit, comparison, name }) => [
    name,
    commit.slice(0, 12),
    ...[comparison.ours.public, comparison.ours.undocumented].map(String),
    ...[
      comparison.typedoc.public,
      comparison.typedoc.both,
      comparison.typedoc.agreed,
      comparison.typedoc.undocumented,
    ].map(String),
    ...[comparison.apiExtractor.undocumented, comparison.apiExtractor.agreed].map(String),
  ]);
  const names = proofs.map(({ name }) => name);
  const rows = [];
  const all = proofs.flatMap(({ comparison, name }) =>
    comparison.differences.map((difference) => ({ ...difference, package: name })),
  );
  for (const [key, group] of groupBy(
    all,
    (difference) => `${roleOf(difference)}\0${difference.cause}`,
  )) {
    const [role] = key.split('\0');
    const [{ cause }] = group;
    rows.push([
      role,
      cause ? `[${cause}](#${cause})` : 'unexplained',
      ...names.map((name) => String(group.filter((entry) => entry.package === name).length)),
    ]);
  }
  rows.sort((first, second) => (first[0] < second[0] ? -1 : Number(first[0] > second[0])));
  const found = Object.keys(causes).filter((name) => all.some(({ cause }) => cause === name));
  return [
    '## Counts',
    formatTable(
      [
        ...headings,
        ...typedoc.map((title) => `TypeDoc: ${title}`),
        ...extractor.map((title) => `API Extractor: ${title}`),
      ],
      packages,
    ),
    '## Differences',
    formatTable(['difference', 'cause', ...names], rows),
    '## Causes',
    ...found.map((name) => `### ${name}\n\n${sentence(causes[name].text)}`),
  ].join('\n\n');
}

/**
 * @typedef {object} Proof
 * @property {string} name - The package.
 * @property {string} folder - Absolute path of its folder.
 * @property {string} commit - The commit that was read.
 * @property {import('./compare.mjs').Comparison} comparison - How we compare.
 */

const roles = {
  'public ours': 'public for us only',
  'public theirs': 'public for it only',
  'undocumented ours': 'undocumented for us only',
  'undocumented theirs': 'undocumented for it only',
};

function roleOf({ only, tool, what }) {
  return `${tool}: ${roles[`${what} ${only}`]}`;
}

function titleOf(difference) {
  return `${roleOf(difference)}, ${difference.cause ?? 'UNEXPLAINED'}`;
}

function renderEntry({ name, place }, folder) {
  return `  ${name} ${place ? `${path.relative(folder, place.file)}:${place.line}` : ''}`.trimEnd();
}

function sentence(text) {
  return text[0].toUpperCase() + text.slice(1);
}
