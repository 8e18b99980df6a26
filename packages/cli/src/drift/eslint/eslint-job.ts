import { existsSync } from 'node:fs';
import path from 'node:path';

import { loadEslint, type ESLintClass } from '../../gates/lint/load-eslint.js';
import { loadModule } from '../../gates/load-module.js';
import { isRecord } from '../../gates/run/is-record.js';
import type { Progress } from '../../gates/run/job.js';
import { JobError } from '../../gates/run/job-error.js';
import { groupBy } from '../../reporters/group-by.js';

import { compareConfigs, type Difference } from './compare-configs.js';
import {
  watchArrays,
  type ArrayWatch,
  type ConfigArray,
  type ConfigObject,
} from './config-array.js';
import type { EslintCause, EslintDrift, EslintItem } from './eslint-drift.js';
import { kindOfFile } from './kind-of-file.js';
import { createOrigins, type Origin } from './origins.js';

/** ESLint, as far as it is used here. */
interface ESLint {
  readonly calculateConfigForFile: (file: string) => Promise<unknown>;
  readonly findConfigFile: (file?: string) => Promise<string | undefined>;
}

/** What is compared. */
export interface EslintDriftRequest {
  /** Absolute path of the package `eslint`. */
  readonly eslint: string;
  /** Absolute path of the package `@groundrules/eslint-config`, and its version. */
  readonly standard: string;
  readonly version: string;
  /** Absolute path of the folder in which ESLint is run. */
  readonly folder: string;
  /** Relative to it, with `/`. */
  readonly files: readonly string[];
  readonly level: Level;
}

type Level = 'recommended' | 'strict';

const standardName = '@groundrules/eslint-config';

/** How many files are named of those that something is about. */
const mostExamples = 3;
/** With so little of the standard on, it is not in use, whatever stands in the config. */
const leastShare = 0.05;
/** So many rules are not off one by one. */
const fewRules = 10;

/**
 * Compares the config that ESLint has for each file with the one that the standard would have.
 *
 * @param request - What is compared.
 * @param progress - Told what it is at.
 * @returns What is weaker, by the object of the config that made it so.
 */
export async function compareEslint(
  request: EslintDriftRequest,
  progress: Progress,
): Promise<EslintDrift> {
  const ESLint = await loadEslint<ESLint>(request.eslint, request.folder);
  const file = path.join(request.folder, 'eslint.config.js');
  if (ESLint.configType === 'eslintrc') {
    return notFollowed(file, 'a config of the old kind, .eslintrc, which cannot hold it', 0);
  }
  const watch = watchArrays(request.eslint);
  progress('reading the config');
  const eslint = new ESLint({ cwd: request.folder });
  const byArray = new Map<ConfigArray, { config: string; files: string[] }>();
  for (const name of request.files) {
    const absolute = path.join(request.folder, name);
    try {
      await eslint.calculateConfigForFile(absolute);
    } catch (error) {
      if (isMissing(error)) return notFollowed(file, 'no config at all', 0);
      throw new JobError(`its config cannot be used: ${messageOf(error)}`, { cause: error });
    }
    const array = watch.last();
    const known = byArray.get(array);
    if (known !== undefined) known.files.push(absolute);
    else {
      const config = (await eslint.findConfigFile(absolute)) ?? file;
      byArray.set(array, { config, files: [absolute] });
    }
  }
  const items: EslintItem[] = [];
  let count = 0;
  for (const [array, { config, files }] of byArray) {
    progress(`comparing ${String(files.length)} files`);
    const standards = await createStandards(request, ESLint, watch, array.basePath);
    // One after another: each asks which array answered last.
    const comparison = await compareArray({ request, watch, array, config, files, standards });
    items.push(...comparison.items);
    count += comparison.files;
  }
  return { files: count, items };
}

/** The config of the standard at a level, as ESLint makes it. */
type Standards = (level: Level) => Promise<ConfigArray>;

async function createStandards(
  { standard }: EslintDriftRequest,
  ESLint: ESLintClass<ESLint>,
  watch: ArrayWatch,
  basePath: string,
): Promise<Standards> {
  const { groundrules } = await loadModule(standard, standardName);
  if (!isFactory(groundrules)) {
    throw new JobError('@groundrules/eslint-config exports no groundrules(). Install it again.');
  }
  const made = new Map<Level, ConfigArray>();
  return async (level) => {
    const known = made.get(level);
    if (known !== undefined) return known;
    const eslint = new ESLint({
      cwd: basePath,
      overrideConfigFile: true,
      overrideConfig: groundrules({ level, root: basePath }),
    });
    await eslint.calculateConfigForFile(path.join(basePath, 'placeholder.js'));
    const array = watch.last();
    made.set(level, array);
    return array;
  };
}

