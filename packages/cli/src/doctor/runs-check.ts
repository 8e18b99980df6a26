import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { isRecord } from '../gates/run/is-record.js';
import { readManifest } from './read-manifest.js';

const call = /\bgroundrules\s+check\b/u;
const code = /\.(?:[cm]?[jt]s|sh|bash)$/u;
const largest = 256 * 1024;

/**
 * Tells whether commands run the check, by themselves or by what they run: scripts of the manifest, and scripts of the
 * repository that they name.
 *
 * @param commands - The commands, as a workflow has them.
 * @param root - Absolute path of the repository, from which they run.
 * @returns Whether it stands there.
 */
export function runsCheck(commands: readonly string[], root: string): boolean {
  const scripts = scriptsOf(root);
  const texts = [...commands];
  const seen = new Set<string>();
  const add = (name: string, text: string | undefined): void => {
    if (seen.has(name)) return;
    seen.add(name);
    if (text !== undefined) texts.push(text);
  };
  // What is found is looked at in turn.
  for (const text of texts) {
    if (call.test(text)) return true;
    for (const [name, script] of scripts) {
      if (callOf(name).test(text)) add(`npm run ${name}`, script);
    }
    for (const [name] of text.matchAll(/[\w.-]*[/.][\w./-]*/gu)) add(name, readScript(root, name));
  }
  return false;
}

function scriptsOf(root: string): [string, string][] {
  const { scripts } = readManifest(root);
  return Object.entries(isRecord(scripts) ? scripts : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

function callOf(name: string): RegExp {
  const escaped = name.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
  return new RegExp(
    String.raw`\b(?:npm|pnpm|yarn|bun)(?:\s+(?:run|--?[\w-]+))*\s+${escaped}(?![\w:-])`,
    'u',
  );
}

/** A script of the repository without its comments; `undefined` for any other name. */
function readScript(root: string, name: string): string | undefined {
  const file = path.resolve(root, name);
  const relative = path.relative(root, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  if (relative.split(path.sep).includes('node_modules')) return undefined;
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || stats.size > largest) return undefined;
  const text = readFileSync(file, 'utf8');
  if (!code.test(name) && !text.startsWith('#!')) return undefined;
  return text.replaceAll(/^\s*(?:#|\/\/).*$/gmu, '');
}
