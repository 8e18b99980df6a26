import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction } from '../ast/is-function.js';
import { getOutermost } from './bindings.js';
import type { Flow } from './flow.js';

/** A piece of a text: written in the code, or put in. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string; readonly node: TSESTree.Node }
  | { readonly kind: 'hole'; readonly node: TSESTree.Node };

/** More parts than a text has that a person writes; the rest of a generated one is not looked at. */
const most = 400;

/** Methods that leave a text what it is, for taking it apart. */
const keeping = new Set([
  'toString',
  'trim',
  'trimEnd',
  'trimStart',
  'valueOf',
  'toLowerCase',
  'toUpperCase',
]);

function ofTemplate(flow: Flow, node: TSESTree.TemplateLiteral): TextPart[] {
  return node.quasis.flatMap((quasi, index) => {
    const expression = node.expressions[index];
    const text: TextPart = {
      kind: 'text',
      text: quasi.value.cooked ?? quasi.value.raw,
      node: quasi,
    };
    return expression === undefined ? [text] : [text, ...flow.partsOf(expression)];
  });
}

/** `a + b + c` is a chain to the left, which may be longer than calls can nest. */
function ofSum(flow: Flow, node: TSESTree.BinaryExpression): TextPart[] {
  const operands: TSESTree.Node[] = [];
  let left: TSESTree.Node = node;
  while (left.type === AST_NODE_TYPES.BinaryExpression && left.operator === '+') {
    operands.unshift(left.right);
    ({ left } = left);
    if (operands.length > most) break;
  }
  return [left, ...operands].flatMap((operand) => flow.partsOf(operand));
}

function ofVariable(flow: Flow, node: TSESTree.Identifier): readonly TextPart[] | undefined {
  const variable = flow.bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (variable === undefined || variable.defs.length > 1) return undefined;
  const isPlain = isDefinition(definition, 'Variable') && definition.node.id === definition.name;
  if (definition !== undefined && !isPlain) return undefined;
  return flow.once<Scope.Variable, readonly TextPart[] | undefined>(
    'parts of variable',
    variable,
    undefined,
    () => {
      const writes = variable.references.filter((it) => it.isWrite());
      if (writes.some(({ writeExpr, identifier }) => !writeExpr || isLoopVariable(identifier)))
        return undefined;
      return writes
        .slice(0, most)
        .flatMap(({ writeExpr }) => flow.partsOf(writeExpr as TSESTree.Node))
        .slice(0, most);
    },
  );
}

/** The variable of `for (const part of parts)` holds one element. */
function isLoopVariable({ parent }: TSESTree.Node): boolean {
  if (
    parent?.type === AST_NODE_TYPES.ForOfStatement ||
    parent?.type === AST_NODE_TYPES.ForInStatement
  )
    return true;
  const loop = parent?.parent?.parent;
  return (
    parent?.type === AST_NODE_TYPES.VariableDeclarator &&
    (loop?.type === AST_NODE_TYPES.ForOfStatement || loop?.type === AST_NODE_TYPES.ForInStatement)
  );
}

/** `['SELECT', column, 'FROM'].join(' ')`, also with elements pushed before. */
function ofJoin(
  flow: Flow,
  list: TSESTree.Node,
  separator: TSESTree.Node | undefined,
): TextPart[] | undefined {
  const elements = getElements(flow, list);
  if (elements === undefined) return undefined;
  const between: readonly TextPart[] =
    separator === undefined ? [{ kind: 'text', text: ',', node: list }] : flow.partsOf(separator);
  return elements
    .slice(0, most)
    .flatMap((element, index) =>
      index === 0 ? flow.partsOf(element) : [...between, ...flow.partsOf(element)],
    );
}

function getElements(flow: Flow, list: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  if (list.type === AST_NODE_TYPES.ArrayExpression)
    return list.elements.flatMap((element) => element ?? []);
  const variable = flow.bindings.variableOf(list);
  return variable === undefined
    ? undefined
    : flow.once<Scope.Variable, readonly TSESTree.Node[] | undefined>(
        'elements',
        variable,
        undefined,
        () => getElementsOfVariable(flow, variable),
      );
}

