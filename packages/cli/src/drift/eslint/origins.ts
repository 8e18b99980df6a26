import { loadTypeScript } from '@groundrules/docstrings';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { constants, Script } from 'node:vm';

import { parseJson } from '../../files/parse-json.js';
import { isRecord } from '../../gates/run/is-record.js';
import type { ConfigObject } from './config-array.js';

/** A package that a config object comes from. */
export interface Origin {
  readonly name: string;
  readonly version: string;
  /** What the config file imports. */
  readonly specifier: string;
}

interface KnownObject {
  readonly object: ConfigObject;
  readonly origin: Origin;
}

/** Exports are looked through so deep: `configs`, their arrays, their objects. */
const deepest = 4;
/** And no further than this, as some packages export a lot. */
const mostObjects = 20_000;

/**
 * Finds out which package a config object comes from: the one among those that the config file imports which exports it,
 * or a thing of the same name and rules.
 *
 * @param config - Absolute path of the config file.
 * @returns A function of a config object; what no package exports as it is has no origin.
 */
export async function createOrigins(
  config: string,
): Promise<(object: ConfigObject) => Origin | undefined> {
  const known: KnownObject[] = [];
  for (const { file, specifier } of importsOf(config)) {
    const found = await load(specifier, file);
    if (found === undefined) continue;
    const origin = { ...found.manifest, specifier };
    for (const object of listObjects(found.module)) known.push({ object, origin });
  }
  return (wanted) =>
    known.find(({ object }) => object === wanted || isSameRules(object, wanted))?.origin ??
    known.find(({ object }) => isTwin(object, wanted))?.origin;
}

/** `defineConfig()` and people make a new object around the rules. */
function isSameRules({ rules }: ConfigObject, wanted: ConfigObject): boolean {
  return rules !== undefined && rules === wanted.rules;
}

/** A package may be there twice, for `import` and for `require`. */
function isTwin({ name, rules }: ConfigObject, wanted: ConfigObject): boolean {
  return (
    typeof name === 'string' &&
    name !== '' &&
    name === wanted.name &&
    rules !== undefined &&
    JSON.stringify(rules) === JSON.stringify(wanted.rules)
  );
}

/** The packages that a config file imports, itself or by files of the repository. */
function importsOf(config: string): { readonly file: string; readonly specifier: string }[] {
  const api = loadTypeScript(path.dirname(config));
  const seen = new Set<string>();
  const imports: { file: string; specifier: string }[] = [];
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const { importedFiles } = api.preProcessFile(readFileSync(file, 'utf8'), true, true);
    for (const { fileName } of importedFiles) {
      if (/^\.{1,2}\//u.test(fileName)) visit(path.resolve(path.dirname(file), fileName));
      else if (!fileName.startsWith('node:')) imports.push({ file, specifier: fileName });
    }
  };
  visit(config);
  return imports;
}

async function load(
  specifier: string,
  from: string,
): Promise<
  { readonly module: unknown; readonly manifest: { name: string; version: string } } | undefined
> {
  try {
    const folder = installed(specifier, from);
    const manifest = folder === undefined ? undefined : manifestOf(folder);
    if (manifest === undefined) return undefined;
    // As if the config itself did it: a package may be there for `import` alone.
    const script = new Script('(specifier) => import(specifier)', {
      filename: from,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const importFrom = script.runInThisContext() as (specifier: string) => Promise<unknown>;
    return { module: await importFrom(specifier), manifest };
  } catch {
    // The config itself could load it, if perhaps in another way; its objects only have no origin then.
    return undefined;
  }
}

/** The folder of the package that a specifier names. */
function installed(specifier: string, from: string): string | undefined {
  const [name] = /^(?:@[^/]+\/)?[^/]+/u.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  return createRequire(from)
    .resolve.paths(name)
    ?.map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
}

function manifestOf(folder: string): { name: string; version: string } | undefined {
  const manifest = parseJson(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!isRecord(manifest)) return undefined;
  const { name, version } = manifest;
  return typeof name === 'string' && typeof version === 'string' ? { name, version } : undefined;
}

function listObjects(module: unknown): ConfigObject[] {
  const found: ConfigObject[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    if (depth > deepest || seen.size > mostObjects) return;
    seen.add(value);
    if (isRecord(value) && isRecord(value['rules'])) found.push(value);
    for (const [key, inner] of entriesOf(value)) {
      // The rules of a plugin are no configs.
      if (key !== 'rules' && key !== 'plugins') visit(inner, depth + 1);
    }
  };
  visit(module, 0);
  return found;
}

function entriesOf(value: object): [string, unknown][] {
  try {
    return Object.entries(value);
  } catch {
    // A getter that fails hides nothing that a config could hold.
    return [];
  }
}
