import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Gate } from '@groundrules/catalogue';

import type { RawFinding } from '../../src/findings/finding.js';
import type { GateAdapter, GateContext } from '../../src/gates/gate.js';
import type { Io } from '../../src/io.js';

/**
 * Makes a gate that reports each call of `flaw()` in `src`, under the rule that is its argument.
 *
 * @param name - The gate.
 * @param state - Lets a test break it.
 * @returns The gate. It leaves out rules that belong to another gate, as `flaw('types/x')` does.
 */
export function fakeGate(name: Gate, state: { broken?: boolean } = {}): GateAdapter {
  return {
    name,
    tool: 'the tool',
    run: (context) =>
      Promise.resolve(
        state.broken === true
          ? { kind: 'error', reason: 'The tool is missing.' }
          : { kind: 'done', findings: findFlaws(context, name) },
      ),
  };
}

function findFlaws({ root, changed }: GateContext, gate: Gate): RawFinding[] {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name}`)
    .filter((file) => file.endsWith('.ts') && (changed?.has(file) ?? true));
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...text.matchAll(/flaw\('(?<gate>[\w-]+)\/(?<rule>[\w-]+)'\)/gu)]
      .filter(({ groups }) => groups?.['gate'] === gate)
      .map(({ 0: code, groups, index }): RawFinding => {
        const before = text.slice(0, index).split('\n');
        const column = (before.at(-1)?.length ?? 0) + 1;
        return {
          rule: groups?.['rule'] ?? '',
          practice: null,
          severity: 'error',
          file,
          line: before.length,
          column,
          endLine: before.length,
          endColumn: column + code.length,
          message: 'A flaw.',
        };
      });
  });
}

/** What a command printed. */
export interface Printed {
  stdout: string;
  stderr: string;
}

/**
 * Makes a world for commands.
 *
 * @param cwd - The folder that the command is called in.
 * @param printed - Collects what it prints.
 * @param fields - What differs from an ordinary day on a developer's machine.
 * @returns The world.
 */
export function fakeIo(cwd: string, printed: Printed, fields: Partial<Io> = {}): Io {
  return {
    cwd,
    env: {},
    stdout: { write: (text) => (printed.stdout += text) },
    stderr: { write: (text) => (printed.stderr += text) },
    isCI: false,
    today: '2027-03-01',
    signal: new AbortController().signal,
    ...fields,
  };
}