function getElementsOfVariable(
  flow: Flow,
  { defs, references }: Scope.Variable,
): readonly TSESTree.Node[] | undefined {
  const [definition] = defs;
  if (
    !isDefinition(definition, 'Variable') ||
    definition.node.init?.type !== AST_NODE_TYPES.ArrayExpression
  )
    return undefined;
  const pushed = references.flatMap(({ identifier }) => {
    const { parent } = getOutermost(identifier);
    return parent?.type === AST_NODE_TYPES.MemberExpression &&
      getMemberName(parent) === 'push' &&
      parent.parent.type === AST_NODE_TYPES.CallExpression
      ? parent.parent.arguments
      : [];
  });
  return [...(getElements(flow, definition.node.init) ?? []), ...pushed];
}

/** What a function of the file's own returns, where there is one such text. */
function ofOwnFunction(flow: Flow, node: TSESTree.CallExpression): readonly TextPart[] | undefined {
  const callable = flow.bindings.functionOf(node.callee);
  if (callable === undefined || callable.async || callable.generator) return undefined;
  const [text, ...others] =
    callable.body.type === AST_NODE_TYPES.BlockStatement
      ? flow.bindings.returnsOf(callable)
      : [callable.body];
  if (text === undefined || others.length > 0) return undefined;
  const parts = flow.partsOf(text);
  return parts.some(({ kind }) => kind === 'text') ? parts : undefined;
}

function ofCall(flow: Flow, node: TSESTree.CallExpression): readonly TextPart[] | undefined {
  const { callee } = node;
  if (flow.nameOf(callee) === 'String' && node.arguments[0] !== undefined)
    return flow.partsOf(node.arguments[0]);
  const own = ofOwnFunction(flow, node);
  if (own !== undefined) return own;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getMemberName(callee);
  if (method === undefined) return undefined;
  if (method === 'join') return ofJoin(flow, callee.object, node.arguments[0]);
  if (method === 'concat' && flow.partsOf(callee.object).some(({ kind }) => kind === 'text'))
    return [callee.object, ...node.arguments].flatMap((it) => flow.partsOf(it));
  // What is replaced in a text that is partly written here stays partly written here.
  if (method === 'replace' || method === 'replaceAll') {
    const parts = flow.partsOf(callee.object);
    const [, replacement] = node.arguments;
    if (!parts.some(({ kind }) => kind === 'text') || replacement === undefined) return undefined;
    return isFunction(replacement) ? parts : [...parts, ...flow.partsOf(replacement)];
  }
  return keeping.has(method) ? flow.partsOf(callee.object) : undefined;
}

function takeApart(flow: Flow, node: TSESTree.Node): readonly TextPart[] | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return [{ kind: 'text', text: String(node.value), node }];
    case AST_NODE_TYPES.TemplateLiteral:
      return ofTemplate(flow, node);
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return flow.nameOf(node.tag) === 'String.raw' ? flow.partsOf(node.quasi) : undefined;
    case AST_NODE_TYPES.BinaryExpression:
      return node.operator === '+' ? ofSum(flow, node) : undefined;
    case AST_NODE_TYPES.ConditionalExpression:
      return [...flow.partsOf(node.consequent), ...flow.partsOf(node.alternate)];
    case AST_NODE_TYPES.LogicalExpression:
      return [...flow.partsOf(node.left), ...flow.partsOf(node.right)];
    case AST_NODE_TYPES.Identifier:
      return ofVariable(flow, node);
    case AST_NODE_TYPES.CallExpression:
      return ofCall(flow, node);
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.ChainExpression:
      return flow.partsOf(node.expression);
    case AST_NODE_TYPES.AwaitExpression:
      return flow.partsOf(node.argument);
    default:
      return undefined;
  }
}

/**
 * Takes a text apart; see `Flow.partsOf`. Alternatives come one after the other.
 *
 * @param flow - The flow of the file.
 * @param node - The expression that makes the text.
 * @returns The parts in order; a single hole where nothing is known.
 */
export function getParts(flow: Flow, node: TSESTree.Node): readonly TextPart[] {
  const parts = takeApart(flow, node);
  return parts === undefined || parts.length === 0
    ? [{ kind: 'hole', node }]
    : parts.slice(0, most);
}
