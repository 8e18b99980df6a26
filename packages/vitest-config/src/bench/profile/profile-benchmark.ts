import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { BenchError } from '../bench-error.js';
import { builtFolder } from '../built-folder.js';
import { startVitest, type BenchProject, type RunBenchmark } from '../vitest-session.js';
import type { CallFrame, CpuProfile } from './cpu-profile.js';
import { hottestFunctions, type HotFunction } from './hottest-functions.js';
import { mapFrames } from './map-frames.js';
import { printFlameGraph } from './print-flame-graph.js';
import { profileTree } from './profile-tree.js';

/** What is profiled. */
export interface ProfileOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  /** The files of benchmarks, by the config of Vitest that they are run with. */
  readonly projects: readonly BenchProject[];
  /** The benchmark: its full name, or a part that no other has. */
  readonly name: string;
  /** Absolute path of the folder to write to. */
  readonly folder: string;
}

/** What was written, and what it says. */
export interface Profile {
  /** The benchmark's full name. */
  readonly name: string;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** Absolute path of the CPU profile, for other viewers. */
  readonly profile: string;
  /** Absolute path of the page with the flame graph. */
  readonly page: string;
  /** The repository's own functions, by the time in themselves, longest first. */
  readonly hottest: readonly HotFunction[];
  /** Which share of the time the garbage collector took. */
  readonly garbage: number;
}

/**
 * Profiles a benchmark, and names the functions of the repository's own code that take most of the time.
 *
 * @param options - What is profiled.
 * @returns What was written, and what it says.
 * @throws {@link BenchError} where no benchmark has the name, or several have, or it can't be run.
 * @example
 * ```ts
 * import path from 'node:path';
 * import { profileBenchmark } from '@groundrules/vitest-config/bench';
 *
 * const root = process.cwd();
 * const { hottest } = await profileBenchmark({
 *   root,
 *   projects: [{ folder: root, files: [path.join(root, 'tests/hash.bench.ts')] }],
 *   name: 'hash',
 *   folder: path.join(root, 'profiles'),
 * });
 * console.log(hottest[0]?.name);
 * ```
 */
export async function profileBenchmark(options: ProfileOptions): Promise<Profile> {
  const { folder, name, projects, root } = options;
  const temporary = await mkdtemp(path.join(tmpdir(), 'groundrules-profile-'));
  try {
    const found: { readonly run: RunBenchmark; readonly profile: CpuProfile }[] = [];
    for (const project of projects) {
      const session = await startVitest(project);
      try {
        const { benchmarks, broken } = await session.run({
          nameFilter: () => name,
          profileFolder: temporary,
        });
        const [first] = broken;
        if (first !== undefined) throw new BenchError(`${first.file}: ${first.error}`);
        for (const run of benchmarks.filter((one) => one.name.includes(name))) {
          if (run.state === 'failed') throw new BenchError(`${run.name}: ${run.error ?? ''}`);
          if (run.result.profile === undefined) continue;
          const text = await readFile(run.result.profile, 'utf8');
          const profile = mapFrames(JSON.parse(text) as CpuProfile, session.sourceMapOf);
          found.push({ run, profile });
        }
      } finally {
        await session.close();
      }
    }
    const { profile, run } = choose(found, name);
    return await write(profile, run, root, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function choose<T extends { readonly run: RunBenchmark }>(found: readonly T[], name: string): T {
  const exact = found.filter(({ run }) => run.name === name);
  const [first, second] = exact.length > 0 ? exact : found;
  if (first === undefined)
    throw new BenchError(`No benchmark has ${JSON.stringify(name)} in its name.`);
  if (second === undefined) return first;
  const names = found.map(({ run }) => `${run.file}: ${run.name}`).join('\n');
  throw new BenchError(`Several benchmarks have ${JSON.stringify(name)} in their names:\n${names}`);
}

async function write(
  profile: CpuProfile,
  { file, name }: RunBenchmark,
  root: string,
  folder: string,
): Promise<Profile> {
  const tree = profileTree(profile, isMachinery);
  const hottest = hottestFunctions(tree, root, (url) => isOwn(url, root));
  const script = await readFile(new URL('flame-graph-page.iife.js', builtFolder()), 'utf8');
  const base = path.join(folder, slugOf(name));
  await mkdir(folder, { recursive: true });
  await writeFile(`${base}.cpuprofile`, JSON.stringify(profile));
  await writeFile(`${base}.html`, printFlameGraph({ title: name, tree, hottest, root, script }));
  const all = tree.reduce((sum, { total }) => sum + total, 0);
  const garbage = tree
    .filter(({ frame }) => frame.functionName === '(garbage collector)')
    .reduce((sum, { total }) => sum + total, 0);
  return {
    name,
    file: path.relative(root, file).split(path.sep).join('/'),
    profile: `${base}.cpuprofile`,
    page: `${base}.html`,
    hottest,
    garbage: all === 0 ? 0 : garbage / all,
  };
}

/** What calls the benchmark, and what V8 does meanwhile. */
function isMachinery({ functionName, url }: CallFrame): boolean {
  if (url === '') {
    return ['(root)', '(program)', '(idle)', 'runMicrotasks'].includes(functionName);
  }
  return (
    url === 'node:internal/process/task_queues' ||
    /[/\\]node_modules[/\\](?:vitest|@vitest|vite|tinypool)[/\\]/u.test(url) ||
    /[/\\](?:chunks[/\\])?bench-runner\.js$/u.test(url)
  );
}

function isOwn(url: string, root: string): boolean {
  if (!path.isAbsolute(url)) return false;
  const relative = path.relative(root, url);
  return (
    !relative.startsWith('..') &&
    !path.isAbsolute(relative) &&
    !relative.split(path.sep).includes('node_modules')
  );
}

function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/[^\w.]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .toLowerCase();
  return slug === '' ? 'benchmark' : slug;
}
