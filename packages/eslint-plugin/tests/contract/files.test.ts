import { describe, expect, it } from 'vitest';

import type { RuleDocs } from '../../src/create-rule.js';
import plugin from '../../src/index.js';
import { allRules, listIds } from './all-rules.js';

const ids = allRules.map(([id]) => id);

describe('one rule is one file, one test, one page and one entry of the index', () => {
  it.each([
    ['source', 'src/rules', '.ts'],
    ['test', 'tests/rules', '.test.ts'],
    ['page', 'docs/rules', '.md'],
  ])('has exactly one %s per rule', (_kind, folder, extension) => {
    expect(listIds(folder, extension)).toEqual(ids);
  });

  it('keeps the index in order', () => {
    expect(ids).toEqual([...ids].sort());
  });

  it.each(allRules)('puts %s under the id it gives itself', async (id, rule) => {
    const module = (await import(`../../src/rules/${id}.ts`)) as Readonly<Record<string, unknown>>;
    expect(module['default']).toBe(rule);
    expect(rule.name).toBe(id);
    expect(rule.meta.docs?.url).toMatch(new RegExp(`^https://[^ ]+/docs/rules/${id}\\.md$`, 'u'));
  });
});

describe('presets', () => {
  function namesOf(isWanted: (docs: Partial<RuleDocs>) => boolean): string[] {
    return allRules
      .filter(([, rule]) => isWanted(rule.meta.docs ?? {}))
      .map(([id]) => `groundrules/${id}`);
  }

  function namesIn(preset: keyof typeof plugin.configs): string[] {
    return Object.keys(plugin.configs[preset].rules ?? {});
  }

  it('holds every rule of its level and no other', () => {
    expect(namesIn('recommended')).toEqual(
      namesOf(({ language, level }) => language === undefined && level === 'recommended'),
    );
    expect(namesIn('strict')).toEqual(namesOf(({ language }) => language === undefined));
  });

  it('holds every rule of a language and no other', () => {
    expect(namesIn('workflows')).toEqual(namesOf(({ language }) => language === 'yaml'));
    expect(namesIn('containers')).toEqual(namesOf(({ language }) => language === 'dockerfile'));
  });

  it.each(['docs', 'security', 'performance'] as const)(
    'holds every rule of the area %s and no other',
    (it) => {
      expect(namesIn(it)).toEqual(
        namesOf(({ area, language }) => language === undefined && area === it),
      );
    },
  );

  it('brings the plugin itself, so that it can be mixed with a plugin listed by hand', () => {
    expect(plugin.configs.recommended.plugins?.['groundrules']).toBe(plugin);
    expect(plugin.configs.strict.plugins?.['groundrules']).toBe(plugin);
  });
});
