import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';

/** Folders whose code people start by hand, or that runs before and beside a program and not within. */
const folder =
  /(?:^|\/)(?:__\w+__|(?:[\w-]+-)?tests?|testing|test-utils?|specs?|e2e|cypress|playwright|mocks?|fixtures?|stories|migrations?|alterations?|seeds?|seeders?|\.?scripts?|bin|ci|cli|bench|benchmarks?|tools?|examples?|playgrounds?)\//u;
const file =
  /(?:^|[./-])(?:test|tests|spec|e2e|bench|stories|seed|seeds|seeder|migrate|migration|cli|setup|config|dev|develop|dev-?server)\.[cm]?[jt]sx?$/iu;

/**
 * Tells whether a file holds tests, migrations, seeds or scripts, where nobody waits and order is often what is wanted.
 *
 * @param context - The rule's context.
 * @returns Whether the file's path below the working directory says so.
 */
export function isOneOff({
  cwd,
  filename,
}: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): boolean {
  const below = path.relative(cwd, filename).replaceAll('\\', '/');
  return folder.test(below) || file.test(below);
}
