import { fillIn } from './fill-in.mjs';
import { formatTable } from './format-table.mjs';
import { loadBuilt } from './load-built.mjs';

const toolNames = { eslint: 'ESLint', knip: 'knip', typescript: 'TypeScript' };

/**
 * Writes the table of practices into the README, from the catalogue.
 *
 * @param {object} files - The repository.
 */
export async function generatePracticesTable(files) {
  const { practices } = await loadBuilt(files.repository, 'catalogue');
  const rows = practices.map(({ area, docs, enforcers, fixable, id, python = '', title }) => [
    area,
    `[${id}](${docs})`,
    title,
    python,
    nameTools(enforcers).join(', '),
    fixable ? 'yes' : '',
  ]);
  const headings = ['Area', 'Practice', 'What is caught', 'In Python', 'Caught by', 'Fixed'];
  await fillIn(files, 'README.md', 'practices', formatTable(headings, rows));
}

function nameTools({ command, gate, ...lists }) {
  const tools = Object.entries(toolNames)
    .filter(([kind]) => lists[kind] !== undefined)
    .map(([, name]) => name);
  // The formatter has no ids of its own, and a command is about all tools.
  return [
    ...tools,
    ...(gate === 'format' ? ['Prettier'] : []),
    ...(command === undefined ? [] : [`\`groundrules ${command}\``]),
  ];
}
