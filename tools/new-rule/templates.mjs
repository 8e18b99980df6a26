/**
 * A rule that reports calls of `replaceMe()`.
 *
 * @param {{ id: string, practice: string, area: string, description: string, level: string }} options - The rule.
 * @returns {string} Text of the file.
 */
export function renderRule({ area, description, id, level, practice }) {
  return `import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';

type MessageId = 'unwanted';

export default createRule<[], MessageId>({
  name: '${id}',
  meta: {
    type: 'problem',
    docs: {
      description: ${quote(description)},
      practice: '${practice}',
      area: '${area}',
      level: '${level}',
    },
    messages: {
      unwanted: 'Say what is wrong and what to do instead of calling \`replaceMe\`.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    return {
      'CallExpression[callee.name="replaceMe"]'(node: TSESTree.CallExpression): void {
        context.report({ node, messageId: 'unwanted' });
      },
    };
  },
});
`;
}

/**
 * The cases of {@link renderRule}'s rule.
 *
 * @param {{ id: string }} options - The rule.
 * @returns {string} Text of the file.
 */
export function renderTest({ id }) {
  return `import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/${id}.js';

ruleTester.run('${id}', rule, {
  valid: ['keepMe();', 'replaceMe;'],
  invalid: [
    {
      code: 'replaceMe();',
      errors: [{ messageId: 'unwanted', line: 1, column: 1, endLine: 1, endColumn: 12 }],
    },
  ],
});
`;
}

/**
 * The page of {@link renderRule}'s rule. Its head is generated.
 *
 * @param {{ id: string }} options - The rule.
 * @returns {string} Text of the file.
 */
export function renderPage({ id }) {
  return `# ${id}

## Why

What goes wrong without the rule, in a sentence or two.

## Incorrect

\`\`\`ts
replaceMe();
\`\`\`

## Correct

\`\`\`ts
keepMe();
\`\`\`

## Options

This rule has no options.

## When not to use

Where the rule would be wrong.

## Prior art

What others do, and the complaints about it that shaped this rule.
`;
}

function quote(text) {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}