function isFactory(value: unknown): value is (options: object) => readonly object[] {
  return typeof value === 'function';
}

interface ArrayTask {
  readonly request: EslintDriftRequest;
  readonly watch: ArrayWatch;
  readonly array: ConfigArray;
  /** Absolute path of the config file. */
  readonly config: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly standards: Standards;
}

/** Files with the same config on both sides. */
interface Group {
  readonly status: 'external' | 'ignored' | 'matched' | 'unconfigured';
  readonly files: string[];
}

async function compareArray(task: ArrayTask): Promise<EslintDrift> {
  const { array, config, files, request, standards } = task;
  const claimed = await standards(request.level);
  const groups = groupFiles(array, claimed, files);
  const counted = groups.reduce((sum, group) => sum + group.files.length, 0);
  const share = shareOf(groups, array, claimed);
  if (share.wanted > 0 && share.on < share.wanted * leastShare) {
    const holds = array.some(({ name }) => isOfStandard(name));
    return notFollowed(
      config,
      holds
        ? `objects of @groundrules/eslint-config, and ${String(share.on)} of its ${String(share.wanted)} rules on`
        : `${String(share.on)} of its ${String(share.wanted)} rules on`,
      counted,
      holds
        ? 'The objects that groundrules() returns have to stand in the exported array one by one: they were merged, picked or overridden.'
        : undefined,
    );
  }
  const items: EslintItem[] = [];
  let against = claimed;
  if (request.level === 'strict') {
    const lower = await lowerLevel(groups, task, claimed);
    if (lower !== undefined) {
      items.push(lower.item);
      against = lower.array;
    }
  }
  const origins = lazily(async () => await createOrigins(config));
  for (const group of groups) {
    if (group.status === 'ignored')
      items.push(...(await itemsOfIgnored(group, task, against, origins)));
    else items.push(...(await itemsOfGroup(group, task, against, origins)));
  }
  return { files: counted, items: mergeItems(items) };
}

function groupFiles(array: ConfigArray, standard: ConfigArray, files: readonly string[]): Group[] {
  const groups = new Map<unknown, Map<unknown, Group>>();
  for (const file of files) {
    const wanted = standard.getConfigWithStatus(file);
    if (wanted.status !== 'matched' || !hasRules(wanted.config)) continue;
    const held = array.getConfigWithStatus(file);
    const key = held.config ?? held.status;
    const bySide = groups.get(key) ?? new Map<unknown, Group>();
    groups.set(key, bySide);
    const group = bySide.get(wanted.config);
    if (group === undefined) bySide.set(wanted.config, { status: held.status, files: [file] });
    else group.files.push(file);
  }
  return [...groups.values()].flatMap((bySide) => [...bySide.values()]);
}

function hasRules(
  config: { readonly rules?: Readonly<Record<string, unknown>> } | undefined,
): boolean {
  return Object.keys(config?.rules ?? {}).length > 0;
}

/** How many of the standard's rules are on anywhere. */
function shareOf(
  groups: readonly Group[],
  array: ConfigArray,
  standard: ConfigArray,
): { readonly wanted: number; readonly on: number } {
  const wanted = new Set<string>();
  const on = new Set<string>();
  for (const { files } of groups) {
    const [file = ''] = files;
    const held = array.getConfigWithStatus(file).config?.rules ?? {};
    for (const [rule, [severity]] of Object.entries(
      standard.getConfigWithStatus(file).config?.rules ?? {},
    )) {
      if (severity === 0) continue;
      wanted.add(rule);
      if ((held[rule]?.[0] ?? 0) !== 0) on.add(rule);
    }
  }
  // ESLint's own rules are on in any config.
  const own = [...wanted].filter((rule) => rule.includes('/'));
  return { wanted: own.length, on: own.filter((rule) => on.has(rule)).length };
}

