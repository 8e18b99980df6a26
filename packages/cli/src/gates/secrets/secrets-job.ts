import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SecretLintCoreConfig } from '@secretlint/types';
import ignore from 'ignore';

import { isRecord } from '../run/is-record.js';
import type { Progress } from '../run/job.js';
import { JobError } from '../run/job-error.js';
import { decodeText } from './decode-text.js';

/** Where secrets are looked for. */
export interface SecretsRequest {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Relative to the repository. */
  readonly files: readonly string[];
  /** Absolute path of the repository's own config of secretlint. */
  readonly config: string | undefined;
}

/** A secret, masked. */
interface FoundSecret {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What came of the search. */
export interface SecretsOutput {
  /** How many files were read. */
  readonly looked: number;
  /** Files that .secretlintignore leaves out. */
  readonly leftOut: readonly string[];
  /** Files that hold no text. */
  readonly binary: readonly string[];
  readonly secrets: readonly FoundSecret[];
}

type Lint = (input: {
  readonly source: {
    readonly filePath: string;
    readonly content: string;
    readonly ext: string;
    readonly contentType: 'text';
  };
  readonly options: { readonly config: SecretLintCoreConfig; readonly maskSecrets: boolean };
}) => Promise<unknown>;

interface Linter {
  readonly lint: Lint;
  readonly config: SecretLintCoreConfig;
}

/**
 * Looks for secrets by secretlint: the repository's own with its own rules where it has a config, else ours with the
 * recommended ones.
 *
 * @param request - Where they are looked for.
 * @param progress - Told which file it is at.
 * @returns What was found. No text in it holds a secret.
 */
export async function findSecrets(
  request: SecretsRequest,
  progress: Progress,
): Promise<SecretsOutput> {
  const { config, files, root } = request;
  switchOffProfiler();
  const linter = config === undefined ? await ours() : await theirs(root, config);
  const ignored = await readIgnore(root);
  const binary: string[] = [];
  const secrets: FoundSecret[] = [];
  const leftOut: string[] = [];
  let looked = 0;
  for (const file of files) {
    if (ignored(file)) {
      leftOut.push(file);
      continue;
    }
    progress(file);
    const absolute = path.join(root, file);
    // eslint-disable-next-line groundrules/await-in-loop -- one text in memory at a time, and it tells which file it is at
    const content = decodeText(await readFile(absolute));
    if (content === undefined) {
      binary.push(file);
      continue;
    }
    looked += 1;
    const result = await linter.lint({
      source: { filePath: absolute, content, ext: path.extname(file), contentType: 'text' },
      options: { config: linter.config, maskSecrets: true },
    });
    secrets.push(...readMessages(file, content, result));
  }
  return { looked, leftOut, binary, secrets };
}

/**
 * secretlint notes times for each rule and file, searches all notes at each, so that its time grows with their square,
 * and throws where a file's name holds a line end. This process has nobody else who notes times.
 */
function switchOffProfiler(): void {
  Object.defineProperty(performance, 'mark', { value: () => undefined });
}

async function ours(): Promise<Linter> {
  const { lintSource } = await import('@secretlint/core');
  const preset = await import('@secretlint/secretlint-rule-preset-recommend');
  return {
    lint: lintSource,
    config: {
      rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator }],
    },
  };
}

