import { JobError } from '../../gates/run/job-error.js';
import { loadModule } from '../load-module.js';

/** ESLint, as far as it is used here. */
interface ESLint {
  readonly calculateConfigForFile: (file: string) => Promise<unknown>;
  readonly findConfigFile: (file?: string) => Promise<string | undefined>;
}

/** ESLint's class. */
export interface ESLintClass {
  new (options: Readonly<Record<string, unknown>>): ESLint;
  readonly configType?: unknown;
}

/**
 * Loads the class of ESLint that counts in a folder.
 *
 * @param eslint - Absolute path of the package `eslint`.
 * @param cwd - Absolute path of the folder: the files there tell which kind of config counts.
 * @returns The class.
 * @throws {@link JobError} where this ESLint lacks what is used of it.
 */
export async function loadEslint(eslint: string, cwd: string): Promise<ESLintClass> {
  const { ESLint, loadESLint: load } = await loadModule(eslint, 'eslint');
  const found: unknown = isLoader(load) ? await load({ cwd }) : ESLint;
  if (isClass(found)) return found;
  throw new JobError('it has no class ESLint. Its version is too old, or it is damaged.');
}

function isLoader(value: unknown): value is (options: object) => Promise<unknown> {
  return typeof value === 'function';
}

function isClass(value: unknown): value is ESLintClass {
  return typeof value === 'function';
}
