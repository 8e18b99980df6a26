import { readFileSync } from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';

import { toRelative } from '../../gates/files/to-relative.js';
import { isRecord } from '../../gates/run/is-record.js';
import type { Progress } from '../../gates/run/job.js';
import { JobError } from '../../gates/run/job-error.js';
import { loadModule } from '../../gates/load-module.js';
import type { PrettierDrift, PrettierItem } from './prettier-drift.js';

/** What is compared. */
export interface PrettierDriftRequest {
  /** Absolute path of the package `prettier`. */
  readonly prettier: string;
  /** Absolute path of the package `@groundrules/prettier-config`. */
  readonly standard: string;
  /** Absolute path of the repository. */
  readonly root: string;
  /** Relative to it. */
  readonly files: readonly string[];
  /** Absolute paths of the files that say what to leave out. */
  readonly ignorePaths: readonly string[];
}

/** Prettier's API, as far as it is used here. */
interface Prettier {
  readonly getFileInfo: (file: string, options: object) => Promise<unknown>;
  readonly getSupportInfo: () => Promise<unknown>;
  readonly resolveConfig: (file: string, options: object) => Promise<unknown>;
  readonly resolveConfigFile: (file: string) => Promise<string | null>;
}

type Options = Readonly<Record<string, unknown>>;

/** They say how Prettier works on a file, and not how the file has to look. */
const notStyle = new Set(['cursorOffset', 'filepath', 'parser', 'plugins']);

/** By these Prettier leaves alone what it would format. */
const loosening: Readonly<Record<string, (effective: unknown, standard: unknown) => boolean>> = {
  checkIgnorePragma: (value) => value === true,
  embeddedLanguageFormatting: (value) => value === 'off',
  endOfLine: (value) => value === 'auto',
  printWidth: (value, standard) => Number(value) > Number(standard),
  rangeEnd: () => true,
  rangeStart: () => true,
  requirePragma: (value) => value === true,
};

/**
 * Compares the options that Prettier has for each file with those of the standard.
 *
 * @param request - What is compared.
 * @param progress - Told what it is at.
 * @returns What differs, by config file.
 */
export async function comparePrettier(
  request: PrettierDriftRequest,
  progress: Progress,
): Promise<PrettierDrift> {
  const prettier = await loadModule(request.prettier, 'prettier');
  if (!isPrettier(prettier)) {
    throw new JobError(
      'it lacks functions that are used. Its version is too old, or it is damaged.',
    );
  }
  const { default: config } = await loadModule(request.standard, '@groundrules/prettier-config');
  if (!isRecord(config)) {
    throw new JobError('@groundrules/prettier-config exports no options. Install it again.');
  }
  const standard = { ...(await defaultsOf(prettier)), ...config };
  const byConfig = new Map<string | null, number>();
  const found = new Map<string, Found>();
  const ignored: string[] = [];
  const isIgnored = createIgnored(request);
  const placeOf = createPlaceOf(prettier);
  let files = 0;
  for (const file of request.files) {
    progress(file);
    const absolute = path.join(request.root, file);
    if (isIgnored(file)) {
      if (await isLeftOut(prettier, absolute, request.ignorePaths)) ignored.push(file);
      continue;
    }
    const parser = await parserFor(prettier, absolute);
    const options = await optionsFor(prettier, absolute, true);
    if (!isParser(options?.['parser'] ?? parser)) continue;
    files += 1;
    const place = await placeOf(absolute);
    byConfig.set(place, (byConfig.get(place) ?? 0) + 1);
    const effective: Options = { ...standard, ...(await defaultsOf(prettier)), ...options };
    for (const option of Object.keys(standard)) {
      if (notStyle.has(option) || isSame(effective[option], standard[option])) continue;
      const plain = await optionsFor(prettier, absolute, false);
      const isEditorconfig = !isSame(plain?.[option], options?.[option]);
      note(found, { option, place, isEditorconfig, file }, standard, effective);
    }
  }
  return {
    files,
    unconfigured: byConfig.get(null) ?? 0,
    ignored,
    items: [...found.values()].map(({ names, ...item }) => ({
      ...item,
      isEverywhere: names.length === byConfig.get(item.config),
      files: names,
    })),
  };
}

