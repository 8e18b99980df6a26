import { loadTypeScript } from '@groundrules/docstrings';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

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
    const entry = realpathSync(createRequire(from).resolve(specifier));
    const manifest = manifestOf(path.dirname(entry));
    if (manifest === undefined) return undefined;
    return { module: await import(pathToFileURL(entry).href), manifest };
  } catch {
    // The config itself could load it, if perhaps in another way; its objects only have no origin then.
    return undefined;
  }
}

function manifestOf(folder: string): { name: string; version: string } | undefined {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRecord(manifest)) {
      const { name, version } = manifest;
      if (typeof name === 'string' && typeof version === 'string') return { name, version };
    }
  }
  const parent = path.dirname(folder);
  return parent === folder ? undefined : manifestOf(parent);
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
