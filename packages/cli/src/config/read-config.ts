import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';

import schema from '../../schemas/groundrules.schema.json' with { type: 'json' };
import { toSlashes } from '../gates/files/to-slashes.js';
import { UserError } from '../user-error.js';
import { checkAllowed } from './check-allowed.js';
import type { Config } from './config.js';
import { fillSettings } from './fill-settings.js';
import { jsonPath } from './json-path.js';
import { mergeSettings } from './merge-settings.js';
import { parseDuration } from './parse-duration.js';
import { placeOf, readJsonc, type JsoncFile } from './read-jsonc.js';
import { resolveExtends } from './resolve-extends.js';
import type { Settings, WrittenSettings } from './settings.js';
import { validateJsonc } from './validate-jsonc.js';

/** The name of the file with a repository's settings. */
export const configFile = 'groundrules.json';

/**
 * Reads the settings of a repository: its `groundrules.json`, on top of what that extends, on top of the
 * defaults.
 *
 * @param root - Absolute path of the repository.
 * @returns The settings; the defaults where there is no file.
 * @throws {@link UserError} for every mistake in a file, for a cycle, and for a package that is missing.
 */
export async function readConfig(root: string): Promise<Config> {
  const file = path.join(root, configFile);
  const content = await readJsonc(file, configFile);
  if (content === undefined) return fillSettings({}, []);
  const files: string[] = [];
  const settings = await readSettings(file, root, [], files);
  return fillSettings(settings, files);
}

/**
 * Reads the settings that a repository claims to follow: what its `groundrules.json` extends, without what it says on
 * top; else the defaults, at its own level.
 *
 * @param root - Absolute path of the repository.
 * @returns The settings.
 * @throws {@link UserError} as {@link readConfig} does.
 */
export async function readClaimedConfig(root: string): Promise<Config> {
  const file = path.join(root, configFile);
  if ((await readJsonc(file, configFile)) === undefined) return fillSettings({}, []);
  const files: string[] = [];
  const { below, own } = await readLayers(file, root, [], files);
  const { level = own.level } = below;
  return fillSettings({ ...below, ...(level !== undefined && { level }) }, files);
}

async function readSettings(
  file: string,
  root: string,
  chain: readonly string[],
  files: string[],
): Promise<Settings> {
  const { below, own } = await readLayers(file, root, chain, files);
  return mergeSettings(below, own);
}

/** What a file says, and what it says it on top of. */
async function readLayers(
  file: string,
  root: string,
  chain: readonly string[],
  files: string[],
): Promise<{ readonly below: Settings; readonly own: Settings }> {
  const real = await realpath(file);
  const name = nameOf(file, root);
  const content = await readJsonc(file, name);
  if (content === undefined) throw new UserError(`${name} is not there any more.`);
  validateJsonc(content, schema, name);
  checkAllowed(content, name);
  if (!files.includes(file)) files.push(file);
  const {
    $schema: _schema,
    extends: from = [],
    timeout,
    ...rest
  } = content.value as WrittenSettings;
  const own: Settings =
    timeout === undefined ? rest : { ...rest, timeoutMs: readTimeout(timeout, content, name) };
  let below: Settings = {};
  const links = [...chain, real];
  for (const [index, specifier] of [from].flat().entries()) {
    const place = placeOfExtends(content, name, Array.isArray(from) ? index : undefined);
    const next = resolveExtends(specifier, { from: real, root, place });
    const start = links.indexOf(await realpath(next));
    if (start !== -1) {
      const cycle = [...links.slice(start), links[start] ?? next].map((link) => nameOf(link, root));
      throw new UserError(`${place}: this goes round in a circle: ${cycle.join(' → ')}`);
    }
    below = mergeSettings(below, await readSettings(next, root, links, files));
  }
  return { below, own };
}

function placeOfExtends({ root, text }: JsoncFile, name: string, index?: number): string {
  const location = index === undefined ? ['extends'] : ['extends', index];
  const { offset = 0 } = findNodeAtLocation(root, location) ?? {};
  return `${placeOf(text, offset, name)} ${jsonPath(location)}`;
}

function readTimeout(timeout: number | string, { root, text }: JsoncFile, name: string): number {
  const duration = parseDuration(String(timeout));
  if (duration !== undefined) return duration;
  const { offset = 0 } = findNodeAtLocation(root, ['timeout']) ?? {};
  throw new UserError(
    `${placeOf(text, offset, name)} $.timeout: expected a time of up to a day such as 90, "90s" or "5m", not ${JSON.stringify(timeout)}.`,
  );
}

/** Relative where it is the repository's own, so that messages read alike everywhere. */
function nameOf(file: string, root: string): string {
  const relative = path.relative(root, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : toSlashes(relative);
}
