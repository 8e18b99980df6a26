import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import type { Flow } from '../flow/flow.js';
import { getProperty } from '../flow/get-property.js';
import { getStaticText } from '../flow/get-static-text.js';
import { isAmended } from '../flow/is-amended.js';
import { resolveConstant } from '../flow/resolve-constant.js';

/** A text that stands in the code, and where. */
export interface WrittenText {
  readonly node: TSESTree.Node;
  readonly text: string;
}

const development =
  /NODE_ENV|\b(?:is)?_?(?:dev|development|test|prod|production)\b|isDev|isTest|isProd/iu;
/** Functions that give their first argument in another form. */
const encoding = /^(?:from|encode|createSecretKey)$/u;
/** Methods that give the text they are called on, or a part of it. */
const keeping = /^(?:toString|trim|padEnd|padStart|slice|substring)$/u;

function getRoot(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.MemberExpression ? getRoot(node.object) : node;
}

/** What a member of an object that the file writes is given: `config.session.secret`. */
function getGiven(
  flow: Flow,
  node: TSESTree.MemberExpression,
  depth: number,
): TSESTree.Node | undefined {
  const name = getMemberName(node);
  if (name === undefined || depth > 6 || isAmended(flow, getRoot(node), name)) return undefined;
  const object = resolveConstant(flow, node.object);
  const owner =
    object.type === AST_NODE_TYPES.MemberExpression ? getGiven(flow, object, depth + 1) : object;
  const member = owner === undefined ? undefined : getProperty(flow, owner, name);
  return member?.kind === 'present' ? member.value : undefined;
}

/**
 * Finds a text that stands in the code and that an expression may give: the text itself, what stands in for a
 * missing setting, the text within `Buffer.from()` and its kin, the first of a list.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @param depth - How many steps were taken.
 * @returns The text, or `undefined` where all comes from elsewhere.
 */
export function getWrittenText(
  flow: Flow,
  node: TSESTree.Node,
  depth = 0,
): WrittenText | undefined {
  if (depth > 6) return undefined;
  const plain = resolveConstant(flow, node);
  switch (plain.type) {
    case AST_NODE_TYPES.Literal:
      return typeof plain.value === 'string' ? { node: plain, text: plain.value } : undefined;
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.BinaryExpression: {
      if (plain.type === AST_NODE_TYPES.BinaryExpression && plain.operator === '|')
        return getWrittenText(flow, plain.right, depth + 1);
      const text = getStaticText(flow, plain);
      return text === undefined ? undefined : { node: plain, text };
    }
    case AST_NODE_TYPES.LogicalExpression:
      if (plain.operator === '&&') return getWrittenText(flow, plain.right, depth + 1);
      return (
        getWrittenText(flow, plain.right, depth + 1) ?? getWrittenText(flow, plain.left, depth + 1)
      );
    case AST_NODE_TYPES.ConditionalExpression:
      // `isProduction ? secret : 'for development'` is no secret of anybody.
      if (development.test(flow.sourceCode.getText(plain.test))) return undefined;
      return (
        getWrittenText(flow, plain.consequent, depth + 1) ??
        getWrittenText(flow, plain.alternate, depth + 1)
      );
    case AST_NODE_TYPES.ArrayExpression:
      for (const element of plain.elements) {
        const found = element === null ? undefined : getWrittenText(flow, element, depth + 1);
        if (found !== undefined) return found;
      }
      return undefined;
    case AST_NODE_TYPES.MemberExpression: {
      const given = getGiven(flow, plain, depth);
      return given === undefined ? undefined : getWrittenText(flow, given, depth + 1);
    }
    case AST_NODE_TYPES.AwaitExpression:
      return getWrittenText(flow, plain.argument, depth + 1);
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return plain.body.type === AST_NODE_TYPES.BlockStatement
        ? undefined
        : getWrittenText(flow, plain.body, depth + 1);
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrapExpression(plain.callee);
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
      const method = getMemberName(callee) ?? '';
      if (keeping.test(method)) return getWrittenText(flow, callee.object, depth + 1);
      const [inner] = plain.arguments;
      return inner !== undefined && encoding.test(method)
        ? getWrittenText(flow, inner, depth + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}
