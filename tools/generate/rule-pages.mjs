import { formatTable } from './format-table.mjs';
import { GenerateError } from './generate-error.mjs';
import { readRuleFacts } from './rule-facts.mjs';

/**
 * Writes the head of each rule's page, all that stands above its first section, from what the rule
 * says about itself.
 *
 * @param {object} files - The repository.
 */
export async function generateRulePages(files) {
  for (const rule of await readRuleFacts(files.repository)) {
    const file = `packages/eslint-plugin/docs/rules/${rule.id}.md`;
    const page = await files.read(file);
    if (page === undefined) throw new GenerateError(`${file} is missing.`);
    const sections = page.slice(page.indexOf('\n## ') + 1);
    const table = formatTable(
      ['Practice', 'Level', 'Fix', 'Suggestions', 'Type information'],
      [
        [
          `[${rule.practice.id}](../../../../${rule.practice.docs})`,
          rule.level,
          rule.fixes ? 'yes' : 'no',
          rule.suggests ? 'yes' : 'no',
          rule.needsTypes ? 'required' : 'not required',
        ],
      ],
    );
    files.write(file, `# ${rule.id}\n\n${rule.description}.\n\n${table}\n\n${sections}`);
  }
}
