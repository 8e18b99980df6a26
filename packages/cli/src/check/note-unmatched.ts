import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';

import { createMatch } from '../config/create-ignore.js';
import { gateNames } from '../config/gate-names.js';
import { configFile } from '../config/read-config.js';
import { placeOf, readJsonc } from '../config/read-jsonc.js';
import { listNames } from '../gates/files/list-names.js';
import { isRecord } from '../gates/run/is-record.js';
import { gitState } from '../git/git-state.js';
import { tryGit } from '../git/run-git.js';
import { printableLine } from '../reporters/printable.js';
import { isInFiles } from '../waivers/is-in-files.js';
import { waiversFile } from '../waivers/waiver.js';
import type { Collected } from './collect-findings.js';

/** A glob, and where it stands. */
interface PlacedGlob {
  readonly glob: string;
  /** File, line and column. */
  readonly place: string;
  /** What it is part of, as the subject of a sentence. */
  readonly owner: string;
}

/**
 * Says which globs are about no file: of what is to be ignored, and of where waivers hold. Mostly the file was renamed or
 * the glob is misspelt, so that what it is there for does not happen.
 *
 * @param collected - What the gates found. Only where all of them looked at all is anything said.
 * @returns Sentences; none outside Git, where nobody knows what is left out on purpose.
 */
export async function noteUnmatched({
  changes,
  root,
  runs,
  waivers,
}: Pick<Collected, 'changes' | 'root' | 'runs' | 'waivers'>): Promise<string[]> {
  const isWhole =
    changes === undefined && gateNames.every((name) => runs.some((run) => run.name === name));
  if (!isWhole || (await gitState(root)).kind !== 'work-tree') return [];
  const ignores = await ownIgnores(root);
  // Those of settings are judged by `groundrules drift`.
  const limited = waivers.filter(
    ({ files = [], practice }) => files.length > 0 && practice !== 'weakened-rule',
  );
  if (ignores.length === 0 && limited.length === 0) return [];
  const names = await listNames(root);
  const idle = ignores.filter(({ glob }) => !names.some(createMatch(glob)));
  const unused = limited.flatMap(({ column, files = [], id, line }): PlacedGlob[] => {
    const left = files.filter((glob) => !names.some(isInFiles([glob])));
    // Where none is about a file, the waiver is stale as a whole and reported as that.
    if (left.length === files.length) return [];
    const place = `${waiversFile}:${String(line)}:${String(column)}`;
    return left.map((glob) => ({ glob, place, owner: `"files" of the waiver of ${id}` }));
  });
  const known = await ignoredByGit(
    root,
    idle.map(({ glob }) => glob),
  );
  return [...idle.filter(({ glob }) => !known.has(glob)), ...unused].map(
    ({ glob, owner, place }) =>
      `${place}: ${owner} has ${printableLine(JSON.stringify(glob))}, which matches no file. Correct it, or take it out.`,
  );
}

/** Those of its own file: what others share is not made for one repository. */
async function ownIgnores(root: string): Promise<PlacedGlob[]> {
  const file = await readJsonc(path.join(root, configFile), configFile);
  if (file === undefined || !isRecord(file.value)) return [];
  const { ignores } = file.value;
  if (!Array.isArray(ignores)) return [];
  return ignores.flatMap((glob: unknown, index) => {
    if (typeof glob !== 'string') return [];
    const { offset = 0 } = findNodeAtLocation(file.root, ['ignores', index]) ?? {};
    return [{ glob, place: placeOf(file.text, offset, configFile), owner: '"ignores"' }];
  });
}

/** Tools that do not ask Git look there too, and what is built is not always there. */
async function ignoredByGit(root: string, globs: readonly string[]): Promise<ReadonlySet<string>> {
  if (globs.length === 0) return new Set();
  const { stdout } = await tryGit(root, ['check-ignore', '-z', '--stdin'], {
    input: globs.flatMap(samplesOf).join('\0'),
  });
  const ignored = new Set(stdout.split('\0'));
  return new Set(globs.filter((glob) => samplesOf(glob).some((sample) => ignored.has(sample))));
}

/** Paths as a glob may mean them: `dist/x` for `dist/**`. A folder's name stands for what is in it. */
function samplesOf(glob: string): string[] {
  const sample = glob
    .replace(/^\.?\//u, '')
    .replace(/\/$/u, '')
    .replaceAll('**/', '')
    .replaceAll(/\{(?<first>[^{},]*)(?:,[^{}]*)?\}/gu, '$<first>')
    .replaceAll(/[!@?+*]\((?<first>[^()|]*)(?:\|[^()]*)?\)/gu, '$<first>')
    .replaceAll(/\[[^\]]*\]|\*+|\?/gu, 'x');
  return [sample, `${sample}/x`];
}
