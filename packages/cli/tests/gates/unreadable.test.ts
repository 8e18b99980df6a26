import { chmodSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { gates } from '../../src/gates/list-gates.js';
import { runGate } from './support/run-gate.js';
import { linkTools } from './support/tools.js';

// Everything may be read by root.
describe.skipIf(process.getuid?.() === 0)('a file that may not be read', () => {
  it.each(gates)('is an error of the gate $name', async (gate) => {
    const repository = createTemporaryRepository({
      'package.json': { name: 'example', type: 'module', exports: './src/index.ts' },
      'tsconfig.json': { compilerOptions: { types: [], lib: ['es5'] }, include: ['src'] },
      'eslint.config.js': "export default [{ files: ['**/*.ts'] }];\n",
      'src/index.ts': 'export const a = 1;\n',
    });
    onTestFinished(repository.dispose);
    linkTools(repository.path, 'eslint', 'knip', 'prettier', 'typescript');
    chmodSync(path.join(repository.path, 'src/index.ts'), 0o000);
    expect(await runGate(gate, repository.path)).toEqual({
      kind: 'error',
      reason: expect.stringContaining('src/index.ts') as string,
    });
  });
});