/** What only the strict level asks for is missing as a whole, and hardly anything besides. */
async function lowerLevel(
  groups: readonly Group[],
  { array, config, standards }: ArrayTask,
  strict: ConfigArray,
): Promise<{ readonly item: EslintItem; readonly array: ConfigArray } | undefined> {
  const differences = groups.flatMap(({ files: [file = ''] }) =>
    differencesOf(file, array, strict),
  );
  const rulesOf = (list: readonly Difference[]): Set<string> =>
    new Set(list.map(({ rule }) => rule));
  const againstStrict = rulesOf(differences);
  if (againstStrict.size <= fewRules) return undefined;
  const recommended = await standards('recommended');
  const againstRecommended = rulesOf(
    groups.flatMap(({ files: [file = ''] }) => differencesOf(file, array, recommended)),
  );
  const onlyStrict = rulesOf(
    groups.flatMap(({ files: [file = ''] }) => differencesOf(file, recommended, strict)),
  );
  const weaker = [...onlyStrict].filter((rule) => againstStrict.has(rule));
  if (weaker.length < onlyStrict.size * 0.8 || againstRecommended.size > againstStrict.size / 2) {
    return undefined;
  }
  return {
    array: recommended,
    item: {
      rule: 'level',
      change: 'off',
      standard: 'strict',
      effective: 'recommended',
      scope: 'all files',
      kinds: kindsOf(
        groups.flatMap(({ files }) => files),
        path.dirname(config),
      ),
      files: groups.reduce((sum, { files }) => sum + files.length, 0),
      examples: [],
      detail: `${String(weaker.length)} rules and options of the level strict are missing, such as ${weaker.slice(0, mostExamples).join(', ')}. What follows is held against recommended.`,
      cause: { kind: 'config' },
      config,
    },
  };
}

function differencesOf(file: string, array: ConfigArray, standard: ConfigArray): Difference[] {
  const wanted = standard.getConfigWithStatus(file).config;
  if (wanted === undefined) return [];
  const held = array.getConfigWithStatus(file);
  return held.status === 'ignored' ? [] : compareConfigs(wanted, held.config);
}

type Origins = () => Promise<(object: ConfigObject) => Origin | undefined>;

async function itemsOfGroup(
  group: Group,
  task: ArrayTask,
  standard: ConfigArray,
  origins: Origins,
): Promise<EslintItem[]> {
  const { array, config, request, standards, watch } = task;
  const { files, status } = group;
  const [file = ''] = files;
  const differences = differencesOf(file, array, standard);
  if (differences.length === 0) return [];
  const kinds = kindsOf(files, request.folder);
  const matching = status === 'matched' ? watch.matching(array, file) : [];
  const base = baseLength(array, standard);
  const about = {
    kinds,
    files: files.length,
    examples: files.slice(0, mostExamples).map((one) => relative(request.folder, one)),
    config,
  };
  const share = shareOf([group], array, standard);
  if (share.wanted > 0 && share.on === 0) {
    return [
      {
        ...about,
        rule: standardName,
        change: 'not-followed',
        standard: 'in use',
        effective: 'none of its rules on',
        scope: 'nothing',
        cause: { kind: 'config' },
      },
    ];
  }
  const items: EslintItem[] = [];
  const unset: Difference[] = [];
  for (const difference of differences) {
    const setter = difference.isUnset ? undefined : lastSetter(array, matching, difference);
    // ESLint's own objects say what holds where the config says nothing.
    if (setter === undefined || setter < base) {
      unset.push(difference);
      continue;
    }
    const object = array[setter] ?? {};
    // One after another: each asks which array answered last.
    const origin = (await isAsShipped(object, difference.setAs, standards))
      ? { name: standardName, version: request.version }
      : (await origins())(object);
    items.push({
      ...withoutUnset(difference),
      ...about,
      scope: scopeOf(object),
      cause: causeOf(object, setter - base, origin),
    });
  }
  items.push(
    ...missingItems(unset, task, standard, file, matching).map((item) => ({ ...item, ...about })),
  );
  return items;
}

function withoutUnset({ change, effective, rule, standard }: Difference) {
  return { change, effective, rule, standard };
}

/** Tells whether an object says of a rule what the standard's of that name does, and nobody changed it on the way. */
async function isAsShipped(
  { name, rules }: ConfigObject,
  rule: string,
  standards: Standards,
): Promise<boolean> {
  if (!isOfStandard(name)) return false;
  const setting = JSON.stringify(rules?.[rule]);
  const isIn = (array: ConfigArray): boolean =>
    array.some((one) => one.name === name && JSON.stringify(one.rules?.[rule]) === setting);
  // One after the other: each asks which array answered last.
  return isIn(await standards('strict')) || isIn(await standards('recommended'));
}

