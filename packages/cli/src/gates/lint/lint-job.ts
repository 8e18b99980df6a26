import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';

import { createIgnore } from '../../config/create-ignore.js';
import { toRelative } from '../files/to-relative.js';
import {
  changedMeanwhile,
  isChangedSince,
  stampFiles,
  type Stamps,
} from '../files/changed-meanwhile.js';
import type { Unwritten } from '../files/describe-unwritten.js';
import { isRecord } from '../run/is-record.js';
import type { Progress } from '../run/job.js';
import type { Rewrite } from '../run/rewrite.js';
import { kindsOfFiles } from './kinds-of-files.js';
import { loadEslint } from './load-eslint.js';

/** What is linted. */
export interface LintRequest {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Globs relative to the repository of what is neither linted nor repaired, whatever ESLint's config says. */
  readonly ignores: readonly string[];
  /** Absolute path of the package `eslint` that does it. */
  readonly eslint: string;
  /** Absolute path of the folder whose config counts. */
  readonly folder: string;
  /** Absolute paths; `undefined` for all that the config covers. */
  readonly files: readonly string[] | undefined;
  /** Paths within the folder that others judge or that are too large, with `/`. */
  readonly except: readonly string[];
  /** Of these, which ones to ask about: whether the config covers them. */
  readonly large: readonly string[];
  readonly fix: boolean;
  /** Absolute paths of what may be repaired, as far as it is known before. */
  readonly repairable: readonly string[];
}

/** ESLint, as far as it is used here. */
interface ESLint {
  readonly lintFiles: (patterns: readonly string[]) => Promise<unknown>;
  readonly isPathIgnored: (file: string) => Promise<unknown>;
  readonly calculateConfigForFile?: (file: string) => Promise<unknown>;
  readonly getRulesMetaForResults?: (results: unknown) => unknown;
}

/**
 * Lints by ESLint's API. Bulk suppressions are not applied: what is known is told by the baseline, one by one.
 *
 * @param request - What is linted.
 * @param progress - Told what it is at.
 * @param rewrite - Writes what was repaired.
 * @returns ESLint's results without sources, the rules' addresses, the large files that its config covers, the files
 *   that could not be repaired, and which rules are on for which file.
 */
export async function lint(
  request: LintRequest,
  progress: Progress,
  rewrite: Rewrite,
): Promise<unknown> {
  const { eslint: packageFolder, except, files, fix, folder, ignores, large, root } = request;
  const ESLint = await loadEslint<ESLint>(packageFolder, folder);
  const isFlat = ESLint.configType !== 'eslintrc';
  const isIgnored = createIgnore(ignores);
  const isLeftOut = (file: string): boolean => isIgnored(toRelative(root, file));
  const create = (ignorePatterns: readonly string[]): ESLint =>
    new ESLint({
      cwd: folder,
      fix,
      errorOnUnmatchedPattern: false,
      ...(isFlat
        ? {
            ignorePatterns,
            warnIgnored: false,
            // Folders too, so that nobody walks them.
            overrideConfig: { name: 'groundrules.json', ignores: [isLeftOut] },
          }
        : { overrideConfig: { ignorePatterns } }),
    });
  progress(files === undefined ? 'linting' : `linting ${String(files.length)} files`);
  const eslint = create(except.map(isFlat ? toGlob : toIgnorePattern));
  // It may take minutes, in which people go on.
  const stamps = await stampFiles(request.repairable);
  const linted = await eslint.lintFiles(files ?? ['.']);
  // Configs of the old kind know no functions: there what is left out is linted, but never written.
  const results = Array.isArray(linted)
    ? linted.filter((result) => !isLeftOut(filePathOf(result)))
    : linted;
  const unwritten = fix && Array.isArray(results) ? await write(results, stamps, rewrite) : [];
  const plain = create([]);
  const ignored = await Promise.all(
    large.map((file) => plain.isPathIgnored(path.join(folder, file))),
  );
  const covered = large.filter((_file, at) => ignored[at] === false);
  return {
    results: Array.isArray(results) ? results.map(withoutSource) : results,
    help: helpOf(eslint.getRulesMetaForResults?.(results)),
    large: covered,
    unwritten,
    ...(Array.isArray(results) && {
      ...(await kindsOfFiles(
        results.map(filePathOf),
        async (file) => await eslint.calculateConfigForFile?.(file),
      )),
    }),
  };
}

function filePathOf(result: unknown): string {
  const filePath = isRecord(result) ? result['filePath'] : undefined;
  return typeof filePath === 'string' ? filePath : '';
}

/** What `ESLint.outputFixes()` does as well, which stops at the first file that it can't write, and may leave half a file. */
async function write(
  results: readonly unknown[],
  stamps: Stamps,
  rewrite: Rewrite,
): Promise<Unwritten[]> {
  const unwritten: Unwritten[] = [];
  const seen = new Set<string>();
  for (const { file, real, text } of await listRepaired(results)) {
    // A link to what has been linted by its own name too: once is enough, and its own name tells which rules are for it.
    if (seen.has(real)) continue;
    seen.add(real);

    const reason = (await isChangedSince(file, stamps))
      ? changedMeanwhile
      : await rewrite(file, text);
    if (reason !== undefined) unwritten.push({ file, reason });
  }
  return unwritten;
}

interface RepairedFile {
  readonly file: string;
  readonly text: string;
  /** Where it really is, whatever links lead to it. */
  readonly real: string;
}

/** Links come last. */
async function listRepaired(results: readonly unknown[]): Promise<RepairedFile[]> {
  const files: RepairedFile[] = [];
  const links: RepairedFile[] = [];
  for (const result of results) {
    const file = filePathOf(result);
    // Only what a rule has changed has another text.
    const text = isRecord(result) ? result['output'] : undefined;
    if (typeof text !== 'string') continue;
    const [real, isLink] = await Promise.all([realPathOf(file), isSymbolicLink(file)]);
    (isLink ? links : files).push({ file, text, real });
  }
  return [...files, ...links];
}

/** What is gone by now is told by writing it. */
async function realPathOf(file: string): Promise<string> {
  return await realpath(file).catch(() => file);
}

async function isSymbolicLink(file: string): Promise<boolean> {
  return await lstat(file).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );
}

/** Sources would make the result many times larger. */
function withoutSource(result: unknown): unknown {
  if (!isRecord(result)) return result;
  const { filePath, messages } = result;
  return { filePath, messages };
}

function helpOf(meta: unknown): Record<string, string> {
  const help: Record<string, string> = {};
  if (!isRecord(meta)) return help;
  for (const [rule, about] of Object.entries(meta)) {
    const docs = isRecord(about) ? about['docs'] : undefined;
    const url = isRecord(docs) ? docs['url'] : undefined;
    if (typeof url === 'string') help[rule] = url;
  }
  return help;
}

function toGlob(file: string): string {
  return file.replaceAll(/[\\*?[\]{}()!+@#]/gu, String.raw`\$&`);
}

function toIgnorePattern(file: string): string {
  return `/${file.replaceAll(/[\\*?[\]!# ]/gu, String.raw`\$&`)}`;
}
