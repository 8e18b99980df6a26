import { AST_TOKEN_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { isExplanation } from '../../src/ast/is-explanation.js';

function explains(value: string): boolean {
  const position = { line: 1, column: 0 };
  return isExplanation({
    type: AST_TOKEN_TYPES.Block,
    value,
    range: [0, value.length],
    loc: { start: position, end: position },
  });
}

describe('isExplanation', () => {
  it.each([
    ' The file is optional.',
    '* The file is optional. ',
    ' ignore',
    ' catch() would be wrong here',
    ' eslint-disable-next-line no-empty -- the file is optional',
    ' no error: `load` never fails',
    ' 省略可能',
    ' prettier is an optional peer dependency',
    ' webpack replaces this call',
    ' eslint is not installed everywhere',
    ' global state may be missing',
    ' region is optional',
    ' See {@link load}',
  ])('takes words for an explanation: %s', (value) => {
    expect(explains(value)).toBe(true);
  });

  it.each([
    '',
    ' --- ',
    ' 42',
    ' eslint-disable-next-line no-empty',
    ' eslint-disable-next-line no-empty --',
    ' oxlint-disable-line',
    ' biome-ignore lint/suspicious/noEmptyBlock: x',
    ' @ts-expect-error no',
    ' prettier-ignore',
    ' c8 ignore next',
    ' istanbul ignore next',
    ' v8 ignore start',
    ' deno-lint-ignore no-empty',
    ' tslint:disable-next-line',
    ' eslint no-empty: 0',
    ' webpackChunkName: "chunk" ',
    ' globals process',
    '#region catch',
    ' #endregion',
    ' TODO: handle',
    ' fixme later',
    ' console.error(error);',
    ' console.error(error)',
    ' throw error',
    ' return null;',
    ' if (error) {',
  ])('takes no directive, open task or code for one: %s', (value) => {
    expect(explains(value)).toBe(false);
  });
});
