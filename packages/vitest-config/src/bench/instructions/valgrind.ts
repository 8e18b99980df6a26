import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { BenchError } from '../bench-error.js';
import type { CountPlatform } from './instruction-count.js';

/** What counts instructions. */
export interface Valgrind {
  /** Absolute path of `valgrind`. */
  readonly file: string;
  /** Absolute path of `vgdb`, which comes with it. */
  readonly control: string;
  /** What the counts depend on. */
  readonly platform: CountPlatform;
}

const run = promisify(execFile);

/** Milliseconds for the shortest program. It takes a few seconds. */
const patience = 120_000;

const install =
  'Install it (Debian, Ubuntu: apt-get install valgrind; Fedora: dnf install valgrind; Alpine: apk add valgrind), or leave out --instructions and "bench.instructions".';

/**
 * Finds valgrind, and makes sure that it can count this Node.js.
 *
 * @param system - The system, as Node.js names it.
 * @returns What counts.
 * @throws {@link BenchError} where it is not installed, or can't be used.
 */
export async function findValgrind(system: NodeJS.Platform = platform()): Promise<Valgrind> {
  if (system !== 'linux') {
    throw new BenchError(
      `Instructions are counted on Linux only, not on ${system}: leave out --instructions and "bench.instructions".`,
    );
  }
  const file = findProgram('valgrind');
  if (file === undefined) {
    throw new BenchError(
      `Instructions are counted by valgrind, which is not installed. ${install}`,
    );
  }
  const control = findProgram('vgdb');
  if (control === undefined) {
    throw new BenchError(
      `Instructions are counted by valgrind, of which vgdb is not installed. ${install}`,
    );
  }
  const version = await versionOf(file);
  await tryIt(file);
  return {
    file,
    control,
    platform: {
      counter: `valgrind ${version}`,
      v8: process.versions.v8,
      arch: arch(),
      platform: system,
      features: featuresOf(readProcessor()),
    },
  };
}

/**
 * Lists how valgrind is called so that it counts what is between two calls of `os.getPriority()`, once it is turned on.
 *
 * @param folder - Absolute path of the folder for all that it writes.
 * @returns The arguments, after which the program comes; and what names of its files begin with.
 */
export function countingArguments(folder: string): {
  readonly args: readonly string[];
  readonly counts: string;
  readonly pipes: string;
} {
  const counts = path.join(folder, 'counts');
  const pipes = path.join(folder, 'vgdb');
  return {
    counts,
    pipes,
    args: [
      '--quiet',
      '--tool=callgrind',
      // V8 writes the code that it runs.
      '--smc-check=all-non-file',
      '--instr-atstart=no',
      '--dump-before=getpriority',
      `--callgrind-out-file=${counts}.%p`,
      `--vgdb-prefix=${pipes}`,
    ],
  };
}

/** What makes V8 do the same each time, on top of what makes processes alike: one thread, and garbage by amount only. */
export const predictable = ['--predictable'];

/** What valgrind passes on of a processor's features, as Linux names them. */
const passedOn = ['avx', 'avx2', 'bmi1', 'abm', 'f16c', 'rdrand', 'rdseed'];

/**
 * Finds the features of a processor that programs see in valgrind.
 *
 * @param processor - What Linux tells of it, as in `/proc/cpuinfo`.
 * @returns Their names with a space in between; none for processors that name them otherwise.
 */
export function featuresOf(processor: string): string {
  const all = /^flags\s*:(?<flags>.*)$/mu.exec(processor)?.groups?.['flags']?.split(/\s+/u) ?? [];
  return passedOn.filter((one) => all.includes(one)).join(' ');
}

function readProcessor(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    // What hides its processor still lets programs be counted.
    return '';
  }
}

function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

async function versionOf(file: string): Promise<string> {
  try {
    const { stdout } = await run(file, ['--version'], { timeout: patience });
    const version = /^valgrind-(\S+)/u.exec(stdout)?.[1];
    if (version !== undefined) return version;
  } catch (error) {
    throw new BenchError(`${file} can't be run: ${reasonOf(error)}`, { cause: error });
  }
  throw new BenchError(`${file} does not tell its version, so it can't be used.`);
}

/** Old ones can't run new engines, and some systems do not let it. */
async function tryIt(file: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-count-'));
  try {
    const { args } = countingArguments(folder);
    const program = [process.execPath, ...predictable, '--print', '"it runs"'];
    const { stdout } = await run(file, [...args, ...program], { timeout: patience });
    if (stdout.trim() === 'it runs') return;
    throw new Error(`it printed ${JSON.stringify(stdout)}`);
  } catch (error) {
    throw new BenchError(
      `valgrind can't run Node.js ${process.versions.node} here, so no instructions are counted: ${reasonOf(error)}. A newer valgrind may, or leave out --instructions and "bench.instructions".`,
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
