import { existsSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import {
  type EntryOptions,
  type EntryPoints,
  findEntryPoints,
  ManifestError,
  type TextRange,
} from '@groundrules/docstrings';

import { describeUntraced } from './describe-untraced.js';
import { isFixture } from './find-folder.js';
import { type Answer, askSurface, type Context, matchesAny } from './get-public-symbols.js';
import { findMistakes, readSurfaceSettings, type SurfaceSettings } from './surface-settings.js';

/** What a rule says where it can't tell what a package publishes. */
export const gapMessages = {
  misconfigured: "`settings.groundrules` can't be read as it stands: {{mistakes}}.",
  unmatched:
    '`publicApi` names what is not there: no file of code in {{root}} matches {{globs}}. Mend the path or the glob, or leave it out.',
  unreadable:
    'What this package publishes is not known, so that its docs are not checked: {{problem}}.',
  unresolved:
    '`{{specifier}}` was not found, so that the docs of what comes from it are not checked. Mend the path, or generate the file first.',
  untraced:
    'What {{package}} publishes is not{{all}} known, so that its docs are not{{all}} checked: {{problem}}. Mend package.json, or say in `settings.groundrules` where sources are (`sources`) or which files are entries (`publicApi`).',
} as const;

/** Id of a message about a gap. */
export type GapMessageId = keyof typeof gapMessages;

/** Something that is not known of what is published. */
export interface Gap {
  readonly messageId: GapMessageId;
  readonly data: Readonly<Record<string, string>>;
  /** The part of the file that is the cause; without one the cause is elsewhere. */
  readonly range?: TextRange;
}

/** By gap, the file that tells of it: the first that was linted. It goes on telling in an editor. */
const tellers = new Map<string, string>();
/** The entry points of packages, which are asked for once for all their files. */
const known = new Map<string, { readonly found: EntryPoints; readonly asked: number }>();
/** In milliseconds. A manifest may be mended while an editor is open. */
const trustedFor = 5000;

/** Whether a file is the one of all to tell of a gap whose cause is elsewhere. */
function isTeller(file: string, gap: string): boolean {
  const teller = tellers.get(gap);
  if (teller !== undefined && teller !== file && existsSync(teller)) return false;
  tellers.set(gap, file);
  return true;
}

function getEntryPoints(folder: string, options: EntryOptions): EntryPoints {
  const key = JSON.stringify([folder, options]);
  const last = known.get(key);
  const now = performance.now();
  if (last && now - last.asked < trustedFor) return last.found;
  const found = findEntryPoints(folder, options);
  known.set(key, { found, asked: now });
  return found;
}

/** The globs of the settings that match nothing in the whole repository. */
function getUnmatched({ publicApi, root }: SurfaceSettings): string[] {
  // A folder that is no repository, as that of all users, may hold far too much to look through.
  if (!existsSync(path.join(root, 'package.json'))) return [];
  try {
    return publicApi.filter((glob) => !glob.startsWith('!') && !matchesAny(root, glob));
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    // It is told of where the files of that package are linted.
    return [];
  }
}

/** The re-exports of a file that lead nowhere, as far as they still stand in its text. */
function findUnresolved(file: string, text: string, { getSurface }: Answer): Gap[] {
  // The whole package is looked at only for what may hold a re-export.
  if (!/\bexport\b[^;]*?(?:[*{=]|\bdefault\b)|\brequire\b/u.test(text)) return [];
  const specifiers = (getSurface()?.unresolved ?? [])
    .filter((it) => it.file === file)
    .map(({ specifier }) => specifier);
  return specifiers.flatMap((specifier) => {
    const places = [`'${specifier}'`, `"${specifier}"`].map((quoted) => text.indexOf(quoted));
    const start = places.find((place) => place !== -1);
    if (start === undefined) return [];
    const range = { start, end: start + specifier.length + 2 };
    return [{ messageId: 'unresolved', data: { specifier }, range }];
  });
}

function findUntraced(folder: string, options: EntryOptions): Gap | undefined {
  const { entries, packageName, untraced } = getEntryPoints(folder, options);
  if (untraced.length === 0) return undefined;
  const data = {
    all: entries.length > 0 ? ' all' : '',
    package: packageName === undefined ? 'this package' : `\`${packageName}\``,
    problem: describeUntraced(untraced),
  };
  return { messageId: 'untraced', data };
}

/**
 * Finds what a file has to tell of what is not known of the public surface: re-exports of its own that lead nowhere,
 * and what no other file tells, since its cause is in no file that is linted.
 *
 * @param context - The rule's context.
 * @returns The gaps. Each is told by one file, again and again.
 */
export function findGaps(context: Context): Gap[] {
  const { cwd, physicalFilename, settings, sourceCode } = context;
  const answer = askSurface(context);
  const { error, folder, options } = answer;
  if (folder === undefined) return [];
  const file = path.resolve(cwd, physicalFilename);
  const own = readSurfaceSettings(settings, cwd);
  const gaps: Gap[] = [];
  const add = (where: string, gap: Gap | undefined): void => {
    if (gap && isTeller(file, `${where}\n${gap.messageId}`)) gaps.push(gap);
  };

  const mistakes = findMistakes(settings).join('; ');
  if (mistakes !== '') {
    add(`${cwd}\n${mistakes}`, { messageId: 'misconfigured', data: { mistakes } });
  }
  const unmatched = getUnmatched(own);
  if (unmatched.length > 0) {
    const globs = unmatched.map((glob) => `\`${glob}\``).join(', ');
    add(`${own.root}\n${globs}`, { messageId: 'unmatched', data: { globs, root: own.root } });
  }
  if (isFixture(own.root, folder)) return gaps;
  if (error === undefined) {
    add(folder, findUntraced(folder, options));
    gaps.push(...findUnresolved(file, sourceCode.text, answer));
  } else if (error instanceof ManifestError || unmatched.length === 0) {
    add(folder, { messageId: 'unreadable', data: { problem: error.message.replace(/\.$/u, '') } });
  }
  return gaps;
}
