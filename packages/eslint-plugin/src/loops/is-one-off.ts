import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TSESLint } from '@typescript-eslint/utils';

import { findManifest } from '../files/find-manifest.js';

/** Folders whose code people start by hand, or that runs before and beside a program and not within. */
const folder =
  /(?:^|\/)(?:__\w+__|(?:[\w-]+-)?tests?|testing|test-utils?|specs?|e2e|cypress|playwright|mocks?|fixtures?|stories|migrations?|alterations?|seeds?|seeders?|bench|benchmarks?|examples?|playgrounds?)\//u;
/** The same within a package; a package of such a name may be all there is. */
const ownFolder = /(?:^|\/)(?:\.?scripts?|bin|ci|cli|tools?)\//u;
const file =
  /\.\w*tests?\.[cm]?[jt]sx?$|(?:^|[./-])(?:test|tests|spec|e2e|bench|stories|seed|seeds|seeder|migrate|migration|cli|setup|config|dev|develop|dev-?server)\.[cm]?[jt]sx?$/iu;

/**
 * Tells whether a file holds tests, migrations, seeds or scripts, where nobody waits and order is often what is wanted. What
 * is above the repository does not count, nor what a package among others is called: `packages/testing` is what somebody
 * uses, while `e2e` and `tools` at the top and whatever is in `examples` are not.
 *
 * @param context - The rule's context.
 * @returns Whether the file's path below the repository or the working directory, or within its package, says so.
 */
export function isOneOff({
  cwd,
  filename,
}: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): boolean {
  const absolute = path.resolve(cwd, filename);
  const base = findRepository(path.dirname(absolute), cwd) ?? cwd;
  const below = toSlashes(path.relative(base, absolute));
  const own = findManifest(path.dirname(absolute));
  const places = own === undefined ? '..' : toSlashes(path.relative(base, own));
  const isBelow = !places.startsWith('..');
  const within = isBelow ? toSlashes(path.relative(own ?? base, absolute)) : below;
  return (
    (isBelow && folder.test(aroundPackage(places))) ||
    (isBelow && /^(?:scripts?|tools?)$/u.test(places)) ||
    folder.test(within) ||
    ownFolder.test(within) ||
    file.test(below)
  );
}

/** The folders that a package stands in; with its own where it stands at the top, as no package among others. */
function aroundPackage(places: string): string {
  return places.includes('/') ? `${path.posix.dirname(places)}/` : `${places}/`;
}

/** The innermost repository that a folder is in, below the working directory. */
function findRepository(start: string, cwd: string): string | undefined {
  if (path.relative(cwd, start).startsWith('..')) return undefined;
  if (existsSync(path.join(start, '.git'))) return start;
  const parent = path.dirname(start);
  return parent === start || start === cwd ? undefined : findRepository(parent, cwd);
}

function toSlashes(name: string): string {
  return name.replaceAll('\\', '/');
}
