import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { formatGate } from '../../src/gates/format.js';
import type { GateAdapter } from '../../src/gates/gate.js';
import { lintGate } from '../../src/gates/lint.js';
import { secretsGate } from '../../src/gates/secrets.js';
import { runGate } from './support/run-gate.js';
import { linkTools } from './support/tools.js';

describe('a gate that has nothing to look at in what changed', () => {
  it.each<[GateAdapter, string, string]>([
    [lintGate, 'logo.svg', 'Of what changed, nothing is JavaScript or TypeScript.'],
    [lintGate, 'gone.ts', 'Of what changed, nothing is JavaScript or TypeScript.'],
    [formatGate, 'gone.ts', 'No file that changed is still there.'],
    [
      formatGate,
      'logo.svg',
      'Of what changed, nothing is of a kind that Prettier formats, or its ignore files leave all out.',
    ],
    [secretsGate, 'gone.ts', 'No file that changed is still there.'],
    [
      secretsGate,
      'logo.png',
      'No file holds text that may be looked at. 1 binary file was not looked at: logo.png.',
    ],
  ])('passes and says so: $name, %s', async (gate, changed, note) => {
    const repository = createTemporaryRepository({
      'a.ts': 'run(x);\n',
      'logo.svg': '<svg/>\n',
      'logo.png': 'PNG\0',
    });
    onTestFinished(repository.dispose);
    linkTools(repository.path, 'eslint', 'prettier');
    expect(await runGate(gate, repository.path, { changed: new Set([changed]) })).toEqual({
      kind: 'done',
      findings: [],
      note,
    });
  });

  it.each([
    [lintGate, 'There is no JavaScript and no TypeScript here.'],
    [formatGate, 'There are no files.'],
    [secretsGate, 'There are no files.'],
  ])('is skipped where there never was anything: $name', async (gate, reason) => {
    const repository = createTemporaryRepository({});
    onTestFinished(repository.dispose);
    expect(await runGate(gate, repository.path)).toEqual({ kind: 'skipped', reason });
  });
});