/** Prettier reads the ignore files anew for each file that it is asked about, so it is asked about few. */
function createIgnored({ ignorePaths, root }: PrettierDriftRequest): (file: string) => boolean {
  const matchers = ignorePaths.map((ignorePath) => ({
    folder: path.dirname(ignorePath),
    matcher: ignore().add(readFileSync(ignorePath, 'utf8')),
  }));
  return (file) =>
    matchers.some(({ folder, matcher }) => {
      const inside = toRelative(folder, path.join(root, file));
      return !inside.startsWith('../') && matcher.ignores(inside);
    });
}

async function isLeftOut(
  prettier: Prettier,
  file: string,
  ignorePath: readonly string[],
): Promise<boolean> {
  const info = await prettier.getFileInfo(file, { ignorePath, resolveConfig: false });
  return isRecord(info) && info['ignored'] === true && isParser(await parserFor(prettier, file));
}

async function parserFor(prettier: Prettier, file: string): Promise<unknown> {
  const info = await prettier.getFileInfo(file, { ignorePath: [], resolveConfig: false });
  if (!isRecord(info)) throw new JobError(`it says nothing of ${file}. It may be damaged.`);
  return info['inferredParser'];
}

/** Which config file is about a file: the same for all of a folder. */
function createPlaceOf(prettier: Prettier): (file: string) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  return async (file) => {
    const folder = path.dirname(file);
    const place = known.get(folder) ?? prettier.resolveConfigFile(file);
    known.set(folder, place);
    return await place;
  };
}

type Found = Omit<PrettierItem, 'files' | 'isEverywhere'> & { readonly names: string[] };

function note(
  found: Map<string, Found>,
  {
    file,
    isEditorconfig,
    option,
    place,
  }: {
    readonly file: string;
    readonly isEditorconfig: boolean;
    readonly option: string;
    readonly place: string | null;
  },
  standard: Options,
  effective: Options,
): void {
  const value = describe(effective[option]);
  const key = JSON.stringify([option, value, place, isEditorconfig]);
  const known = found.get(key);
  if (known !== undefined) {
    known.names.push(file);
    return;
  }
  found.set(key, {
    option,
    standard: describe(standard[option]),
    effective: value,
    change:
      loosening[option]?.(effective[option], standard[option]) === true ? 'loosened' : 'changed',
    config: place,
    isEditorconfig,
    names: [file],
  });
}

const defaults = new WeakMap<Prettier, Promise<Options>>();

/** What Prettier does where nobody says otherwise, of the options that it has itself. */
async function defaultsOf(prettier: Prettier): Promise<Options> {
  const known = defaults.get(prettier);
  if (known !== undefined) return await known;
  const asked = prettier.getSupportInfo().then((info) => {
    const options: unknown = isRecord(info) ? info['options'] : undefined;
    if (!Array.isArray(options)) throw new JobError('it does not say which options it has.');
    const entries = (options as unknown[]).flatMap((option): [string, unknown][] =>
      isRecord(option) && typeof option['name'] === 'string'
        ? [[option['name'], option['default']]]
        : [],
    );
    return Object.fromEntries(entries);
  });
  defaults.set(prettier, asked);
  return await asked;
}

async function optionsFor(
  prettier: Prettier,
  file: string,
  editorconfig: boolean,
): Promise<Options | undefined> {
  try {
    const options = await prettier.resolveConfig(file, { editorconfig });
    return isRecord(options) ? options : undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new JobError(`its config could not be read: ${message}`, { cause: error });
  }
}

function isParser(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isPrettier(value: object): value is Prettier {
  return ['getFileInfo', 'getSupportInfo', 'resolveConfig', 'resolveConfigFile'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || describe(a) === describe(b);
}

function describe(value: unknown): string {
  return typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value);
}
