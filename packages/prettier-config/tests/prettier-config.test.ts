import { readFile } from 'node:fs/promises';
import { check, format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import config from '@groundrules/prettier-config';

const print = (source: string, parser = 'typescript'): Promise<string> =>
  format(source, { ...config, parser });

const long = {
  a: 'theFirstOperandHasALongNameOfItsOwn',
  b: 'theSecondOperandHasALongNameOfItsOwn',
  c: 'theThirdOperandHasALongNameOfItsOwn',
};

const cases = [
  {
    name: 'puts a logical operator at the end of the line',
    source: `const x = ${long.a}\n  && ${long.b}\n  && ${long.c};`,
    printed: `const x =\n  ${long.a} &&\n  ${long.b} &&\n  ${long.c};\n`,
  },
  {
    name: 'puts an arithmetic operator at the end of the line',
    source: `const x = ${long.a}\n  + ${long.b}\n  + ${long.c};`,
    printed: `const x =\n  ${long.a} +\n  ${long.b} +\n  ${long.c};\n`,
  },
  {
    name: 'uses single quotes',
    source: 'const a = "b";',
    printed: "const a = 'b';\n",
  },
  {
    name: 'keeps the quotes that need no escape',
    source: 'const a = "it\'s";',
    printed: 'const a = "it\'s";\n',
  },
  {
    name: 'ends a multi-line list with a comma',
    source: `call(${long.a}, ${long.b}, ${long.c});`,
    printed: `call(\n  ${long.a},\n  ${long.b},\n  ${long.c},\n);\n`,
  },
  {
    name: 'writes LF for CRLF',
    source: 'const a = 1;\r\nconst b = 2;\r\n',
    printed: 'const a = 1;\nconst b = 2;\n',
  },
  {
    name: 'leaves a long string on its line',
    source: `const a = '${'x'.repeat(120)}';`,
    printed: `const a =\n  '${'x'.repeat(120)}';\n`,
  },
] as const;

describe('the format', () => {
  it.each(cases)('$name', async ({ source, printed }) => {
    expect(await print(source)).toBe(printed);
  });

  it.each(cases)('$name, and stays so', async ({ printed }) => {
    expect(await check(printed, { ...config, parser: 'typescript' })).toBe(true);
  });

  it('lets a line be 100 columns wide and no wider', async () => {
    const line = (width: number): string => `call(${'a'.repeat(width - 10)}, b);\n`;
    expect(line(100)).toHaveLength(101);
    expect(await print(line(100))).toBe(line(100));
    expect(await print(line(101))).toBe(`call(\n  ${'a'.repeat(91)},\n  b,\n);\n`);
  });
});

describe('the package', () => {
  it('is found by name, as from package.json', async () => {
    const file = new URL('fixtures/example.ts', import.meta.url);
    const found = await resolveConfig(file, {
      config: new URL('fixtures/.prettierrc.json', import.meta.url),
    });
    expect(found).toStrictEqual({ ...config });
  });

  it('gives a reason in the README for each option and no other', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| `(\w+)`/gm)].map(([, key, value]) => [
      key,
      value,
    ]);
    const options = Object.entries(config).map(([key, value]) => [key, String(value)]);
    expect(rows).toStrictEqual(options);
  });
});
