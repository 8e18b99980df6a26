import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The root of this repository. */
export const repository = fileURLToPath(new URL('../../..', import.meta.url));

const leftOut = new Set(['.git', '.turbo', 'coverage', 'node_modules']);

/**
 * Copies this repository, as built, to a folder that is removed again. What is installed is linked; our
 * own packages are those of the copy.
 *
 * @param {(cleanUp: () => void) => void} [whenDone] - Registers what removes the copy; after the test by
 *   default.
 * @returns {string} The root of the copy.
 */
export function copyRepository(whenDone = onTestFinished) {
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'groundrules-tools-')));
  whenDone(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(repository, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !leftOut.has(path.basename(source)),
  });
  linkModules(path.join(repository, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

function linkModules(from, to) {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    // Links in there are relative, so they lead to the packages of the copy.
    if (name === '@groundrules')
      cpSync(source, target, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(source, target, 'junction');
  }
}
