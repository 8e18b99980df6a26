import { statSync } from 'node:fs';
import path from 'node:path';

import { isRecord } from '../gates/run/is-record.js';
import { readManifest } from './read-manifest.js';

/** By which of several files a package is loaded, as Node.js has it for `import` and for `require`. */
const conditions: readonly ReadonlySet<string>[] = [
  new Set(['node', 'import', 'module-sync', 'default']),
  new Set(['node', 'require', 'module-sync', 'default']),
];

/** What Node.js tries in turn where `main` names no file. */
const endings = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'];

/**
 * Looks whether what loads a package is there: its entry, and its commands. Nothing of it is run.
 *
 * @param folder - Absolute path of the package.
 * @returns Absolute path of the first file that is missing; `undefined` where all are there.
 */
export function missingEntry(folder: string): string | undefined {
  const manifest = readManifest(folder);
  const { exports } = manifest;
  const entries =
    exports === undefined || exports === null
      ? missingMain(folder, manifest)
      : targetsOf(exports).filter((file) => !isFile(path.join(folder, file)));
  const [first] = [
    ...entries,
    ...commandsOf(manifest).filter((file) => !isFile(path.join(folder, file))),
  ];
  return first === undefined ? undefined : path.join(folder, first);
}

/** What stands for the package itself; where nothing does, all that has a name of its own. */
function targetsOf(exports: unknown): string[] {
  const isBySubpath = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  if (!isBySubpath) return targetsFor(exports);
  if ('.' in exports) return targetsFor(exports['.']);
  return Object.entries(exports).flatMap(([key, target]) =>
    key.includes('*') ? [] : targetsFor(target),
  );
}

/** Types alone are none: nothing is loaded by them. */
function targetsFor(target: unknown): string[] {
  return conditions.map((names) => pick(target, names)).filter((file) => file !== undefined);
}

function pick(target: unknown, names: ReadonlySet<string>): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target)) return firstOf(target, names);
  if (!isRecord(target)) return undefined;
  const fitting = Object.entries(target).filter(([name]) => names.has(name));
  return firstOf(
    fitting.map(([, one]) => one),
    names,
  );
}

function firstOf(targets: readonly unknown[], names: ReadonlySet<string>): string | undefined {
  for (const target of targets) {
    const found = pick(target, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

function missingMain(folder: string, manifest: Readonly<Record<string, unknown>>): string[] {
  const main = typeof manifest['main'] === 'string' ? manifest['main'] : '';
  // What is only a command is never loaded.
  if (main === '' && commandsOf(manifest).length > 0) return [];
  const candidates = [main, 'index'].flatMap((name) => endings.map((end) => `${name}${end}`));
  if (candidates.some((name) => isFile(path.join(folder, name)))) return [];
  return [main === '' ? 'index.js' : main];
}

function commandsOf({ bin }: Readonly<Record<string, unknown>>): string[] {
  const files = isRecord(bin) ? Object.values(bin) : [bin];
  return files.filter((file) => typeof file === 'string');
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
