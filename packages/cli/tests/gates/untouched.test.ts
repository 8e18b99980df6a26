import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { bench } from '../../src/commands/bench.js';
import { gates } from '../../src/gates/list-gates.js';
import { auditable } from '../support/audited-repository.js';
import { ioOf } from '../support/io-of.js';
import { runGate } from './support/run-gate.js';
import { linkTools } from './support/tools.js';

/** Everything in a folder but what is installed, with what it holds and when it was last written. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.split(path.sep)[0] !== 'node_modules')
    .map((name) => {
      const file = path.join(folder, name);
      const stats = lstatSync(file);
      const content = stats.isFile() ? readFileSync(file, 'utf8') : '';
      return `${name} ${String(stats.mtimeMs)} ${content}`;
    })
    .toSorted();
}

// So that a folder which may only be read is enough.
it.each(gates)('the gate $name writes nothing where it only checks', async (gate) => {
  const repository = createTemporaryRepository({
    ...auditable({ name: 'example', type: 'module', exports: './src/index.ts' }),
    'tsconfig.json': {
      compilerOptions: {
        types: [],
        lib: ['es5'],
        module: 'nodenext',
        incremental: true,
        outDir: 'dist',
      },
      references: [{ path: './lib' }],
      include: ['src'],
    },
    'lib/tsconfig.json': {
      compilerOptions: { types: [], lib: ['es5'], module: 'nodenext', composite: true },
    },
    'lib/a.ts': 'export const a = 1;\n',
    'eslint.config.js': "export default [{ rules: { 'no-var': 'error' } }];\n",
    'src/index.ts': "export { a } from '../lib/a.js';\n",
    'src/b.js': 'var b=1\n',
    'src/sum.bench.ts':
      "import { bench } from 'vitest';\nbench('sum', () => { Math.hypot(1, 2); }, { time: 20, warmupTime: 20 });\n",
  });
  onTestFinished(repository.dispose);
  linkTools(repository.path, 'eslint', 'knip', 'prettier', 'typescript', 'vitest');
  if (gate.name === 'bench') {
    const { io } = ioOf(repository.path);
    await bench({ update: true, reason: 'the first time', format: 'text', rounds: 1 }, io);
  }
  const before = snapshot(repository.path);
  const outcome = await runGate(gate, repository.path, {
    settings: { audit: { offline: 'osv' } },
  });
  expect(outcome).toMatchObject({ kind: 'done' });
  expect(snapshot(repository.path)).toEqual(before);
});
