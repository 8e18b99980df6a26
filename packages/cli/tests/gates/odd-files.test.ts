import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { gates } from '../../src/gates/list-gates.js';
import { createGitRepository } from '../support/git-repository.js';
import { auditable } from '../support/audited-repository.js';
import { runGate } from './support/run-gate.js';
import { linkTools } from './support/tools.js';

const names = ['it\'s "so".ts', 'line\nend.ts', 'größe-名.ts', '[a]{b}(c)!.ts', '-dash.ts', ' .ts'];

describe('links that lead nowhere or in a circle, folders named as files, odd names', () => {
  it.each(gates)('do not keep the gate $name from its work', async (gate) => {
    const repository = await createGitRepository({
      '.gitignore': 'node_modules\n',
      ...auditable({ name: 'example', type: 'module', exports: './src/index.ts' }),
      'tsconfig.json': { compilerOptions: { types: [], lib: ['es5'] }, include: ['src'] },
      'eslint.config.js':
        "export default [{ files: ['**/*.ts'], rules: { 'no-var': 'error' } }];\n",
      'src/index.ts': '/** A number. */\nexport const a = 1;\n',
      'src/folder.ts/inner.ts': 'export const b = 1;\n',
      'src/a.bench.ts': 'export {};\n',
      ...Object.fromEntries(names.map((name) => [`src/odd/${name}`, 'export const c = 1;\n'])),
    });
    const source = path.join(repository.path, 'src');
    mkdirSync(path.join(source, 'empty.ts'));
    mkdirSync(path.join(source, 'empty.bench.ts'));
    symlinkSync('.', path.join(source, 'loop'));
    symlinkSync('gone.ts', path.join(source, 'dangling.ts'));
    symlinkSync('self.ts', path.join(source, 'self.ts'));
    linkTools(repository.path, 'eslint', 'knip', 'prettier', 'typescript');
    const outcome = await runGate(gate, repository.path, {
      settings: { audit: { offline: 'osv' } },
    });
    // It has seen the benchmark, and nothing is recorded to compare it with.
    const unrecorded = {
      kind: 'skipped',
      reason: expect.stringContaining('There is no groundrules.bench.json') as string,
    };
    expect(outcome).toMatchObject(gate.name === 'bench' ? unrecorded : { kind: 'done' });
    const files = outcome.kind === 'done' ? outcome.findings.map(({ file }) => file) : [];
    expect(files.filter((file) => /loop|dangling|self|empty/u.test(file))).toEqual([]);
  });
});
