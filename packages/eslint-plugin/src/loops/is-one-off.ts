import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';

import { findManifest } from '../files/find-manifest.js';

/** Folders whose code people start by hand, or that runs before and beside a program and not within. */
const folder =
  /(?:^|\/)(?:__\w+__|(?:[\w-]+-)?tests?|testing|test-utils?|specs?|e2e|cypress|playwright|mocks?|fixtures?|stories|migrations?|alterations?|seeds?|seeders?|bench|benchmarks?|examples?|playgrounds?)\//u;
/** The same within a package; a package of such a name may be all there is. */
const ownFolder = /(?:^|\/)(?:\.?scripts?|bin|ci|cli|tools?)\//u;
const file =
  /(?:^|[./-])(?:test|tests|spec|e2e|bench|stories|seed|seeds|seeder|migrate|migration|cli|setup|config|dev|develop|dev-?server)\.[cm]?[jt]sx?$/iu;

/**
 * Tells whether a file holds tests, migrations, seeds or scripts, where nobody waits and order is often what is wanted.
 *
 * @param context - The rule's context.
 * @returns Whether the file's path below the working directory, or within its package, says so.
 */
export function isOneOff({
  cwd,
  filename,
}: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): boolean {
  const below = toSlashes(path.relative(cwd, filename));
  const own = findManifest(path.dirname(path.resolve(cwd, filename)));
  const isBelow = own !== undefined && !path.relative(cwd, own).startsWith('..');
  const within = isBelow ? toSlashes(path.relative(own, filename)) : below;
  return folder.test(below) || ownFolder.test(within) || file.test(below);
}

function toSlashes(name: string): string {
  return name.replaceAll('\\', '/');
}
