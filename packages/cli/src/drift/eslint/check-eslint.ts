import path from 'node:path';

import { toRelative } from '../../gates/files/to-relative.js';
import { lintFolders } from '../../gates/lint/lint-folders.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import { runJob } from '../../gates/run/run-job.js';
import { shapeReason } from '../../gates/run/shape.js';
import type { DriftContext } from '../drift-context.js';
import { findInCode, type Wanted } from '../places/find-in-code.js';
import { findStandard, unusedStandard } from '../standard-package.js';
import type { DriftOutcome, Setter, Weakening } from '../weakening.js';
import { isEslintDrift, type EslintItem } from './eslint-drift.js';
import { isOfKnownKind } from './kind-of-file.js';

const standardName = '@groundrules/eslint-config';
const about = { tool: 'eslint', gate: 'lint' } as const;

/**
 * Compares the config that ESLint has for each file with the one that the standard would have, in each folder in which
 * ESLint is run.
 *
 * @param context - The repository.
 * @returns What is weaker, by the object of the config that made it so.
 */
export async function checkEslint(context: DriftContext): Promise<DriftOutcome> {
  const { config, files, root, workspaces } = context;
  const known = files.filter((file) => isOfKnownKind(file));
  if (known.length === 0) return { kind: 'skipped', reason: 'There is nothing to lint.' };
  const standard = findStandard(root, standardName, workspaces);
  if (standard.kind === 'error') return standard;
  if (standard.kind === 'unused') {
    return { kind: 'compared', weakenings: [unusedStandard(root, standardName, about)] };
  }
  const folders = lintFolders(root, workspaces);
  const weakenings: Weakening[] = [];
  for (const folder of folders) {
    const own = known.filter((file) => folderOf(file, folders) === folder);
    if (own.length === 0) continue;
    const cwd = path.join(root, folder);
    const eslint = loadFromRepository(cwd, 'eslint', workspaces);
    if (eslint.kind === 'error') return eslint;
    const ofFolder = findStandard(cwd, standardName, workspaces);
    const { folder: packageFolder, version } = ofFolder.kind === 'found' ? ofFolder : standard;
    const end = await runJob(
      {
        job: 'drift-eslint',
        request: {
          eslint: eslint.folder,
          standard: packageFolder,
          version,
          folder: cwd,
          files: own.map((file) => (folder === '.' ? file : file.slice(folder.length + 1))),
          level: config.level,
        },
      },
      { tool: 'ESLint', cwd, context },
    );
    if (end.kind === 'broken') return { kind: 'error', reason: end.reason };
    if (!isEslintDrift(end.value)) {
      return { kind: 'error', reason: shapeReason('ESLint', isEslintDrift) };
    }
    weakenings.push(...end.value.items.map((item) => toWeakening(item, root, folder)));
  }
  return {
    kind: 'compared',
    weakenings,
    standard: { name: standard.name, version: standard.version },
  };
}

/** The innermost folder in which ESLint is run; what is in none belongs to the root's. */
function folderOf(file: string, folders: readonly string[]): string | undefined {
  return folders
    .filter((folder) => folder === '.' || file.startsWith(`${folder}/`))
    .toSorted((a, b) => (b === '.' ? 0 : b.length) - (a === '.' ? 0 : a.length))[0];
}

function toWeakening(item: EslintItem, root: string, folder: string): Weakening {
  const { cause, config, examples, ...rest } = item;
  return {
    ...about,
    ...rest,
    examples: examples.map((file) => (folder === '.' ? file : `${folder}/${file}`)),
    setBy: setterOf(item, root),
  };
}

function setterOf(item: EslintItem, root: string): Setter {
  const { cause, config } = item;
  const wanted = wantedFor(item);
  const place =
    wanted === undefined || !/\.[cm]?[jt]s$/u.test(config) ? undefined : findInCode(config, wanted);
  const where: Setter = {
    file: toRelative(root, place?.file ?? config),
    ...(place !== undefined && { line: place.line }),
  };
  if (cause.kind === 'missing') {
    return {
      ...where,
      object: cause.isPresent
        ? `${cause.object}, which is there and not about these files`
        : `${cause.object}, which is not there`,
    };
  }
  if (cause.kind === 'config') return where;
  const { index, name } = cause;
  if (item.rule === 'ignores' && name === 'groundrules/ignores') {
    return { ...where, object: 'the option "ignores" of groundrules()' };
  }
  const number = `object ${String(index + 1)} of the config`;
  return {
    ...where,
    object: name === undefined ? number : `${JSON.stringify(name)} (${number})`,
    ...(cause.package !== undefined && {
      package: { name: cause.package.name, version: cause.package.version },
    }),
  };
}

/** What stands in the config where it made the change. */
function wantedFor({ cause, effective, rule, scope }: EslintItem): Wanted | undefined {
  if (rule === 'level') return { kind: 'property', name: 'level', values: ['recommended'] };
  if (cause.kind !== 'object') return undefined;
  if (rule === 'ignores') return { kind: 'text', text: scope, within: 'ignores' };
  const { specifier } = cause.package ?? {};
  if (cause.package !== undefined) {
    return specifier === undefined ? undefined : { kind: 'import', specifier };
  }
  const [, option = rule] = /^linterOptions\.(.+)$/u.exec(rule) ?? [];
  return {
    kind: 'property',
    name: option,
    values: valuesOf(effective),
    object: {
      ...(cause.name !== undefined && { name: cause.name }),
      files: cause.files ?? null,
    },
  };
}

/** The ways to write a severity. */
function valuesOf(effective: string): readonly (string | number | boolean)[] {
  if (effective.startsWith('off')) return ['off', 0, false];
  if (effective.startsWith('warn')) return ['warn', 1, true];
  return ['error', 2];
}
