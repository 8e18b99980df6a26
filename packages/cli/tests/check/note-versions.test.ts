import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { expect, it } from 'vitest';

import { check } from '../../src/commands/check.js';
import { doctor } from '../../src/commands/doctor.js';
import type { Diagnosis } from '../../src/doctor/diagnosis.js';
import { fakeCommand, fakePrettier } from '../gates/support/tools.js';
import { createGitRepository } from '../support/git-repository.js';
import { ioOf } from '../support/io-of.js';

const manifestOf = (name: string, version: string): object => ({ name, version });

it.each<
  readonly [
    gate: 'format' | 'dead-code',
    tool: string,
    version: string,
    files: RepositoryFiles,
    cure: string | undefined,
  ]
>([
  [
    'format',
    'prettier',
    '2.8.8',
    fakePrettier('return text;'),
    'npm install --save-dev prettier@3',
  ],
  [
    'format',
    'prettier',
    '4.1.0',
    fakePrettier('return text;'),
    'npm install --save-dev prettier@3',
  ],
  ['format', 'prettier', '3.9.0', fakePrettier('return text;'), undefined],
  ['dead-code', 'knip', '5.1.0', fakeCommand('knip', 'knip', ''), 'npm install --save-dev knip@6'],
])(
  'of the gate %s with %s %s says the same as the doctor',
  async (gate, tool, version, files, cure) => {
    const key = `node_modules/${tool}/package.json`;
    const repository = await createGitRepository({
      'package.json': '{ "name": "sample" }\n',
      'package-lock.json': '{}\n',
      '.gitignore': 'node_modules\n',
      ...files,
      [key]: { ...(files[key] as object), ...manifestOf(tool, version) },
    });
    const checked = ioOf(repository.path, { columns: 400 });
    await check({ gates: [gate], fix: false, format: 'text' }, { ...checked.io, isCI: true });
    const examined = ioOf(repository.path);
    await doctor({ format: 'json' }, examined.io);
    const { diagnoses } = JSON.parse(examined.printed()) as {
      readonly diagnoses: readonly Diagnosis[];
    };
    const diagnosis = diagnoses.find(({ subject }) => subject === tool);
    expect(diagnosis?.status).toBe(cure === undefined ? 'ok' : 'warning');
    const note = `${gate}: ${tool} ${diagnosis?.message ?? ''}. Install one that is: ${cure ?? ''}`;
    expect(checked.printed().includes(note)).toBe(cure !== undefined);
    expect(checked.printed().includes('Install one that is')).toBe(cure !== undefined);
  },
);
