import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import { getTypedServices } from '../../types/get-typed-services.js';

const givesText =
  /^(?:toString|toLowerCase|toUpperCase|trim|trimStart|trimEnd|substring|substr|padStart|padEnd|normalize|repeat|charAt|replace|replaceAll|join)$/u;

function isAnnotated(flow: Flow, node: TSESTree.Identifier): boolean {
  const name = flow.bindings.variableOf(node)?.defs[0]?.name;
  return (
    name?.type === AST_NODE_TYPES.Identifier &&
    name.typeAnnotation?.typeAnnotation.type === AST_NODE_TYPES.TSStringKeyword
  );
}

/**
 * Tells whether an expression is certainly a text.
 *
 * @param flow - The flow of the file.
 * @param sourceCode - The source code, with types or without.
 * @param node - The expression.
 * @returns `true` only where its form, its annotation or its type says so.
 */
export function isText(flow: Flow, sourceCode: Readonly<SourceCode>, node: TSESTree.Node): boolean {
  const plain = resolveConstant(flow, node);
  switch (plain.type) {
    case AST_NODE_TYPES.TemplateLiteral:
      return true;
    case AST_NODE_TYPES.Literal:
      return typeof plain.value === 'string';
    case AST_NODE_TYPES.BinaryExpression:
      return flow.partsOf(plain).some(({ kind }) => kind === 'text');
    case AST_NODE_TYPES.CallExpression: {
      const { callee } = plain;
      if (flow.nameOf(callee) === 'String') return true;
      const isMethod = callee.type === AST_NODE_TYPES.MemberExpression;
      if (isMethod && givesText.test(getMemberName(callee) ?? '')) return true;
      break;
    }
    case AST_NODE_TYPES.Identifier:
      if (isAnnotated(flow, plain)) return true;
      break;
    default:
      break;
  }
  const services = getTypedServices(sourceCode);
  if (services === undefined || !services.esTreeNodeToTSNodeMap.has(node)) return false;
  const checker = services.program.getTypeChecker();
  const type = services.getTypeAtLocation(node);
  const isAny = checker.isTypeAssignableTo(checker.getUnknownType(), type);
  return !isAny && checker.isTypeAssignableTo(type, checker.getStringType());
}
