import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { describePathError } from '../../files/path-errors.js';
import type { Unwritten } from '../files/describe-unwritten.js';
import { isLintable } from '../lint/is-lintable.js';
import { loadModule } from '../load-module.js';
import { isRecord } from '../run/is-record.js';
import type { Progress } from '../run/job.js';
import { JobError } from '../run/job-error.js';
import type { Rewrite } from '../run/rewrite.js';
import { differences, type Difference } from './differences.js';

/** What is to be looked at. */
export interface FormatRequest {
  /** Absolute path of the package `prettier`. */
  readonly prettier: string;
  /** Absolute path of the repository. */
  readonly root: string;
  /** Relative to the repository. */
  readonly files: readonly { readonly file: string; readonly isLarge: boolean }[];
  /** Absolute paths of the files that say what to leave out. */
  readonly ignorePaths: readonly string[];
  readonly fix: boolean;
}

/** What came of one file that Prettier is there for. */
export type FormattedFile =
  | {
      readonly kind: 'judged';
      readonly file: string;
      readonly differences: readonly Difference[];
    }
  | { readonly kind: 'large'; readonly file: string }
  | (Unreadable & { readonly file: string })
  /** It was to be repaired, and could not be. */
  | (Unwritten & { readonly kind: 'unwritten' });

/** What came of all of them. */
export interface FormatOutput {
  /** What came of each file that Prettier does not leave out. */
  readonly formatted: readonly FormattedFile[];
  /** A file that it would format if no ignore file left it out; only asked for where these leave nothing. */
  readonly leftOut?: string;
}

interface Unreadable {
  readonly kind: 'unreadable';
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Prettier's API, as far as it is used here. */
interface Prettier {
  readonly version: string;
  readonly format: (text: string, options: object) => unknown;
  readonly getFileInfo: (file: string, options: object) => Promise<unknown>;
  readonly resolveConfig: (file: string, options: object) => Promise<unknown>;
}

/** Prettier's own default, where a config does not say. */
const defaultPrintWidth = 80;

/**
 * Compares files with what Prettier makes of them. Where it is to repair them, one that it fails at keeps it from no other.
 *
 * @param request - The files.
 * @param progress - Told which file it is at.
 * @param rewrite - Writes what was repaired.
 * @returns What came of them.
 */
export async function checkFormat(
  request: FormatRequest,
  progress: Progress,
  rewrite: Rewrite,
): Promise<FormatOutput> {
  const prettier = await loadPrettier(request.prettier);
  const formatted: FormattedFile[] = [];
  const ignored: string[] = [];
  for (const { file, isLarge } of request.files) {
    progress(file);
    const absolute = path.join(request.root, file);
    // eslint-disable-next-line groundrules/await-in-loop -- it is work for one processor, and tells which file it is at
    const options = await optionsFor(prettier, absolute);
    // Prettier 2 reads one such file.
    const ignorePath = prettier.version.startsWith('2.')
      ? request.ignorePaths[0]
      : request.ignorePaths;
    const { isIgnored, parser } = await infoOf(prettier, { absolute, file, options, ignorePath });
    if (isIgnored) ignored.push(file);
    if (isIgnored || parser === undefined) continue;
    formatted.push(
      isLarge
        ? { kind: 'large', file }
        : await formatFile(prettier, {
            file,
            absolute,
            options,
            ...(request.fix && { rewrite }),
          }),
    );
  }
  if (formatted.length > 0) return { formatted };
  const leftOut = await firstKnown(prettier, request.root, ignored);
  return { formatted, ...(leftOut !== undefined && { leftOut }) };
}

/** Of what is ignored Prettier does not say whether it knows the kind. */
async function firstKnown(
  prettier: Prettier,
  root: string,
  files: readonly string[],
): Promise<string | undefined> {
  for (const file of files) {
    const absolute = path.join(root, file);
    const options = await optionsFor(prettier, absolute);
    const { isIgnored, parser } = await infoOf(prettier, { absolute, file, options });
    if (!isIgnored && parser !== undefined) return file;
  }
  return undefined;
}

interface FileToAsk extends Pick<FileToFormat, 'absolute' | 'file' | 'options'> {
  readonly ignorePath?: string | readonly string[] | undefined;
}

async function infoOf(
  prettier: Prettier,
  { absolute, file, ignorePath, options }: FileToAsk,
): Promise<{ readonly isIgnored: boolean; readonly parser: unknown }> {
  const info = await prettier.getFileInfo(absolute, {
    ...(ignorePath !== undefined && { ignorePath }),
    plugins: options['plugins'] ?? [],
    resolveConfig: true,
  });
  if (!isRecord(info) || !('ignored' in info) || !('inferredParser' in info)) {
    throw new JobError(`it does not say whether it is there for ${file}. It may be damaged.`);
  }
  return {
    isIgnored: info['ignored'] === true,
    parser: options['parser'] ?? info['inferredParser'] ?? undefined,
  };
}

async function loadPrettier(folder: string): Promise<Prettier> {
  const prettier = await loadModule(folder, 'prettier');
  if (isPrettier(prettier)) return prettier;
  throw new JobError('it lacks functions that are used. Its version is too old, or it is damaged.');
}

function isPrettier(value: unknown): value is Prettier {
  return (
    isRecord(value) &&
    typeof value['version'] === 'string' &&
    typeof value['format'] === 'function' &&
    typeof value['getFileInfo'] === 'function' &&
    typeof value['resolveConfig'] === 'function'
  );
}

async function optionsFor(
  prettier: Prettier,
  file: string,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const options = await prettier.resolveConfig(file, { editorconfig: true });
    return isRecord(options) ? options : {};
  } catch (error) {
    throw new JobError(`its config could not be read: ${messageOf(error)}`, { cause: error });
  }
}

