import path from 'node:path';

import { isSuppressible } from '../baseline/derive-suppressions.js';
import type { RawFinding } from '../findings/finding.js';
import { workspaceOf } from '../workspaces/workspace-of.js';
import { defineGate } from './define-gate.js';
import { describeUnwritten } from './files/describe-unwritten.js';
import { listBrokenLinks } from './files/list-broken-links.js';
import { listFiles, type RepositoryFile } from './files/list-files.js';
import { sizeLimit } from './files/size-limit.js';
import { toRelative } from './files/to-relative.js';
import { tooLarge } from './files/too-large.js';
import type { GateContext, GateOutcome } from './gate.js';
import { isLintable } from './lint/is-lintable.js';
import { lintFolders } from './lint/lint-folders.js';
import { isLintOutput, type LintOutput } from './lint/lint-output.js';
import { standardIn } from './lint/standard-in.js';
import { toFinding } from './lint/to-finding.js';
import { loadFromRepository } from './load-tool.js';
import { nothingOfIt } from './nothing-of-it.js';
import type { StandardInTool } from './report.js';
import { runJob } from './run/run-job.js';
import { shapeReason } from './run/shape.js';
import { localCommand } from '../workspaces/package-manager.js';

/** The docs gate reports these, which the lint rule would report once more. */
const ownedByDocs = new Set(['groundrules/undocumented-public-api']);

/** ESLint, by its own API and the repository's own config. */
export const lintGate = defineGate({ name: 'lint', tool: 'ESLint', run: lintRepository });

async function lintRepository(
  context: GateContext,
  onWritten: (files: readonly string[]) => void,
): Promise<GateOutcome> {
  const { changed, root, workspaces } = context;
  const files = await listFiles(context);
  if (!files.some(({ file }) => isLintable(file))) {
    return changed
      ? nothingOfIt('Of what changed, nothing is JavaScript or TypeScript.')
      : { kind: 'skipped', reason: 'There is no JavaScript and no TypeScript here.' };
  }
  const folders = lintFolders(root, workspaces);
  const broken = await listBrokenLinks(context);
  const outputs: { readonly folder: string; readonly output: LintOutput }[] = [];
  for (const folder of folders) {
    const output = await lintFolder(context, { folder, folders, files, broken, onWritten });
    if (output === undefined) continue;
    if ('kind' in output) return output;
    outputs.push({ folder, output });
  }
  const unwritten = outputs.flatMap(({ output }) => output.unwritten);
  if (unwritten.length > 0)
    return {
      kind: 'error',
      reason: describeUnwritten(
        'ESLint',
        unwritten.map(({ file, reason }) => ({ file: toRelative(root, file), reason })),
      ),
    };
  return judge(context, files, outputs);
}

interface FolderToLint {
  readonly folder: string;
  readonly folders: readonly string[];
  readonly files: readonly RepositoryFile[];
  /** Links that lead nowhere: ESLint tries to read them, and gives up. */
  readonly broken: readonly string[];
  readonly onWritten: (files: readonly string[]) => void;
}

/** `undefined` where nothing that changed is in the folder. */
async function lintFolder(
  context: GateContext,
  { broken, files, folder, folders, onWritten }: FolderToLint,
): Promise<LintOutput | Extract<GateOutcome, { kind: 'error' }> | undefined> {
  const { changed, config, fix, root, workspaces } = context;
  const cwd = path.join(root, folder);
  const eslint = loadFromRepository(cwd, 'eslint', folder === '.' ? workspaces : []);
  if (eslint.kind === 'error') return eslint;
  const owners = folders.map((name) => ({ name, folder: name }));
  const own = files.filter(({ file }) => workspaceOf(file, owners).folder === folder);
  const large = own.filter(({ bytes, file }) => bytes > sizeLimit && isLintable(file));
  const small = own.filter(({ bytes }) => bytes <= sizeLimit);
  if (changed !== undefined && own.length === 0) return undefined;
  const inside = (file: string): string => toRelative(cwd, path.join(root, file));
  const nested = folders.filter(
    (other) => other !== folder && (folder === '.' || other.startsWith(`${folder}/`)),
  );
  const end = await runJob(
    {
      job: 'lint',
      request: {
        root,
        ignores: config.ignores,
        eslint: eslint.folder,
        folder: cwd,
        files: changed && small.map(({ file }) => path.join(root, file)),
        except: [...nested, ...broken, ...large.map(({ file }) => file)].map(inside),
        large: large.map(({ file }) => inside(file)),
        fix,
        repairable: fix
          ? small.filter(({ file }) => isLintable(file)).map(({ file }) => path.join(root, file))
          : [],
      },
    },
    { tool: 'ESLint', cwd, context, onWritten },
  );
  if (end.kind === 'broken') return { kind: 'error', reason: withAdvice(end.reason, folder) };
  return isLintOutput(end.value)
    ? end.value
    : { kind: 'error', reason: shapeReason('ESLint', isLintOutput) };
}

