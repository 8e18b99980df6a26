import { ESLintUtils } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { createRuleTester, ruleTester, type RuleCases } from '../src/index.js';

const rule = ESLintUtils.RuleCreator.withoutDocs<[], 'untyped' | 'typed'>({
  meta: {
    type: 'problem',
    docs: { description: 'Reports every name, with its type where there is one' },
    messages: { untyped: 'A name.', typed: 'A name of type {{type}}.' },
    schema: [],
  },
  create: (context) => ({
    'ExpressionStatement > Identifier'(node) {
      const { program } = ESLintUtils.getParserServices(context, true);
      if (program === null) {
        context.report({ node, messageId: 'untyped' });
        return;
      }
      const type = ESLintUtils.getParserServices(context).getTypeAtLocation(node);
      const data = { type: program.getTypeChecker().typeToString(type) };
      context.report({ node, messageId: 'typed', data });
    },
  }),
});

const position = { line: 1, column: 1, endLine: 1, endColumn: 8 };

ruleTester.run('without type information', rule, {
  valid: ['process.exit();', { code: 'const a = <b />;', filename: 'react.tsx' }],
  invalid: [{ code: 'process', errors: [{ messageId: 'untyped', ...position }] }],
});

createRuleTester({ typed: true }).run('with type information', rule, {
  valid: ['process.exit();', { code: 'const a = <b />;', filename: 'react.tsx' }],
  invalid: [
    {
      code: 'process',
      errors: [{ messageId: 'typed', data: { type: 'Process' }, ...position }],
    },
  ],
});

describe('the rule tester is strict', () => {
  function run(cases: RuleCases<'untyped' | 'typed', []>): void {
    ruleTester.run('strict', rule, cases);
  }

  it('wants silent and reported cases', () => {
    const errors = [{ messageId: 'untyped', ...position } as const];
    const message = 'strict needs cases that are silent and cases that are reported.';
    expect(() => run({ valid: [], invalid: [{ code: 'process', errors }] })).toThrow(message);
    expect(() => run({ valid: ['process.exit();'], invalid: [] })).toThrow(message);
  });

  it('wants the data of a message that has placeholders', () => {
    const errors = [{ messageId: 'typed', ...position } as const];
    expect(() =>
      run({ valid: ['process.exit();'], invalid: [{ code: 'process', errors }] }),
    ).toThrow('Expected data for "type" of "typed"');
  });
});