interface FileToFormat {
  readonly file: string;
  readonly absolute: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Only where it is to be repaired. */
  readonly rewrite?: Rewrite;
}

async function formatFile(prettier: Prettier, one: FileToFormat): Promise<FormattedFile> {
  try {
    return await printFile(prettier, one);
  } catch (error) {
    if (one.rewrite === undefined) throw error;
    const reason = error instanceof JobError ? error.message : describePathError(error);
    return { kind: 'unwritten', file: one.file, reason };
  }
}

async function printFile(
  prettier: Prettier,
  { absolute, file, options, rewrite }: FileToFormat,
): Promise<FormattedFile> {
  const print = async (text: string): Promise<string | Unreadable> => {
    let printed: unknown;
    try {
      printed = await prettier.format(text, { ...options, filepath: absolute });
    } catch (error) {
      const position = positionOf(error);
      if (position !== undefined) {
        return { kind: 'unreadable', ...position, message: messageOf(error) };
      }
      // Only what it says of a place in the file is about the file.
      throw new JobError(`it failed at ${file}: ${messageOf(error)}`, { cause: error });
    }
    if (typeof printed === 'string') return printed;
    throw new JobError(`it made no text of ${file}. It may be damaged.`);
  };
  const { printWidth } = options;
  const judge = (text: string, printed: string | Unreadable): FormattedFile => {
    if (typeof printed !== 'string') return { ...printed, file };
    const width = typeof printWidth === 'number' ? printWidth : defaultPrintWidth;
    const judged = differences(text, printed, { printWidth: width, isCode: isLintable(file) });
    return { kind: 'judged', file, differences: judged };
  };
  const before = await readFile(absolute, 'utf8');
  const after = await print(before);
  if (rewrite === undefined || typeof after !== 'string' || before === after) {
    return judge(before, after);
  }
  const reason = await rewrite(absolute, after, before);
  if (reason !== undefined) return { kind: 'unwritten', file, reason };
  // Now and then Prettier lays out otherwise what it has laid out itself.
  return judge(after, await print(after));
}

function positionOf(error: unknown): { line: number; column: number } | undefined {
  if (!(error instanceof Error) || !('loc' in error)) return undefined;
  const { loc } = error;
  const start = isRecord(loc) && isRecord(loc['start']) ? loc['start'] : loc;
  if (!isRecord(start)) return undefined;
  const { column, line } = start;
  if (typeof line !== 'number') return undefined;
  return {
    line: Math.max(1, line),
    column: typeof column === 'number' ? Math.max(1, column) : 1,
  };
}

/** Prettier adds a frame of the code, which a report has already. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\n\s*(?:>\s*)?\d+ \|/u)[0]?.trim() ?? text;
}
