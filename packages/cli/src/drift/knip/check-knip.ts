import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import picomatch from 'picomatch';

import { toRelative } from '../../gates/files/to-relative.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import { runJob } from '../../gates/run/run-job.js';
import { shapeReason } from '../../gates/run/shape.js';
import type { DriftContext } from '../drift-context.js';
import { findInCode } from '../places/find-in-code.js';
import { lineAt } from '../places/line-at.js';
import { findStandard, unusedStandard } from '../standard-package.js';
import type { DriftOutcome, Weakening } from '../weakening.js';
import { isKnipDrift, type KnipItem } from './knip-drift.js';

const standardName = '@groundrules/knip-config';
const about = { tool: 'knip', gate: 'dead-code' } as const;

/**
 * Compares the settings that knip works with with those of the standard.
 *
 * @param context - The repository.
 * @returns What knip is told to leave out.
 */
export async function checkKnip(context: DriftContext): Promise<DriftOutcome> {
  const { root, workspaces } = context;
  if (!existsSync(path.join(root, 'package.json'))) {
    return { kind: 'skipped', reason: 'There is no package.json, by which knip finds its way.' };
  }
  const standard = findStandard(root, standardName, workspaces);
  if (standard.kind === 'error') return standard;
  if (standard.kind === 'unused') {
    return { kind: 'compared', weakenings: [unusedStandard(root, standardName, about)] };
  }
  const knip = loadFromRepository(root, 'knip', workspaces);
  if (knip.kind === 'error') return knip;
  const end = await runJob(
    { job: 'drift-knip', request: { knip: knip.folder, standard: standard.folder, root } },
    { tool: 'knip', cwd: root, context },
  );
  if (end.kind === 'broken') return { kind: 'error', reason: end.reason };
  if (!isKnipDrift(end.value)) return { kind: 'error', reason: shapeReason('knip', isKnipDrift) };
  const config = end.value.config ?? path.join(root, 'package.json');
  return {
    kind: 'compared',
    weakenings: end.value.items
      .filter((item) => leavesOutMore(item, context))
      .map((item) => toWeakening(item, config, root)),
    standard: { name: standard.name, version: standard.version },
  };
}

/** Files that no gate reports about are nothing to lose: that is judged where groundrules.json says so. */
function leavesOutMore(
  { entry, rule, workspace }: KnipItem,
  { allFiles, files }: Pick<DriftContext, 'allFiles' | 'files'>,
): boolean {
  if (entry === undefined || (rule !== 'ignore' && rule !== 'ignoreFiles')) return true;
  const isLeftOut = picomatch(workspace === '.' ? entry : `${workspace}/${entry}`, { dot: true });
  // A glob that is about no file as yet may be about any.
  return files.some((file) => isLeftOut(file)) || !allFiles.some((file) => isLeftOut(file));
}

function toWeakening(item: KnipItem, config: string, root: string): Weakening {
  const { change, effective, entry, rule, standard, workspace } = item;
  const line = lineOf(item, config);
  return {
    ...about,
    rule,
    change,
    standard,
    effective,
    scope: `${workspace === '.' ? 'the repository' : workspace}${entry === undefined ? '' : `: ${entry}`}`,
    kinds: [],
    files: 0,
    examples: [],
    setBy: { file: toRelative(root, config), ...(line !== undefined && { line }) },
  };
}

/** Where the config says so, if in one place only. */
function lineOf({ entry, rule, workspace }: KnipItem, config: string): number | undefined {
  const isSetting = entry !== undefined;
  if (/\.[cm]?[jt]s$/u.test(config)) {
    return isSetting
      ? (findInCode(config, { kind: 'text', text: entry, within: rule })?.line ??
          findInCode(config, { kind: 'property', name: rule })?.line)
      : (findInCode(config, { kind: 'property', name: rule, values: ['off', 'warn'] })?.line ??
          findInCode(config, { kind: 'text', text: rule, within: 'exclude' })?.line ??
          findInCode(config, { kind: 'property', name: 'minConfidence' })?.line);
  }
  const text = readFileSync(config, 'utf8');
  const tree = parseTree(text, [], { allowTrailingComma: true });
  if (tree === undefined) return undefined;
  const top = path.basename(config) === 'package.json' ? ['knip'] : [];
  const node = isSetting
    ? entryNode(
        tree,
        [...top, ...(workspace === '.' ? [] : ['workspaces', workspace]), rule],
        entry,
      )
    : (findNodeAtLocation(tree, [...top, 'rules', rule]) ??
      entryNode(tree, [...top, 'exclude'], rule));
  return node === undefined ? undefined : lineAt(text, node.offset);
}

function entryNode(tree: Node, location: string[], entry: string): Node | undefined {
  const list = findNodeAtLocation(tree, location);
  return list?.children?.find(({ value }) => value === entry) ?? list;
}
