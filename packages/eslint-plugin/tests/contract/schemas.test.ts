import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { allRules } from './all-rules.js';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
}

function configure(id: string, options: readonly unknown[]): Linter.LintMessage[] {
  const entry: Linter.RuleEntry = ['error', ...options];
  const config = { plugins: { groundrules: plugin }, rules: { [`groundrules/${id}`]: entry } };
  return new Linter().verify('', config);
}

describe.each(allRules)('options of %s', (id, { meta }) => {
  const schemas = meta.schema as readonly Schema[];
  const defaults = meta.defaultOptions ?? [];

  it('are described by a list of schemas', () => {
    expect(Array.isArray(meta.schema)).toBe(true);
    expect(defaults).toHaveLength(schemas.length);
  });

  it('accept none, and the defaults', () => {
    expect(configure(id, [])).toEqual([]);
    expect(configure(id, defaults)).toEqual([]);
  });

  it('refuse what is not known', () => {
    expect(() => configure(id, [...defaults, {}])).toThrow(/should NOT have/u);
    for (const [index] of schemas.entries()) {
      const options = defaults.map((option, position) =>
        position === index ? { ...(option as object), unheardOf: true } : option,
      );
      expect(() => configure(id, options)).toThrow(/should NOT have/u);
    }
  });

  it('are each described and have a default', () => {
    for (const [index, { properties = {}, additionalProperties }] of schemas.entries()) {
      expect(additionalProperties).toBe(false);
      expect(Object.keys(properties).sort()).toEqual(Object.keys(defaults[index] ?? {}).sort());
      for (const { description } of Object.values(properties)) expect(description).toMatch(/\.$/u);
    }
  });
});
