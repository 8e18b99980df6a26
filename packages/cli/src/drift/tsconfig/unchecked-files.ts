import path from 'node:path';

import { toRelative } from '../../gates/files/to-relative.js';
import type { DriftContext } from '../drift-context.js';
import { lineAt } from '../places/line-at.js';
import type { Setter, Weakening } from '../weakening.js';
import { isTypeScript, type ResolvedProject } from './compare-tsconfigs.js';
import { findInChain } from './config-chain.js';

/** How many files are named. */
const mostExamples = 3;

/**
 * Finds the TypeScript files that no project checks, and says what leaves them out.
 *
 * @param context - The repository.
 * @param projects - Its projects.
 * @returns A weakening for each glob that leaves files out; a hint where none says so.
 */
export function uncheckedFiles(
  { files, root }: DriftContext,
  projects: readonly ResolvedProject[],
): Weakening[] {
  const checked = new Set(projects.flatMap((project) => project.files.map(slashed)));
  const left = files.filter(
    (file) => isTypeScript(file) && !checked.has(slashed(path.join(root, file))),
  );
  const byProject = new Map<ResolvedProject | undefined, string[]>();
  for (const file of left) {
    const project = nearest(path.join(root, file), projects);
    byProject.set(project, [...(byProject.get(project) ?? []), file]);
  }
  return [...byProject].flatMap(([project, own]) =>
    project === undefined
      ? [toWeakening(own, undefined, { file: 'package.json' })]
      : byGlob(project, own, root),
  );
}

function byGlob(project: ResolvedProject, files: readonly string[], root: string): Weakening[] {
  const { chain, exclude = [], filesWithout } = project;
  const absolute = new Map(files.map((file) => [slashed(path.join(root, file)), file]));
  const weakenings: Weakening[] = [];
  const without = exclude.length === 0 ? new Set<string>() : new Set(filesWithout([]).map(slashed));
  const rest = [...absolute].filter(([file]) => !without.has(file)).map(([, file]) => file);
  const excluded = [...absolute].filter(([file]) => without.has(file));
  for (const glob of excluded.length === 0 ? [] : exclude) {
    const kept = new Set(filesWithout([glob]).map(slashed));
    const own = excluded.filter(([file]) => !kept.has(file)).map(([, file]) => file);
    if (own.length === 0) continue;
    const place = findInChain(chain, ['exclude']);
    weakenings.push(
      toWeakening(own, glob, {
        file: toRelative(root, place?.link.file ?? project.file),
        ...(place !== undefined && { line: lineAt(place.link.text, offsetOf(place, glob)) }),
      }),
    );
  }
  if (rest.length > 0) {
    const place = findInChain(chain, ['include']) ?? findInChain(chain, ['files']);
    weakenings.push(
      toWeakening(rest, undefined, {
        file: toRelative(root, place?.link.file ?? project.file),
        ...(place !== undefined && { line: lineAt(place.link.text, place.offset) }),
      }),
    );
  }
  return weakenings;
}

/** The glob itself, where it stands as it is resolved. */
function offsetOf(
  { link, offset }: { readonly link: { readonly text: string }; readonly offset: number },
  glob: string,
): number {
  const found = link.text.indexOf(JSON.stringify(glob), offset);
  return found === -1 ? offset : found;
}

function toWeakening(files: readonly string[], glob: string | undefined, setBy: Setter): Weakening {
  return {
    tool: 'tsconfig',
    gate: 'types',
    rule: glob === undefined ? 'include' : 'exclude',
    change: 'ignored',
    standard: 'checked',
    effective: glob === undefined ? 'part of no project' : `left out by ${glob}`,
    scope: glob ?? 'nothing',
    kinds: ['ts'],
    files: files.length,
    examples: files.slice(0, mostExamples),
    // Nobody said that they are to be left out.
    ...(glob === undefined && { isHint: true }),
    setBy,
  };
}

/** The project of the innermost folder around a file. */
function nearest(file: string, projects: readonly ResolvedProject[]): ResolvedProject | undefined {
  return projects
    .filter((project) => file.startsWith(path.dirname(project.file) + path.sep))
    .toSorted((a, b) => path.dirname(b.file).length - path.dirname(a.file).length)[0];
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
