import { describe, expect, it } from 'vitest';
import { readDocComment } from '../../src/surface/read-doc-comment.js';
import { saysSomething } from '../../src/surface/says-something.js';

function read(comment: string): ReturnType<typeof readDocComment> {
  // Something before it, so that places are those in the file.
  const text = `import 'a';\n${comment}\nexport {};`;
  const start = text.indexOf('/**');
  return readDocComment(text, { start, end: start + comment.length });
}

/** A tag as `tag {type} name | text`. */
function describeTags(comment: string): string[] {
  return read(comment).tags.map(({ tag, type, name, text }) =>
    [tag, type && `{${type.text}}`, name, '|', text]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  );
}

describe('the description', () => {
  it.each<[comment: string, description: string]>([
    ['/** One line. */', 'One line.'],
    ['/**\n * Two\n * lines.\n */', 'Two\nlines.'],
    ['/**\nNo asterisks.\n\nA paragraph.\n*/', 'No asterisks.\n\nA paragraph.'],
    ['/**\r\n * Carriage\r\n * returns.\r\n */', 'Carriage\nreturns.'],
    ['/** Begins here\n * and goes on.\n * @param a */', 'Begins here\nand goes on.'],
    [
      '/**\n * - a list\n *   - of lists\n * * with asterisks\n */',
      '- a list\n  - of lists\n* with asterisks',
    ],
    ['/**\n * @param a - b\n */', ''],
    ['/** */', ''],
    ['/**\n *\n */', ''],
    ['/** **Bold.** */', '**Bold.**'],
    ['/** A {@link B} and a@b.c. */', 'A {@link B} and a@b.c.'],
    ['/** For us. @internal */', 'For us.'],
    ['/** Not `@internal`. */', 'Not `@internal`.'],
    ['/** See @someone for more. */', 'See @someone for more.'],
    [
      '/**\n * ```ts\n * @decorated()\n * class A {}\n * ```\n */',
      '```ts\n@decorated()\nclass A {}\n```',
    ],
  ])('%j', (comment, description) => {
    expect(read(comment).description).toBe(description);
  });
});

describe('tags', () => {
  it.each<[comment: string, tags: readonly string[]]>([
    ['/** @param a - The a. */', ['param a | The a.']],
    ['/** @param {string} a The a. */', ['param {string} a | The a.']],
    ['/** @param {{ b: string }} [a={ b: "]" }] - The a. */', ['param {{ b: string }} a | The a.']],
    ['/** @param [a] */', ['param a |']],
    ['/** @param [a="x"] The "b". */', ['param a | The "b".']],
    ['/** @param [a="] The b. */', ['param a | The b.']],
    ['/** @param options.limit – How many. */', ['param options.limit | How many.']],
    ['/** @param list[].name The name. */', ['param list[].name | The name.']],
    ['/** @param a: The a. */', ['param a | The a.']],
    ['/** @param - The a. */', ['param | The a.']],
    ['/** @param */', ['param |']],
    ['/** @param ...rest - All. */', ['param ...rest | All.']],
    [
      '/**\n * @param a - The a,\n *   on two lines.\n * @returns {Promise<string>} The b.\n */',
      ['param a | The a,\n  on two lines.', 'returns {Promise<string>} | The b.'],
    ],
    ['/** @throws {RangeError} When. */', ['throws {RangeError} | When.']],
    ['/** @throws {@link RangeError} when. */', ['throws | {@link RangeError} when.']],
    ['/** @template {object} T - The t. */', ['template {object} T | The t.']],
    ['/** @typeParam T - The t. */', ['typeParam T | The t.']],
    ['/** @typedef {object} A */', ['typedef {object} A |']],
    ['/** @see a\n * @internal */', ['see | a', 'internal |']],
    [
      '/**\n * @example\n * ```ts\n * @a()\n *   class B {}\n * ```\n * @since 1\n */',
      ['example | ```ts\n@a()\n  class B {}\n```', 'since | 1'],
    ],
    [
      '/**\n * @example\n * ~~~\n * ```\n * @a\n * ~~~\n * @b\n */',
      ['example | ~~~\n```\n@a\n~~~', 'b |'],
    ],
    [
      '/**\n * @example <caption>Not closed</caption>\n * ```\n * @a\n */',
      ['example | <caption>Not closed</caption>\n```\n@a'],
    ],
    [
      '/**\n * @example ```ts\n * @a()\n * ```\n * @param b - B.\n * @example ~~~\n * @c\n * ~~~\n * @d\n */',
      ['example | ```ts\n@a()\n```', 'param b | B.', 'example | ~~~\n@c\n~~~', 'd |'],
    ],
    ['/**\n * ```a``` is no fence.\n * @param b - B.\n */', ['param b | B.']],
    ['/** @param {string a */', ['param | {string a']],
    ['/** @param {\n *   string\n * } a - The a. */', ['param {string} a | The a.']],
    ['/**\n@param a\n@returns b\n*/', ['param a |', 'returns | b']],
    ['/** @ a */', []],
  ])('%j', (comment, tags) => {
    expect(describeTags(comment)).toEqual(tags);
  });

  it('stand where they say', () => {
    const text =
      '/* a */\n/**\n * A.\n *\n * @param {string} [options.limit=1] - How\n *   many.\n *\n * @returns It.\n */';
    const start = text.indexOf('/**');
    const { tags } = readDocComment(text, { start, end: text.length });
    const slice = (range: { start: number; end: number } | undefined): string | undefined =>
      range && text.slice(range.start, range.end);
    expect(tags.map((tag) => [slice(tag), slice(tag.type), slice(tag.nameRange)])).toEqual([
      ['@param {string} [options.limit=1] - How\n *   many.', '{string}', 'options.limit'],
      ['@returns It.', undefined, undefined],
    ]);
  });
});

describe('whether it says something', () => {
  it.each<[comment: string, says: boolean, inherits: boolean]>([
    ['/** A. */', true, false],
    ['/** 値 */', true, false],
    ['/** - */', false, false],
    ['/** {@inheritDoc A.b} */', true, true],
    ['/** {@inheritdoc} */', true, true],
    ['/** @inheritDoc */', true, true],
    ['/** @override */', true, true],
    ['/** @deprecated */', false, false],
    ['/** @deprecated Use b. */', true, false],
    ['/** @summary A. */', true, false],
    ['/** @returns It. */', false, false],
    ['/**\n * @experimental\n * May change.\n */', true, false],
    ['/** @beta */', false, false],
    ['/** @overrides a */', false, false],
  ])('%s', (comment, says, inherits) => {
    const docs = read(comment);
    expect([saysSomething(docs), docs.inherits]).toEqual([says, inherits]);
  });

  it('is no where there is none', () => {
    expect(saysSomething(undefined)).toBe(false);
  });
});

it('reads a comment that never ends', () => {
  const text = '/** A.\n * @param a - b';
  expect(readDocComment(text, { start: 0, end: text.length })).toMatchObject({
    description: 'A.',
    tags: [{ name: 'a', text: 'b' }],
  });
});

it('takes time that grows with the text and no more', () => {
  const text = `/**${' *'.repeat(20_000)}\n${'* '.repeat(20_000)}@param ${'{['.repeat(20_000)} ${'a.'.repeat(20_000)}*/`;
  const start = performance.now();
  readDocComment(text, { start: 0, end: text.length });
  expect(performance.now() - start).toBeLessThan(500);
});
