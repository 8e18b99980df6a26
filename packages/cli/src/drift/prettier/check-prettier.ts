import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore from 'ignore';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

import { toRelative } from '../../gates/files/to-relative.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import { runJob } from '../../gates/run/run-job.js';
import { shapeReason } from '../../gates/run/shape.js';
import type { DriftContext } from '../drift-context.js';
import { findInCode } from '../places/find-in-code.js';
import { lineAt } from '../places/line-at.js';
import { packageOf } from '../places/package-of.js';
import { lockFiles } from '../../workspaces/package-manager.js';
import { findStandard, unusedStandard } from '../standard-package.js';
import type { DriftOutcome, Setter, Weakening } from '../weakening.js';
import { isPrettierDrift, type PrettierDrift, type PrettierItem } from './prettier-drift.js';

const standardName = '@groundrules/prettier-config';
const about = { tool: 'prettier', gate: 'format' } as const;

/** How many files are named. */
const mostExamples = 3;

/**
 * Compares the options that Prettier resolves for each file with those of the standard, and lists what it is told to leave
 * alone.
 *
 * @param context - The repository.
 * @returns What differs, by the file that says so.
 */
export async function checkPrettier(context: DriftContext): Promise<DriftOutcome> {
  const { files, root, workspaces } = context;
  if (files.length === 0) return { kind: 'skipped', reason: 'There are no files.' };
  const standard = findStandard(root, standardName, workspaces);
  if (standard.kind === 'error') return standard;
  if (standard.kind === 'unused') {
    return { kind: 'compared', weakenings: [unusedStandard(root, standardName, about)] };
  }
  const prettier = loadFromRepository(root, 'prettier', workspaces);
  if (prettier.kind === 'error') return prettier;
  const folders = new Set(['.', ...workspaces.map(({ folder }) => folder)]);
  const ignorePaths = [...folders]
    .map((folder) => path.join(root, folder, '.prettierignore'))
    .filter((file) => existsSync(file));
  const end = await runJob(
    {
      job: 'drift-prettier',
      request: {
        prettier: prettier.folder,
        standard: standard.folder,
        root,
        // What a package manager writes is nobody's to format.
        files: files.filter((file) => !(path.posix.basename(file) in lockFiles)),
        ignorePaths,
      },
    },
    { tool: 'Prettier', cwd: root, context },
  );
  if (end.kind === 'broken') return { kind: 'error', reason: end.reason };
  if (!isPrettierDrift(end.value)) {
    return { kind: 'error', reason: shapeReason('Prettier', isPrettierDrift) };
  }
  return {
    kind: 'compared',
    weakenings: [...optionsOf(end.value, root), ...ignoredOf(end.value, ignorePaths, root)],
    standard: { name: standard.name, version: standard.version },
  };
}

function optionsOf({ files, items, unconfigured }: PrettierDrift, root: string): Weakening[] {
  if (files > 0 && unconfigured === files && items.some(({ isEditorconfig }) => !isEditorconfig)) {
    return [
      {
        ...about,
        rule: standardName,
        change: 'not-followed',
        standard: 'in use',
        effective: 'no config at all',
        scope: 'all files',
        kinds: [],
        files,
        examples: [],
        detail: `Use it: npm pkg set prettier=${standardName}`,
        setBy: { file: 'package.json' },
      },
    ];
  }
  return items.map((item) => ({
    ...about,
    rule: item.option,
    change: item.change,
    standard: item.standard,
    effective: item.effective,
    scope: item.isEverywhere ? 'all files' : endingsOf(item.files).join(', '),
    kinds: endingsOf(item.files),
    files: item.files.length,
    examples: item.files.slice(0, mostExamples),
    setBy: setterOf(item, root),
  }));
}

function endingsOf(files: readonly string[]): string[] {
  return [
    ...new Set(files.map((file) => path.extname(file).slice(1) || path.basename(file))),
  ].toSorted();
}

function setterOf(
  { config, files: [file = ''], isEditorconfig, option }: PrettierItem,
  root: string,
): Setter {
  if (isEditorconfig) {
    const found = nearestEditorconfig(path.dirname(path.join(root, file)));
    if (found !== undefined) return { file: toRelative(root, found) };
  }
  if (config === null) return { file: 'package.json' };
  const owner = packageOf(config, root);
  const name = owner === undefined ? toRelative(root, config) : 'package.json';
  const line = owner === undefined ? lineOf(config, option) : undefined;
  return {
    file: name,
    ...(line !== undefined && { line }),
    ...(owner !== undefined && { package: owner }),
  };
}

/** Where a config says something of an option, if in one place only. */
function lineOf(config: string, option: string): number | undefined {
  if (/\.[cm]?[jt]s$/u.test(config)) {
    return findInCode(config, { kind: 'property', name: option })?.line;
  }
  const text = readFileSync(config, 'utf8');
  const root = parseTree(text, [], { allowTrailingComma: true });
  const isManifest = path.basename(config) === 'package.json';
  const top = isManifest && root !== undefined ? findNodeAtLocation(root, ['prettier']) : root;
  const offsets = top === undefined ? [] : keysIn(top, option);
  if (offsets.length === 1) return lineAt(text, offsets[0] ?? 0);
  if (offsets.length > 1 || isManifest) return undefined;
  // YAML and TOML have a key a line.
  const said = text
    .split('\n')
    .flatMap((line, index) =>
      new RegExp(`^\\s*["']?${option}["']?\\s*[:=]`, 'u').test(line) ? [index + 1] : [],
    );
  return said.length === 1 ? said[0] : undefined;
}

/** Where keys of a name stand, however deep. */
function keysIn(node: Node, name: string): number[] {
  const [key] = node.children ?? [];
  const own = node.type === 'property' && key?.value === name ? [key.offset] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => keysIn(child, name))];
}

function nearestEditorconfig(folder: string): string | undefined {
  const file = path.join(folder, '.editorconfig');
  if (existsSync(file)) return file;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearestEditorconfig(parent);
}

function ignoredOf(
  { ignored }: PrettierDrift,
  ignorePaths: readonly string[],
  root: string,
): Weakening[] {
  const patterns = ignorePaths.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/\r?\n/u)
      .map((text, index) => ({
        file,
        folder: path.dirname(file),
        text: text.trim(),
        line: index + 1,
      }))
      .filter(({ text }) => text !== '' && !text.startsWith('#') && !text.startsWith('!')),
  );
  const byPattern = new Map<(typeof patterns)[number] | undefined, string[]>();
  for (const file of ignored) {
    const cause = patterns.findLast(({ folder, text }) => {
      const relative = toRelative(folder, path.join(root, file));
      return !relative.startsWith('../') && ignore().add(text).ignores(relative);
    });
    byPattern.set(cause, [...(byPattern.get(cause) ?? []), file]);
  }
  return [...byPattern].map(([pattern, files]) => ({
    ...about,
    rule: 'ignores',
    change: 'ignored' as const,
    standard: 'formatted',
    effective: pattern === undefined ? 'left out' : `left out by ${pattern.text}`,
    scope: pattern?.text ?? 'nothing',
    kinds: endingsOf(files),
    files: files.length,
    examples: files.slice(0, mostExamples),
    setBy:
      pattern === undefined
        ? { file: '.prettierignore' }
        : { file: toRelative(root, pattern.file), line: pattern.line },
  }));
}
