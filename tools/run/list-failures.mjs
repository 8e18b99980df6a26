import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A message is told by its first lines; what comes after them is a difference or a stack. */
const linesOfMessage = 4;

/**
 * Finds the tests that failed in what Turborepo's tasks printed, to name them again at the end: in between there are
 * thousands of lines, and who sees only the end of them shall know where to look.
 *
 * @param {string} folder - The root of the repository.
 * @param {number} since - When the run began, in milliseconds since 1970: what is older was printed by another run.
 * @returns {string[]} The package, the test and the first lines of its message, a failure each.
 */
export function listFailures(folder, since) {
  return listPackages(folder).flatMap((name) => {
    const logs = path.join(folder, name, '.turbo');
    if (!existsSync(logs)) return [];
    return readdirSync(logs)
      .filter((file) => file.endsWith('.log'))
      .map((file) => path.join(logs, file))
      .filter((file) => statSync(file).mtimeMs >= since)
      .flatMap((file) => failuresIn(readFileSync(file, 'utf8')))
      .map((failure) => `${name === '' ? '//' : name}: ${failure}`);
  });
}

/** The root, and the folders of its workspaces. */
function listPackages(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const named = (manifest.workspaces ?? []).flatMap((pattern) =>
    pattern.endsWith('/*')
      ? readdirSync(path.join(folder, pattern.slice(0, -2))).map((name) =>
          path.posix.join(pattern.slice(0, -2), name),
        )
      : [pattern],
  );
  return ['', ...named];
}

/** Vitest begins each failure with this word, after a run of its list of tests. */
function failuresIn(log) {
  const lines = stripVTControlCharacters(log).split(/\r?\n/u);
  return lines.flatMap((line, index) => {
    if (!/^ *FAIL +\S/u.test(line)) return [];
    const message = lines
      .slice(index + 1, index + 1 + linesOfMessage)
      .filter((one) => one.trim() !== '');
    return [[line.trim(), ...message].join('\n  ')];
  });
}
