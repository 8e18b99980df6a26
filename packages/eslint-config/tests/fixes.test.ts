import path from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { groundrules } from '../src/index.js';

const repository = path.join(import.meta.dirname, 'fixtures/repository');

it('offers no fix for a missing example, since none is possible', async () => {
  const eslint = new ESLint({
    cwd: repository,
    fix: true,
    overrideConfigFile: true,
    overrideConfig: groundrules({ root: repository }),
  });
  const [result] = await eslint.lintText(
    '/** Does nothing. */\nexport function idle(): void {\n  return;\n}\n',
    { filePath: path.join(repository, 'src/module.ts') },
  );
  expect(result?.messages.map(({ fix, ruleId }) => [ruleId, fix])).toEqual([
    ['groundrules/missing-example', undefined],
  ]);
  expect(result?.fixableErrorCount).toBe(0);
  expect(result?.output).toBeUndefined();
});
