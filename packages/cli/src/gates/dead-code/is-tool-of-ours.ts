import type { RawFinding } from '../../findings/finding.js';

/** What the gates run by itself, without a script or an import that knip could see. */
const tools: ReadonlySet<string> = new Set([
  'eslint',
  'groundrules',
  'knip',
  'prettier',
  'typescript',
]);

/**
 * Tells whether knip takes a package for unused that is there for this command.
 *
 * @param finding - What knip reports.
 * @returns Whether it is such a package.
 */
export function isToolOfOurs({ rule, subject }: RawFinding): boolean {
  const isDependency = rule === 'dependencies' || rule === 'devDependencies';
  return isDependency && subject !== undefined && tools.has(subject);
}
