import type { Gate } from '@groundrules/catalogue';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadTypeScript } from '@groundrules/docstrings';
import pLimit from 'p-limit';
import type ts from 'typescript';

import { describeCode } from './describe-code.js';
import { describeText } from './describe-text.js';
import type { Description, Span } from './description.js';
import { digest } from './digest.js';
import { fingerprintOf } from './fingerprint-of.js';
import type { RawFinding } from './finding.js';
import { listScopes } from './get-scope.js';
import type { IdentifiedFinding } from './identity.js';

/** How many files are read at once: there is a limit to how many may be open. */
const openFiles = 32;

/** Parsing generated code of this size costs seconds; its lines serve as well. */
const longestParsed = 2_000_000;
const none: ReadonlySet<string> = new Set();

/**
 * Gives findings their identity. It never fails: a file that is gone, binary or no valid code is described
 * by what is left of it.
 *
 * @param root - Absolute path of the repository.
 * @param gate - The gate that they come from.
 * @param raws - All that the gate found, at least in the files that it looked at: findings of the same text
 *   are told apart by their order among themselves.
 * @returns The findings, in the order given.
 */
export async function identifyFindings(
  root: string,
  gate: Gate,
  raws: readonly RawFinding[],
): Promise<IdentifiedFinding[]> {
  const byFile = new Map<string, RawFinding[]>();
  for (const raw of raws) {
    const group = byFile.get(raw.file) ?? [];
    if (group.length === 0) byFile.set(raw.file, group);
    group.push(raw);
  }
  const identified = new Map<RawFinding, IdentifiedFinding>();
  const limit = pLimit(openFiles);
  await Promise.all(
    [...byFile].map(([file, group]) =>
      limit(async () => {
        const source = await openSource(root, file);
        const twins = new Map<string, { count: number; last: string }>();
        for (const raw of group.toSorted(compare)) {
          identified.set(raw, identify(gate, raw, source, twins));
        }
      }),
    ),
  );
  return raws.map((raw) => identified.get(raw)).filter((finding) => finding !== undefined);
}

function identify(
  gate: Gate,
  raw: RawFinding,
  source: Source,
  twins: Map<string, { count: number; last: string }>,
): IdentifiedFinding {
  const description = describeFinding(gate, raw, source);
  const text = digest([gate, raw.rule, ...description.names, '', description.text]);
  // The same report twice, as of two projects that hold the file, is one finding.
  const place = JSON.stringify([raw.line, raw.column, raw.endLine, raw.endColumn, raw.message]);
  const twin = twins.get(text) ?? { count: -1, last: '' };
  if (twin.last !== place) twin.count += 1;
  twin.last = place;
  twins.set(text, twin);
  const key = digest([text, twin.count]);
  return {
    ...raw,
    gate,
    // A vulnerability stays the same wherever the dependency that brings it in is listed.
    fingerprint: fingerprintOf(raw.vulnerability === undefined ? raw.file : '', key),
    identity: {
      key,
      scope: description.scope,
      ...(description.shape !== undefined && {
        shape: digest([gate, raw.rule, description.shape]).slice(0, 20),
      }),
      declared: source.scopes(),
    },
  };
}

function describeFinding(gate: Gate, raw: RawFinding, source: Source): Description {
  if (raw.subject !== undefined && raw.rule !== 'broken-example') {
    return plain(`subject ${raw.subject}`);
  }
  if (isWholeFile(gate, raw)) return plain('file');
  // Formatters judge lines.
  const place = gate === 'format' ? wholeLine(raw) : raw;
  const description = source.describe(place) ?? plain(`message ${raw.message}`);
  // Of the examples for one symbol several may be broken.
  return raw.subject === undefined
    ? description
    : plain(`subject ${raw.subject} ${description.text}`);
}

function plain(text: string): Description {
  return { text, names: [], scope: '' };
}

/** At 1:1 stands a file as a whole, except for what has nothing to say about one: there its first line stands. */
function isWholeFile(gate: Gate, { column, endLine, line, rule }: RawFinding): boolean {
  if (rule === 'too-large') return true;
  if (gate === 'types' || gate === 'format' || rule === 'unused-disable-directive') return false;
  return line === 1 && column === 1 && endLine === undefined;
}

function wholeLine({ line, ...raw }: RawFinding): RawFinding {
  return { ...raw, line, column: 1, endLine: line, endColumn: Number.MAX_SAFE_INTEGER };
}

/** Of two that begin together, the longer one comes first. */
function compare(a: RawFinding, b: RawFinding): number {
  return (
    a.line - b.line ||
    a.column - b.column ||
    (b.endLine ?? 0) - (a.endLine ?? 0) ||
    (b.endColumn ?? 0) - (a.endColumn ?? 0) ||
    (a.message < b.message ? -1 : 1)
  );
}

interface Source {
  /** `undefined` where nothing can be read there. */
  readonly describe: (raw: RawFinding) => Description | undefined;
  readonly scopes: () => ReadonlySet<string>;
}

async function openSource(root: string, file: string): Promise<Source> {
  const text = await readText(path.join(root, file));
  if (text === undefined) return { describe: () => undefined, scopes: () => none };
  const starts = lineStarts(text);
  const at = (line: number, column: number): number => {
    const next = starts[line] ?? text.length + 1;
    return Math.min((starts[line - 1] ?? text.length) + column - 1, next - 1, text.length);
  };
  const spanOf = (raw: RawFinding): Span => {
    const start = at(raw.line, raw.column);
    return raw.endLine === undefined
      ? { start }
      : { start, end: Math.max(start, at(raw.endLine, raw.endColumn ?? 1)) };
  };
  let parsed: { source: ts.SourceFile; scopes: ReadonlySet<string> } | null | undefined;
  const parse = (): typeof parsed => (parsed ??= parseCode(root, file, text));
  return {
    describe: (raw) => {
      const code = parse();
      const span = spanOf(raw);
      if (code === null || code === undefined) return describeText(text, span);
      try {
        return describeCode(loadTypeScript(root), code.source, span);
      } catch {
        // Code that is nested thousands deep ends the stack; its lines serve as well.
        return describeText(text, span);
      }
    },
    // Only what was described by its code has a scope.
    scopes: () => parsed?.scopes ?? none,
  };
}

function parseCode(
  root: string,
  file: string,
  text: string,
): { source: ts.SourceFile; scopes: ReadonlySet<string> } | null {
  if (!/\.[cm]?[jt]sx?$/u.test(file) || text.length > longestParsed) return null;
  const api = loadTypeScript(root);
  try {
    const source = api.createSourceFile(file, text, api.ScriptTarget.Latest, true);
    // The compiler keeps syntax errors to itself, where its own program reads them.
    const { parseDiagnostics = [] } = source as { readonly parseDiagnostics?: readonly unknown[] };
    return parseDiagnostics.length > 0 ? null : { source, scopes: listScopes(api, source) };
  } catch {
    // Nested thousands deep, it ends the stack.
    return null;
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/u, '');
    return text.includes('\0') ? undefined : text;
  } catch {
    // It is gone, no file, or not to be read: the finding tells what there is to tell.
    return undefined;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: ending, index } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) {
    starts.push(index + ending.length);
  }
  return starts;
}