/** The last object that says something of a rule or option; where several do, it is the one that counts. */
function lastSetter(
  array: ConfigArray,
  matching: readonly number[],
  { change, setAs: rule }: Pick<Difference, 'change' | 'setAs'>,
): number | undefined {
  // A severity alone leaves the options as they were before it.
  const isAboutOptions = change === 'loosened' || change === 'changed';
  const [, option] = /^linterOptions\.(.+)$/u.exec(rule) ?? [];
  const sets = ({ languageOptions, linterOptions, processor, rules }: ConfigObject): boolean => {
    if (option !== undefined) return linterOptions?.[option] !== undefined;
    if (rule === 'processor') return processor !== undefined;
    if (!rule.startsWith('languageOptions.')) {
      const setting = rules?.[rule];
      if (!isAboutOptions) return setting !== undefined;
      return Array.isArray(setting) && setting.length > 1;
    }
    const parserOptions = languageOptions?.['parserOptions'];
    return (
      isRecord(parserOptions) && ['project', 'projectService'].some((name) => name in parserOptions)
    );
  };
  return matching.findLast((index) => sets(array[index] ?? {}));
}

/** What nothing sets is missing with the object of the standard that would set it, or was taken out of that. */
function missingItems(
  unset: readonly Difference[],
  { array, watch }: ArrayTask,
  standard: ConfigArray,
  file: string,
  applied: readonly number[],
): MissingItem[] {
  if (unset.length === 0) return [];
  const matching = watch.matching(standard, file);
  const byObject = new Map<string, Difference[]>();
  for (const difference of unset) {
    const index = lastSetter(standard, matching, { setAs: difference.rule, change: 'off' });
    const name = index === undefined ? undefined : standard[index]?.name;
    const object = typeof name === 'string' ? name : standardName;
    byObject.set(object, [...(byObject.get(object) ?? []), difference]);
  }
  return [...byObject].flatMap(([object, differences]): MissingItem[] => {
    const isApplied = applied.some((index) => array[index]?.name === object);
    const cause: EslintCause = {
      kind: 'missing',
      object,
      isPresent: array.some(({ name }) => name === object),
    };
    if (isApplied || differences.length === 1) {
      return differences.map((one) => ({ ...withoutUnset(one), scope: 'nothing', cause }));
    }
    return [
      {
        rule: object,
        change: 'off',
        standard: `${String(differences.length)} settings`,
        effective: 'none of them',
        scope: 'nothing',
        detail: `Missing: ${differences.map(({ rule }) => rule).join(', ')}.`,
        cause,
      },
    ];
  });
}

type MissingItem = Pick<
  EslintItem,
  'cause' | 'change' | 'detail' | 'effective' | 'rule' | 'scope' | 'standard'
>;

async function itemsOfIgnored(
  { files }: Group,
  { array, config, request, watch }: ArrayTask,
  standard: ConfigArray,
  origins: Origins,
): Promise<EslintItem[]> {
  const known = new Set(standard.flatMap((object) => patternsOf(object)));
  const base = baseLength(array, standard);
  const candidates = array.flatMap((object, index) =>
    patternsOf(object)
      .filter((pattern) => !known.has(pattern))
      .map((pattern) => ({ object, index, pattern })),
  );
  const byPattern = new Map<(typeof candidates)[number] | undefined, string[]>();
  for (const file of files) {
    // What an earlier one left out may have been taken in again between them.
    const cause = candidates.findLast(({ object, pattern }) =>
      watch.leavesOut(array, object, pattern, file),
    );
    byPattern.set(cause, [...(byPattern.get(cause) ?? []), file]);
  }
  const items: EslintItem[] = [];
  for (const [found, left] of byPattern) {
    const cause: EslintCause =
      found === undefined
        ? { kind: 'config' }
        : causeOf(
            found.object,
            found.index - base,
            isOfStandard(found.object.name)
              ? { name: standardName, version: request.version }
              : (await origins())(found.object),
          );
    items.push({
      rule: 'ignores',
      change: 'ignored',
      standard: 'linted',
      effective: found === undefined ? 'ignored' : `ignored by ${describeGlob(found.pattern)}`,
      scope: found === undefined ? 'nothing' : describeGlob(found.pattern),
      kinds: kindsOf(left, request.folder),
      files: left.length,
      examples: left.slice(0, mostExamples).map((one) => relative(request.folder, one)),
      cause,
      config,
    });
  }
  return items;
}

/** An object that holds nothing but ignores is about every file. */
function patternsOf(object: ConfigObject): readonly unknown[] {
  const keys = Object.keys(object).filter((key) => key !== 'name' && key !== 'basePath');
  return keys.length === 1 && object.ignores !== undefined ? object.ignores : [];
}

