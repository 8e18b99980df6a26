import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

import { baseline } from '../../src/commands/baseline.js';
import { check } from '../../src/commands/check.js';
import { doctor } from '../../src/commands/doctor.js';
import { waive } from '../../src/commands/waive.js';
import { gateNames } from '../../src/config/gate-names.js';
import type { Report } from '../../src/gates/report.js';
import { findRoot } from '../../src/workspaces/find-root.js';
import { packageManagerOf } from '../../src/workspaces/package-manager.js';
import { linkTools } from '../gates/support/tools.js';
import { createGitRepository } from '../support/git-repository.js';
import { ioOf } from '../support/io-of.js';

const mark = '\uFEFF';

const files = {
  'package.json': `${mark}{ "name": "marked", "packageManager": "pnpm@10.0.0", "workspaces": ["packages/*"] }\n`,
  'packages/a/package.json': `${mark}{ "name": "a" }\n`,
  'packages/a/tsconfig.json': `${mark}{ "compilerOptions": { "strict": true, "noEmit": true } }\n`,
  'packages/a/a.ts': 'export const a:number = 1;\nexport const b: string = 2;\n',
  'groundrules.json': `${mark}${JSON.stringify({
    ignores: ['**/*.json'],
    gates: Object.fromEntries(
      gateNames
        .filter((name) => name !== 'format' && name !== 'types')
        .map((name) => [name, 'off']),
    ),
  })}\n`,
  'groundrules.waivers.json': `${mark}{ "waivers": [] }\n`,
  '.gitignore': 'node_modules\n',
};

const gates = ['format', 'types'] as const;

it('reads every file that begins with one, and leaves it there when it writes', async () => {
  const repository = await createGitRepository(files);
  linkTools(repository.path, 'prettier', 'typescript');
  const at = (file: string): string => path.join(repository.path, file);
  const read = (file: string): string => readFileSync(at(file), 'utf8');
  const look = async (): Promise<Report> => {
    const { io, printed } = ioOf(repository.path);
    await check(
      { gates, fix: false, format: 'json' },
      { ...io, stderr: ioOf('/').io.stderr, isCI: true },
    );
    return JSON.parse(printed()) as Report;
  };
  const countsOf = ({ gates: reports }: Report): unknown =>
    reports.map(({ counts, name }) => [name, counts]);

  expect(findRoot(at('packages/a'))).toBe(findRoot(repository.path));
  expect(packageManagerOf(repository.path)).toBe('pnpm');
  const first = await look();
  expect(first.repository).toBe('marked');
  expect(countsOf(first)).toEqual([
    ['format', { open: 1, waived: 0, baselined: 0 }],
    ['types', { open: 1, waived: 0, baselined: 0 }],
  ]);

  const { io } = ioOf(repository.path);
  await waive(
    {
      id: 'prettier',
      gate: 'format',
      files: ['packages/a/a.ts'],
      reason: 'Laid out by hand on purpose.',
      owner: 'ann',
      expires: '2027-02-01',
      list: false,
      remove: false,
      force: false,
    },
    io,
  );
  expect(read('groundrules.waivers.json')).toMatch(/^\uFEFF\{\s+"waivers": \[[^]*"prettier"/u);

  const record = { grow: false, prune: false };
  await baseline(record, ioOf(repository.path).io);
  writeFileSync(
    at('groundrules.baseline.json'),
    `${mark}${read('groundrules.baseline.json').replace(/^\uFEFF/u, '')}`,
  );
  expect(countsOf(await look())).toEqual([
    ['format', { open: 0, waived: 1, baselined: 0 }],
    ['types', { open: 0, waived: 0, baselined: 1 }],
  ]);

  writeFileSync(at('packages/a/a.ts'), 'export const a:number = 1;\n');
  await baseline({ ...record, prune: true }, ioOf(repository.path).io);
  expect(read('groundrules.baseline.json')).toMatch(/^\uFEFF\{[^]*"findings": \[\s*\]/u);

  const examined = ioOf(repository.path);
  await doctor({ format: 'json' }, examined.io);
  const { diagnoses } = JSON.parse(examined.printed()) as {
    readonly diagnoses: readonly { readonly subject: string; readonly message: string }[];
  };
  const valid = ['groundrules.json', 'groundrules.waivers.json', 'groundrules.baseline.json'];
  expect(
    diagnoses.filter(({ subject }) => valid.includes(subject)).map(({ message }) => message),
  ).toEqual(['valid', 'valid', 'valid']);
});
