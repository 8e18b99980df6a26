import { hostileDockerfiles, hostileYaml } from '@groundrules/testkit';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { allRules } from './all-rules.js';

const rules = Object.fromEntries(allRules.map(([id]) => [`groundrules/${id}`, 'error' as const]));

describe.each([
  ['YAML', 'groundrules/yaml', 'file.yml', hostileYaml],
  ['Dockerfiles', 'groundrules/dockerfile', 'Dockerfile', hostileDockerfiles],
])('every rule survives odd %s', (_title, language, filename, texts) => {
  const linter = new Linter();
  const config: Linter.Config = {
    files: [`**/${filename}`],
    language,
    plugins: { groundrules: plugin },
    rules,
  };

  it.each(texts)('$name', ({ isBroken = false, text }) => {
    const messages = linter.verify(text, config, filename);
    expect(messages.map(({ fatal }) => fatal === true)).toEqual(
      isBroken ? [true] : messages.map(() => false),
    );
    // Whatever is reported lies within the text.
    const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u);
    for (const { column, endLine, line } of messages) {
      expect(line).toBeGreaterThan(0);
      expect(endLine ?? line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThan(0);
      expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    }
  });

  it('reports a part of them', () => {
    const reported = texts.filter(({ text }) => linter.verify(text, config, filename).length > 0);
    expect(reported.length).toBeGreaterThan(texts.length / 4);
  });
});
