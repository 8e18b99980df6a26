import { isDeclarationPath, isTypeScriptPath, parseCodePath } from './code-path.js';
import { isForTypes, type Target } from './published-paths.js';
import type { Trace } from './trace-source.js';

/** A target and where it comes from. */
export interface TracedTarget {
  readonly target: Target;
  readonly trace: Trace;
}

/** What is known of one specifier. */
export interface SelectedSources {
  /** Absolute paths, each once. */
  readonly files: readonly string[];
  /** A target for each environment of which nothing is known. */
  readonly untraced: readonly TracedTarget[];
}

/** Conditions under which a package may be another one; all others name a format or a tool. */
const environments = new Set([
  'browser',
  'bun',
  'deno',
  'edge-light',
  'electron',
  'netlify',
  'node',
  'react-native',
  'react-server',
  'worker',
  'workerd',
]);

/**
 * Chooses among the sources of one specifier those that show what it publishes.
 *
 * Formats are made of one source, so one is enough; environments may have one each. TypeScript shows most,
 * then declarations that someone wrote, then JavaScript.
 *
 * @param traced - The targets of the specifier, in the order of the manifest.
 * @returns The sources, and the targets that none of them explains.
 */
export function selectSources(traced: readonly TracedTarget[]): SelectedSources {
  const groups = new Map<string, TracedTarget[]>();
  for (const one of traced) {
    const environment = one.target.conditions.filter((name) => environments.has(name)).join(' ');
    const group = groups.get(environment) ?? [];
    group.push(one);
    groups.set(environment, group);
  }
  const shown = traced.filter(({ trace }) => trace.file !== undefined && isTyped(trace.file));
  // Types, and TypeScript for all environments, tell what the scripts of any of them publish.
  const general = groups.get('') ?? [];
  const hidesScripts = shown.some((one) => isForTypes(one.target) || general.includes(one));
  const files = new Set<string>();
  const untraced: TracedTarget[] = [];
  for (const group of groups.values()) {
    const best = bestOf(group);
    for (const file of best) {
      if (!hidesScripts || isTyped(file)) files.add(file);
    }
    // The formats of one environment are one thing that is not known.
    const named = group.find(({ target }) => !isForTypes(target)) ?? group[0];
    if (best.length === 0 && shown.length === 0 && named !== undefined) untraced.push(named);
  }
  return { files: [...files], untraced };
}

function bestOf(group: readonly TracedTarget[]): string[] {
  const found = group.flatMap(({ target, trace }) =>
    trace.file === undefined ? [] : [{ file: trace.file, isForTypes: isForTypes(target) }],
  );
  const typeScript = found.filter(({ file }) => isTypeScriptPath(file));
  // What runs says more surely what it was made of than the declarations of it do.
  const running = typeScript.filter((one) => !one.isForTypes);
  const declarations = found.filter(({ file }) => isDeclarationPath(file));
  const best = [running, typeScript, declarations, found].find((files) => files.length > 0) ?? [];
  const stems = new Set<string>();
  return best.flatMap(({ file }) => {
    // One file a format, written by hand, is one thing as well.
    const stem = parseCodePath(file)?.stem ?? file;
    if (stems.has(stem)) return [];
    stems.add(stem);
    return [file];
  });
}

function isTyped(file: string): boolean {
  return isTypeScriptPath(file) || isDeclarationPath(file);
}
