import { defineConfig } from 'eslint/config';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';

const code = 'try { run(); } catch {}\n';

async function lint(config: ReturnType<typeof defineConfig>): Promise<(string | null)[]> {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintText(code, { filePath: 'file.js' });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

describe('the plugin in a configuration of ESLint', () => {
  it('works as a preset, and is typed as ESLint wants it', async () => {
    const found = ['groundrules/no-swallowed-error'];
    expect(await lint(defineConfig([plugin.configs.recommended]))).toEqual(found);
    expect(await lint(defineConfig([plugin.configs.strict]))).toEqual(found);
  });

  it('works rule by rule, beside a preset', async () => {
    const config = defineConfig([
      plugin.configs.strict,
      { plugins: { groundrules: plugin }, rules: { 'groundrules/no-swallowed-error': 'off' } },
    ]);
    expect(await lint(config)).toEqual([]);
  });

  it('says what it is', () => {
    expect(plugin.meta).toEqual({
      name: '@groundrules/eslint-plugin',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/u) as unknown,
      namespace: 'groundrules',
    });
  });
});
