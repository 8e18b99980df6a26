import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { Ajv } from 'ajv';
import { describe, expect, it, onTestFinished } from 'vitest';

import schema from '../../schemas/drift.schema.json' with { type: 'json' };
import { drift } from '../../src/commands/drift.js';
import type { DriftFormat } from '../../src/drift/output/drift-formats.js';
import { UserError } from '../../src/user-error.js';
import { fakeIo } from '../commands/fake-gates.js';

const long = 'n'.repeat(300);

/** Roots that cannot be looked at, and why. */
const broken: readonly (readonly [root: string, reason: string])[] = [
  ['circle', 'its symbolic links lead round in a circle.'],
  [long, 'a name in it is longer than the system allows.'],
  ['file/below', 'there is no such folder.'],
  ['file', 'there is no such folder.'],
  ['nowhere', 'there is no such folder.'],
  ['dangling', 'there is no such folder.'],
  ['a\0b', 'a name cannot hold a NUL character.'],
];

/** A folder with a repository that weakens its standard, and everything that is none. */
function folderOfRoots(): string {
  const repository = createTemporaryRepository({
    'good/package.json': { name: 'good' },
    'good/groundrules.json': { level: 'recommended', extends: './standard.json' },
    'good/standard.json': {
      level: 'strict',
      gates: { format: 'off', lint: 'off', types: 'off', 'dead-code': 'off' },
    },
    file: '',
  });
  onTestFinished(repository.dispose);
  symlinkSync('round', path.join(repository.path, 'circle'));
  symlinkSync('circle', path.join(repository.path, 'round'));
  symlinkSync('gone', path.join(repository.path, 'dangling'));
  return repository.path;
}

interface End {
  readonly exitCode: number;
  readonly stdout: string;
}

async function run(
  cwd: string,
  format: DriftFormat,
  ...roots: readonly string[]
): Promise<End & { readonly stderr: string }> {
  const printed = { stdout: '', stderr: '' };
  const exitCode = await drift({ format, roots }, fakeIo(cwd, printed));
  return { exitCode, ...printed };
}

describe.skipIf(process.platform === 'win32')('a root that cannot be looked at', () => {
  it.each(broken)('alone is refused: %j', async (root, reason) => {
    const refused = run(folderOfRoots(), 'json', root);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(reason);
  });

  it.each(broken)('hides no other, and none hides it: %j', async (root, reason) => {
    const cwd = folderOfRoots();
    for (const roots of [
      [root, 'good'],
      ['good', root],
    ]) {
      const json = await run(cwd, 'json', ...roots);
      expect(json.exitCode).toBe(2);
      const report = JSON.parse(json.stdout) as {
        readonly repositories: readonly {
          readonly folder: string;
          readonly repository: string;
          readonly status: string;
          readonly reason?: string;
          readonly weakenings: readonly { readonly rule: string }[];
        }[];
      };
      const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
      validate(report);
      expect(validate.errors).toBeNull();
      expect(report.repositories.map(({ folder }) => folder)).toEqual(roots);
      const good = report.repositories.find(({ folder }) => folder === 'good');
      expect(good).toMatchObject({
        repository: 'good',
        status: 'weakened',
        weakenings: [{ rule: 'level' }],
      });
      expect(report.repositories.find(({ folder }) => folder === root)).toMatchObject({
        repository: path.basename(root),
        status: 'unknown',
        reason: expect.stringContaining(reason) as string,
      });
    }
    const text = await run(cwd, 'text', root, 'good');
    expect(text.exitCode).toBe(2);
    expect(text.stdout).toContain(`✖ It could not be looked at: --root`);
    expect(text.stdout).toContain(reason);
    expect(text.stdout).toMatch(/│ good \(good\) +│ recommended +│ ✖ weakened/u);
    const markdown = await run(cwd, 'markdown', root, 'good');
    expect(markdown.exitCode).toBe(2);
    expect(markdown.stdout).toContain('it could not be looked at');
    expect(markdown.stdout).toMatch(/^\| good \| recommended \| \*\*weakened\*\* \|/mu);
  });

  it('may be one whose settings are folders', async () => {
    const cwd = folderOfRoots();
    for (const file of ['groundrules.json', 'groundrules.waivers.json', 'package.json']) {
      const root = path.join(cwd, 'odd', file);
      mkdirSync(path.join(root, file), { recursive: true });
      if (file !== 'package.json') writeFileSync(path.join(root, 'package.json'), '{}');
      const { exitCode, stdout } = await run(cwd, 'json', root, 'good');
      expect(exitCode).toBe(2);
      expect(stdout).toMatch(new RegExp(`${file} cannot be read: `, 'u'));
      expect(stdout).toContain('"status": "weakened"');
    }
  });

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('may be one without the right to read it', async () => {
    const cwd = folderOfRoots();
    const closed = path.join(cwd, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o000);
    const { exitCode, stdout } = await run(cwd, 'json', 'closed', 'good');
    chmodSync(closed, 0o755);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('you have no right to it');
    expect(stdout).toContain('"status": "weakened"');
  });
});

it('ends at once where it is broken off, whatever root it is at', async () => {
  const printed = { stdout: '', stderr: '' };
  const signal = AbortSignal.abort(new Error('broken off'));
  const ended = drift(
    { format: 'json', roots: ['nowhere', 'good'] },
    fakeIo(folderOfRoots(), printed, { signal }),
  );
  await expect(ended).rejects.toThrow('broken off');
  expect(printed.stdout).toBe('');
});
