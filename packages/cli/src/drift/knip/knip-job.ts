import { realpathSync } from 'node:fs';
import path from 'node:path';

import { isRecord } from '../../gates/run/is-record.js';
import type { Progress } from '../../gates/run/job.js';
import { JobError } from '../../gates/run/job-error.js';
import { loadModule } from '../../gates/load-module.js';
import type { KnipDrift, KnipItem } from './knip-drift.js';

/** What is compared. */
export interface KnipDriftRequest {
  /** Absolute path of the package `knip`. */
  readonly knip: string;
  /** Absolute path of the package `@groundrules/knip-config`. */
  readonly standard: string;
  /** Absolute path of the repository. */
  readonly root: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Settings that list what knip says nothing about. */
const lists = [
  'ignore',
  'ignoreBinaries',
  'ignoreDependencies',
  'ignoreFiles',
  'ignoreMembers',
  'ignoreUnresolved',
  'ignoreWorkspaces',
];

/**
 * Compares the settings that knip works with, as it resolves them, with those of the standard.
 *
 * @param request - What is compared.
 * @param progress - Told what it is at.
 * @returns What knip is told to leave out.
 */
export async function compareKnip(
  { knip, root, standard }: KnipDriftRequest,
  progress: Progress,
): Promise<KnipDrift> {
  progress('reading the config');
  const options = await resolve(knip, root);
  const wanted = await standardOf(standard);
  const included = fieldsOf(options['includedIssueTypes']);
  const rules = fieldsOf(options['rules']);
  const parsed = fieldsOf(options['parsedConfig']);
  const config = options['configFilePath'];
  return {
    config: typeof config === 'string' ? config : null,
    items: [
      ...wanted.types.flatMap((type): KnipItem[] => {
        const base = { rule: type, standard: 'error', workspace: '.' };
        if (included[type] !== true || rules[type] === 'off') {
          return [{ ...base, change: 'off', effective: 'off' }];
        }
        return rules[type] === 'warn' ? [{ ...base, change: 'downgraded', effective: 'warn' }] : [];
      }),
      ...preprocessorsOf(options, root, wanted.preprocessors),
      ...listItems(parsed, '.'),
      ...Object.entries(fieldsOf(parsed['workspaces'])).flatMap(([workspace, own]) =>
        listItems(fieldsOf(own), workspace),
      ),
    ],
  };
}

async function resolve(knip: string, root: string): Promise<Fields> {
  let createOptions: unknown;
  try {
    ({ createOptions } = await loadModule(knip, 'knip/session'));
  } catch {
    // Told below, in words that help.
  }
  if (!isResolver(createOptions)) {
    throw new JobError(
      'it does not tell which settings it works with: its version is too old. 6.44 does.',
    );
  }
  try {
    const options = await createOptions({ cwd: root, isShowProgress: false });
    if (isRecord(options)) return options;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new JobError(`its config cannot be used: ${message}`, { cause: error });
  }
  throw new JobError('it does not tell which settings it works with.');
}

function isResolver(value: unknown): value is (options: object) => Promise<unknown> {
  return typeof value === 'function';
}

async function standardOf(
  folder: string,
): Promise<{ readonly types: readonly string[]; readonly preprocessors: readonly string[] }> {
  const { knipConfig } = await loadModule(folder, '@groundrules/knip-config');
  const config: unknown =
    typeof knipConfig === 'function'
      ? (knipConfig as (options: object) => unknown)({ kind: 'library' })
      : undefined;
  if (!isRecord(config)) {
    throw new JobError('@groundrules/knip-config exports no knipConfig(). Install it again.');
  }
  return { types: textsOf(config['include']), preprocessors: textsOf(config['preprocessor']) };
}

/** One that is not the standard's may drop what it likes. */
function preprocessorsOf(options: Fields, root: string, known: readonly string[]): KnipItem[] {
  const real = new Set(known.map((file) => realpathSync(file)));
  return textsOf(options['preprocessor'])
    .filter((file) => !path.isAbsolute(file) || !real.has(realpathSync(file)))
    .map((file) => {
      const entry = path.isAbsolute(file)
        ? path.relative(root, file).split(path.sep).join('/')
        : file;
      return {
        rule: 'preprocessor',
        change: 'changed',
        standard: 'none',
        effective: entry,
        workspace: '.',
        entry,
      };
    });
}

function listItems(fields: Fields, workspace: string): KnipItem[] {
  const found = lists.flatMap((rule) => {
    const value = fields[rule];
    const entries: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return entries.map((entry) => toItem(rule, describe(entry), workspace));
  });
  const byGlob = Object.entries(fieldsOf(fields['ignoreIssues'])).map(([glob, types]) =>
    toItem('ignoreIssues', `${glob}: ${textsOf(types).join(', ')}`, workspace),
  );
  const inFile = fields['ignoreExportsUsedInFile'];
  const types = isRecord(inFile)
    ? Object.keys(inFile).filter((type) => inFile[type] === true)
    : inFile === true
      ? ['all exports']
      : [];
  const tags = textsOf(fields['tags']).filter((tag) => tag.startsWith('-'));
  return [
    ...found,
    ...byGlob,
    ...types.map((type) => toItem('ignoreExportsUsedInFile', type, workspace)),
    ...tags.map((tag) => toItem('tags', tag, workspace)),
  ];
}

function toItem(rule: string, entry: string, workspace: string): KnipItem {
  return {
    rule,
    change: 'ignored',
    standard: 'reported',
    effective: `${entry} left out`,
    workspace,
    entry,
  };
}

function describe(entry: unknown): string {
  return typeof entry === 'string'
    ? entry
    : entry instanceof RegExp
      ? String(entry)
      : JSON.stringify(entry);
}

function fieldsOf(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

function textsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
}
