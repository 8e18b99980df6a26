import { loadModule } from '../load-module.js';
import { JobError } from '../run/job-error.js';

/** ESLint's class, of whatever version, with the objects that are made by it. */
export interface ESLintClass<ESLint> {
  new (options: Readonly<Record<string, unknown>>): ESLint;
  readonly configType?: unknown;
}

/**
 * Loads the class of ESLint that counts in a folder.
 *
 * @param eslint - Absolute path of the package `eslint`.
 * @param cwd - Absolute path of the folder: the files there tell which kind of config counts.
 * @returns The class. What its objects can do is for the caller to know.
 * @throws {@link JobError} where this ESLint lacks what is used of it.
 */
export async function loadEslint<ESLint>(
  eslint: string,
  cwd: string,
): Promise<ESLintClass<ESLint>> {
  const { ESLint: main, loadESLint: load } = await loadModule(eslint, 'eslint');
  const found: unknown = isLoader(load) ? await load({ cwd }) : main;
  if (isClass<ESLint>(found)) return found;
  throw new JobError('it has no class ESLint. Its version is too old, or it is damaged.');
}

function isLoader(value: unknown): value is (options: object) => Promise<unknown> {
  return typeof value === 'function';
}

function isClass<ESLint>(value: unknown): value is ESLintClass<ESLint> {
  return typeof value === 'function' && 'outputFixes' in value;
}
