/** What was asked for cannot be done. */
export class OptionsError extends Error {}

const levels = ['recommended', 'strict'];
const usage =
  'Usage: node tools/new-rule.mjs <rule-id> --practice <id> --description "Disallow ..." [--level recommended]';

/**
 * Checks what the command was called with.
 *
 * @param {{ positionals: string[], values: Record<string, string | undefined> }} parsed - As Node.js
 *   parsed it.
 * @returns {{ id: string, practice: string, description: string, level: string }} The same, checked.
 */
export function readOptions({ positionals, values }) {
  const [id, ...others] = positionals;
  const { description, level, practice } = values;
  if (id === undefined || others.length > 0 || practice === undefined || description === undefined)
    throw new OptionsError(usage);
  if (!/^[a-z]+(?:-[a-z0-9]+)*$/u.test(id))
    throw new OptionsError(
      `The rule's id must be in kebab case, like no-swallowed-error, not "${id}".`,
    );
  if (!/^[A-Z].*[^.\s]$/u.test(description)) {
    throw new OptionsError(
      `--description must begin with a capital and end without a full stop, not "${description}".`,
    );
  }
  if (!levels.includes(level))
    throw new OptionsError(`--level must be ${levels.join(' or ')}, not "${level}".`);
  return { id, practice, description, level };
}
