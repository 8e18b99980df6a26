import type { ESLint, Rule } from 'eslint';

/** A node of JSX, which ESLint's own types leave out. */
interface JsxName {
  readonly type: string;
  readonly name?: string;
  readonly object?: JsxName;
}

const rule: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'Count names in JSX as used' },
    schema: [],
  },
  create: ({ sourceCode }) => ({
    JSXOpeningElement(node: Rule.Node & { readonly name?: JsxName }) {
      let root = node.name;
      while (root?.type === 'JSXMemberExpression') root = root.object;
      if (root?.type === 'JSXIdentifier' && root.name !== undefined) {
        sourceCode.markVariableAsUsed(root.name, node);
      }
      sourceCode.markVariableAsUsed('React', node);
    },
    JSXFragment(node: Rule.Node) {
      sourceCode.markVariableAsUsed('React', node);
    },
  }),
};

/**
 * Keeps imports that only JSX uses. Before version 10 ESLint does not count names in JSX as references, and no version
 * knows that the classic transform needs `React`.
 */
export const jsxReferences: ESLint.Plugin = {
  meta: { name: 'groundrules/jsx-references' },
  rules: { references: rule },
};
