import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter, type ESLint, type Rule } from 'eslint';
import installed from 'eslint-plugin-jsdoc';
import { describe, expect, it } from 'vitest';
import { lazyPlugin } from '../src/lazy-plugin.js';

const metas = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../dist/jsdoc-rules.json'), 'utf8'),
) as Readonly<Record<string, Rule.RuleMetaData>>;

function lint(plugin: ESLint.Plugin, options: unknown): string[] {
  const config: Linter.Config = {
    plugins: { jsdoc: plugin },
    rules: { 'jsdoc/check-param-names': ['error', options] },
  };
  return new Linter()
    .verify('/** @param b - B. */ export function f(a) {}', config)
    .map(({ message }) => message);
}

describe('lazyPlugin', () => {
  it('knows of the rules what the plugin that is depended on says', () => {
    const said = Object.entries((installed as ESLint.Plugin).rules ?? {});
    expect(metas).toEqual(Object.fromEntries(said.map(([id, { meta }]) => [id, meta])));
  });

  it('loads the plugin when a rule runs, once, and reports what the rule reports', () => {
    let loads = 0;
    const plugin = lazyPlugin(metas, () => {
      loads++;
      return installed;
    });
    expect(Object.keys(plugin.rules ?? {})).toEqual(Object.keys(metas));
    expect(loads).toBe(0);
    expect(() => lint(plugin, { checkDestructured: 'perhaps' })).toThrow(/should be boolean/u);
    expect(loads).toBe(0);
    const options = { disableMissingParamChecks: true };
    expect(lint(plugin, options)).toEqual(lint(installed as ESLint.Plugin, options));
    expect(lint(plugin, options)).toHaveLength(1);
    expect(loads).toBe(1);
  });

  it('says so where a rule is gone', () => {
    const plugin = lazyPlugin(metas, () => ({ rules: {} }));
    expect(() => lint(plugin, {})).toThrow(/The rule check-param-names is gone/u);
  });
});