async function theirs(root: string, config: string): Promise<Linter> {
  const core = await importFrom(
    root,
    '@secretlint/core',
    async () => await import('@secretlint/core'),
  );
  const loader = await importFrom(
    root,
    '@secretlint/config-loader',
    async () => await import('@secretlint/config-loader'),
  );
  const lint = isRecord(core) ? core['lintSource'] : undefined;
  const load = isRecord(loader) ? loader['loadConfig'] : undefined;
  if (!isLint(lint) || !isLoader(load)) {
    throw new JobError(
      'it lacks functions that are used. Its version is too old, or it is damaged.',
    );
  }
  const attempts = [{ node_moduleDir: path.join(root, 'node_modules') }, {}];
  const errors: unknown[] = [];
  // A rule that they did not install may be one that we have.
  for (const where of attempts) {
    let loaded: unknown;
    try {
      loaded = await load({ cwd: root, configFilePath: config, ...where });
    } catch (error) {
      errors.push(error);
      continue;
    }
    if (isRecord(loaded) && isConfig(loaded['config'])) return { lint, config: loaded['config'] };
    throw new JobError(`${config} could not be loaded: it names no rule that is on`);
  }
  throw new JobError(`${config} could not be loaded: ${describeError(errors[0])}`);
}

/** Their errors hold others, which say what is wrong. */
function describeError(error: unknown): string {
  const parts = isRecord(error) && Array.isArray(error['errors']) ? error['errors'] : [error];
  return parts
    .map((part: unknown) => (part instanceof Error ? part.message : String(part)))
    .join('\n');
}

/** Their copy where there is one, as their rules are made for it. */
async function importFrom(
  root: string,
  name: string,
  importOurs: () => Promise<unknown>,
): Promise<unknown> {
  let file: string;
  try {
    file = createRequire(path.join(root, 'package.json')).resolve(name);
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
    if (isMissing) return await importOurs();
    throw error;
  }
  return await import(pathToFileURL(file).href);
}

function isLint(value: unknown): value is Lint {
  return typeof value === 'function';
}

function isLoader(value: unknown): value is (options: object) => Promise<unknown> {
  return typeof value === 'function';
}

function isConfig(value: unknown): value is SecretLintCoreConfig {
  if (!isRecord(value) || !Array.isArray(value['rules'])) return false;
  return value['rules'].some((rule: unknown) => !isRecord(rule) || rule['disabled'] !== true);
}

async function readIgnore(root: string): Promise<(file: string) => boolean> {
  const file = path.join(root, '.secretlintignore');
  if (!existsSync(file)) return () => false;
  const matcher = ignore().add(await readFile(file, 'utf8'));
  return (name) => matcher.ignores(name);
}

function readMessages(file: string, content: string, result: unknown): FoundSecret[] {
  const messages = isRecord(result) ? result['messages'] : undefined;
  if (!Array.isArray(messages)) throw new JobError(`it reported nothing that is understood.`);
  return messages.map((message: unknown) => readMessage(file, content, message));
}

function readMessage(file: string, content: string, message: unknown): FoundSecret {
  if (!isRecord(message)) throw new JobError('it reported something that is no message.');
  const { docsUrl, loc, message: text, range, ruleId, severity } = message;
  const start = positionOf(loc, 'start');
  const end = positionOf(loc, 'end');
  if (typeof text !== 'string' || typeof ruleId !== 'string' || !start || !end) {
    throw new JobError('it reported a message without rule, text or place.');
  }
  return {
    file,
    rule: ruleId,
    severity: typeof severity === 'string' ? severity : 'error',
    message: mask(text, secretIn(content, range)),
    help: typeof docsUrl === 'string' ? docsUrl : undefined,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function positionOf(loc: unknown, name: string): { line: number; column: number } | undefined {
  const place = isRecord(loc) ? loc[name] : undefined;
  if (!isRecord(place)) return undefined;
  const { column, line } = place;
  // Its columns begin with 0.
  return typeof line === 'number' && typeof column === 'number'
    ? { line, column: column + 1 }
    : undefined;
}

function secretIn(content: string, range: unknown): string {
  const [start, end] = Array.isArray(range) ? (range as unknown[]) : [];
  return typeof start === 'number' && typeof end === 'number' ? content.slice(start, end) : '';
}

/** Rules of others may print what secretlint does not know to be secret. */
function mask(text: string, secret: string): string {
  return secret.length > 3 ? text.replaceAll(secret, '***') : text;
}