/** The standard's own objects are made by a call, and not imported as they are. */
type CausingPackage = Omit<Origin, 'specifier'> & Partial<Pick<Origin, 'specifier'>>;

function causeOf(
  object: ConfigObject,
  index: number,
  origin: CausingPackage | undefined,
): EslintCause {
  const { files, name } = object;
  const globs = files?.flat();
  return {
    kind: 'object',
    index,
    ...(typeof name === 'string' && name !== '' && { name }),
    ...(globs?.every((glob) => typeof glob === 'string') === true && { files: globs }),
    ...(origin !== undefined && { package: origin }),
  };
}

/** What files an object is about, as it says itself: a weakening that spreads to more is another one. */
function scopeOf({ basePath, files, ignores }: ConfigObject): string {
  const list = (globs: readonly unknown[]): string =>
    globs.map((glob) => describeGlob(glob)).join(', ');
  const where = files === undefined ? 'all files' : list(files);
  const base = typeof basePath === 'string' ? ` below ${path.basename(basePath)}` : '';
  return `${where}${base}${ignores === undefined ? '' : ` but ${list(ignores)}`}`;
}

function describeGlob(glob: unknown): string {
  if (Array.isArray(glob)) return glob.map((one) => describeGlob(one)).join(' and ');
  return typeof glob === 'string' ? glob : 'a function';
}

function isOfStandard(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith('groundrules/');
}

/** ESLint puts objects of its own before those of the config, and they are the same in every array. */
function baseLength(array: ConfigArray, standard: ConfigArray): number {
  const first = array.findIndex((object, index) => object !== standard[index]);
  return first === -1 ? 0 : first;
}

function kindsOf(files: readonly string[], folder: string): string[] {
  return [...new Set(files.map((file) => kindOfFile(relative(folder, file))))].toSorted();
}

function relative(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}

/** What one object does to files of several kinds is one thing, and so is what one of a package switches off. */
function mergeItems(items: readonly EslintItem[]): EslintItem[] {
  const merged = mergeBy(items, ({ cause, change, effective, rule, scope }) =>
    JSON.stringify([rule, change, effective, scope, cause]),
  );
  const byObject = groupBy(merged, ({ cause, change }) =>
    change === 'off' && cause.kind === 'object' && cause.package !== undefined
      ? JSON.stringify(cause)
      : undefined,
  );
  return [...byObject].flatMap(([key, own]) => {
    if (key === undefined || own.length < 3) return own.map(withScope);
    const [first] = mergeBy(own, () => '');
    return first === undefined ? [] : [wholeObject(first, own)];
  });
}

function mergeBy(items: readonly EslintItem[], keyOf: (item: EslintItem) => string): EslintItem[] {
  return [...groupBy(items, keyOf).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        ...first,
        kinds: [...new Set(group.flatMap(({ kinds }) => kinds))].toSorted(),
        files: group.reduce((sum, { files }) => sum + files, 0),
        examples: [...new Set(group.flatMap(({ examples }) => examples))].slice(0, mostExamples),
      },
    ];
  });
}

/** What a package switches off as a whole is not waived rule by rule. A version of it that does more is another thing. */
function wholeObject(item: EslintItem, own: readonly EslintItem[]): EslintItem {
  const { cause } = item;
  const from = cause.kind === 'object' ? (cause.name ?? cause.package?.name) : undefined;
  const rules = [...new Set(own.map(({ rule }) => rule))].toSorted();
  return {
    ...item,
    rule: from ?? item.rule,
    standard: `${String(rules.length)} rules on`,
    effective: `${String(rules.length)} rules off`,
    files: Math.max(...own.map(({ files }) => files)),
    detail: `Off: ${rules.join(', ')}.`,
  };
}

/** What no object says is about the kinds of files that it was found for. */
function withScope(item: EslintItem): EslintItem {
  return item.scope === 'nothing' ? { ...item, scope: item.kinds.join(', ') } : item;
}

function notFollowed(
  config: string,
  effective: string,
  files: number,
  detail?: string,
): EslintDrift {
  return {
    files,
    items: [
      {
        rule: standardName,
        change: 'not-followed',
        standard: 'in use',
        effective,
        scope: 'all files',
        kinds: [],
        files,
        examples: [],
        ...(detail !== undefined && { detail }),
        cause: { kind: 'config' },
        config: existsSync(config) ? config : path.join(path.dirname(config), 'package.json'),
      },
    ],
  };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function isMissing(error: unknown): boolean {
  return isRecord(error) && error['messageTemplate'] === 'config-file-missing';
}

/** The way through ESLint's own code mends nothing. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
