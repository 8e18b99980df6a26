import type { AST } from 'yaml-eslint-parser';

import { getEntries, getItems, getText, resolve, type Entry } from './mapping.js';

/** A step of a job, or of an action. */
export interface Step {
  readonly node: AST.YAMLMapping;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly job: Job;
}

/** A job of a workflow; an action that is made of steps counts as one. */
export interface Job {
  readonly id: string;
  readonly node: AST.YAMLMapping;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly steps: readonly Step[];
  /** The ids of the jobs it waits for. */
  readonly needs: readonly string[];
}

/** A workflow of GitHub, or an action that is made of steps. */
export interface Workflow {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The events that start it. */
  readonly events: ReadonlySet<string>;
  readonly jobs: readonly Job[];
}

const known = new WeakMap<AST.YAMLProgram, readonly Workflow[]>();

/**
 * Reads the workflows of a file.
 *
 * @param root - The root of the file's syntax tree, of whatever language.
 * @returns A workflow for each YAML document that is one; none for a file of another kind.
 */
export function readWorkflows(root: unknown): readonly Workflow[] {
  if (!isYaml(root)) return [];
  const workflows = known.get(root) ?? root.body.flatMap((document) => read(document) ?? []);
  known.set(root, workflows);
  return workflows;
}

function isYaml(root: unknown): root is AST.YAMLProgram {
  const body = (root as Partial<AST.YAMLProgram> | null)?.body;
  // The type of a document is one that no other language has.
  return Array.isArray(body) && (body as { type: string }[])[0]?.type === 'YAMLDocument';
}

function read(document: AST.YAMLDocument): Workflow | undefined {
  const entries = getEntries(document.content);
  const runs = getEntries(entries.get('runs')?.value);
  if (runs.get('steps') !== undefined) {
    const job = readJob('runs', entries.get('runs'), runs);
    return job && { entries, events: new Set(), jobs: [job] };
  }
  // YAML 1.1 reads the key as a truth value.
  const on = entries.get('on') ?? entries.get('true');
  const jobs = [...getEntries(entries.get('jobs')?.value)].flatMap(
    ([id, entry]) => readJob(id, entry, getEntries(entry.value)) ?? [],
  );
  const isWorkflow =
    jobs.length > 0 &&
    (on !== undefined || jobs.some((job) => job.entries.has('runs-on') || job.entries.has('uses')));
  return isWorkflow ? { entries, events: readEvents(on), jobs } : undefined;
}

function readEvents(on: Entry | undefined): Set<string> {
  const value = on?.value;
  return new Set(
    value?.type === 'YAMLMapping'
      ? getEntries(value).keys()
      : getItems(value).flatMap((item) => getText(item) ?? []),
  );
}

function readJob(
  id: string,
  entry: Entry | undefined,
  entries: ReadonlyMap<string, Entry>,
): Job | undefined {
  const node = entry?.value;
  if (node?.type !== 'YAMLMapping') return undefined;
  const steps: Step[] = [];
  const job: Job = {
    id,
    node,
    entries,
    steps,
    needs: getItems(entries.get('needs')?.value).flatMap((item) => getText(item) ?? []),
  };
  for (const item of getItems(entries.get('steps')?.value)) {
    const step = resolve(item);
    if (step?.type === 'YAMLMapping') steps.push({ node: step, entries: getEntries(step), job });
  }
  return job;
}
