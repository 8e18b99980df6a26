import { fillIn } from './fill-in.mjs';
import { formatTable } from './format-table.mjs';
import { readRuleFacts } from './rule-facts.mjs';

const file = 'packages/eslint-plugin/README.md';

/**
 * Writes the table of rules into the plugin's README.
 *
 * @param {object} files - The repository.
 */
export async function generateRulesTable(files) {
  const rows = (await readRuleFacts(files.repository)).map((rule) => [
    `[${rule.id}](docs/rules/${rule.id}.md)`,
    rule.description,
    rule.practice.id,
    rule.level,
    [rule.fixes && 'fix', rule.suggests && 'suggestions'].filter(Boolean).join(', '),
  ]);
  const table = formatTable(['Rule', 'What it asks for', 'Practice', 'Preset', 'Repairs'], rows);
  await fillIn(files, file, 'rules', table);
}