function judge(
  { changed, config, root }: GateContext,
  files: readonly RepositoryFile[],
  outputs: readonly { readonly folder: string; readonly output: LintOutput }[],
): GateOutcome {
  const results = outputs.flatMap(({ output }) => output.results);
  const sizes = new Map(files.map(({ bytes, file }) => [file, bytes]));
  const findings: RawFinding[] = outputs.flatMap(({ folder, output }) => [
    ...output.large.map((name) => {
      const file = toRelative(root, path.join(root, folder, name));
      return tooLarge(file, sizes.get(file) ?? 0, 'ESLint', largeAdvice);
    }),
    ...output.results.flatMap(({ filePath, messages }) =>
      messages.flatMap(
        (message) => toFinding(toRelative(root, filePath), message, output.help) ?? [],
      ),
    ),
  ]);
  if (results.length === 0 && findings.length === 0) {
    return changed
      ? nothingOfIt("Of what changed, ESLint's config covers nothing.")
      : {
          kind: 'error',
          reason: `ESLint's config covers none of the ${String(files.filter(({ file }) => isLintable(file)).length)} JavaScript and TypeScript files here. Mend its "files" and "ignores".`,
        };
  }
  const [broken] = findings.filter(({ rule }) => rule === 'parse-error');
  const isAllBroken =
    results.length > 0 && results.every(({ messages }) => messages.some(({ fatal }) => fatal));
  if (broken !== undefined && isAllBroken) {
    return {
      kind: 'error',
      reason: `ESLint could read no file, for instance ${broken.file}:${String(broken.line)}: ${broken.message}`,
    };
  }
  const judged = new Set(results.map(({ filePath }) => toRelative(root, filePath)));
  const standard = changed === undefined ? standardOf(config, files, outputs) : undefined;
  const notes = [
    describeRest(files.filter(({ file }) => isLintable(file) && !judged.has(file))),
    standard?.isOn === false ? withoutStandard() : undefined,
  ].filter((note) => note !== undefined);
  const isShared = ({ rule }: RawFinding): boolean =>
    config.gates.docs.enabled && ownedByDocs.has(rule);
  const shared = findings.filter(isShared);
  return {
    kind: 'done',
    findings: findings.filter((finding) => !isShared(finding)),
    ...(notes.length > 0 && { note: notes.join(' ') }),
    ...(shared.length > 0 && { shared }),
    ...(standard !== undefined && { standard }),
    ...offIn(root, outputs),
  };
}

/** `undefined` where nothing is left out, and where ESLint does not say which rules are on. */
function standardOf(
  config: GateContext['config'],
  files: readonly RepositoryFile[],
  outputs: readonly { readonly output: LintOutput }[],
): StandardInTool | undefined {
  const kinds = outputs.flatMap(({ output }) => output.kinds ?? []);
  if (kinds.length === 0) return undefined;
  const names = files.map(({ file }) => file);
  const standard = standardIn(kinds, names, config);
  return standard.isOn && standard.missing.length === 0 ? undefined : standard;
}

/** What the repository's own config keeps ESLint from looking for: a file that it leaves out, and a rule that is not on. */
function offIn(
  root: string,
  outputs: readonly { readonly output: LintOutput }[],
): Pick<Extract<GateOutcome, { kind: 'done' }>, 'isOff' | 'unseen'> {
  const rulesOf = new Map<string, ReadonlySet<string> | undefined>();
  const on = new Set<string>();
  const off = new Set<string>();
  for (const { kindOf = [], kinds = [], results } of outputs.map(({ output }) => output)) {
    const sets = kinds.map((kind) => new Set(kind.on));
    for (const rule of kinds.flatMap((kind) => kind.on)) on.add(rule);
    for (const rule of kinds.flatMap((kind) => kind.off)) off.add(rule);
    for (const [index, { filePath }] of results.entries()) {
      rulesOf.set(toRelative(root, filePath), sets[kindOf[index] ?? -1]);
    }
  }
  return {
    unseen: [...off].filter((rule) => !on.has(rule)),
    isOff: (file, rule) => {
      if (!rulesOf.has(file)) return true;
      // What no rule reports is looked for in every file.
      return rule !== undefined && isSuppressible(rule) && rulesOf.get(file)?.has(rule) === false;
    },
  };
}

/** ESLint says that it has no config, and not what to do about it. */
function withAdvice(reason: string, folder: string): string {
  if (!/\bCould not find config file\./u.test(reason)) return reason;
  const where = folder === '.' ? 'here' : `in ${folder}`;
  return `There is no config for ESLint ${where}, such as eslint.config.js; ${localCommand('groundrules')} doctor says how to make one. A .eslintrc is no longer read.`;
}

function withoutStandard(): string {
  return `ESLint's config turns on no rule of @groundrules/eslint-config; ${localCommand('groundrules')} doctor says what to add.`;
}

const largeAdvice = 'If it is generated, list it under "ignores" in the ESLint config.';

function describeRest(left: readonly RepositoryFile[]): string | undefined {
  const [first] = left;
  if (first === undefined) return undefined;
  const others = left.length > 1 ? ` and ${String(left.length - 1)} more` : '';
  return `ESLint's config leaves out ${first.file}${others}.`;
}
