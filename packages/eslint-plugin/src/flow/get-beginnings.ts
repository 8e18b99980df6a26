import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction, type FunctionNode } from '../ast/is-function.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import type { Flow } from './flow.js';
import type { TextPart } from './get-parts.js';
import { Purpose } from './value.js';

/** A text that an expression may make, as far as it has been taken apart. */
type Beginning = readonly TextPart[];

/** More ways for a text to begin than code has that people write. */
const most = 16;

const urlName = /^(?:url\.)?URL$/u;
const keeping =
  /^(?:String|encodeURI|decodeURI|decodeURIComponent|url\.parse|url\.format|Promise\.resolve)$/u;
const keepingMethod =
  /^(?:toString|trim|trimStart|trimEnd|toLowerCase|toUpperCase|valueOf|toJSON|normalize|replace|replaceAll)$/u;

function hole(node: TSESTree.Node): Beginning[] {
  return [[{ kind: 'hole', node }]];
}

function text(written: string, node: TSESTree.Node): Beginning[] {
  return [[{ kind: 'text', text: written, node }]];
}

function cross(lists: readonly (readonly Beginning[])[]): Beginning[] {
  let joined: Beginning[] = [[]];
  for (const list of lists) {
    const next = joined.flatMap((before) => list.map((after) => [...before, ...after]));
    // Of what is too much to tell apart, the first way stands for the others.
    joined = next.length > most ? joined.map((before) => [...before, ...(list[0] ?? [])]) : next;
  }
  return joined;
}

function getOperands(node: TSESTree.BinaryExpression): TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  let left: TSESTree.Node = node;
  while (left.type === AST_NODE_TYPES.BinaryExpression && left.operator === '+') {
    operands.push(left.right);
    ({ left } = left);
  }
  return [left, ...operands.reverse()];
}

/** `new URL(path, base)`, and `url.resolve(base, path)`. */
function ofAddress(flow: Flow, path: TSESTree.Node, base: TSESTree.Node | undefined): Beginning[] {
  const own = getBeginnings(flow, path);
  if (base === undefined) return [...own];
  return own.flatMap((beginning): readonly Beginning[] => {
    const [first] = beginning;
    // Where it begins with a scheme, with two slashes, or with who knows what, the base says little.
    const isRelative =
      first?.kind === 'text' &&
      first.text !== '' &&
      !/^(?:[a-z][\w+.-]*:|[/\\]{2}|[/\\]$)/iu.test(first.text);
    if (!isRelative) return [beginning];
    return cross([getBeginnings(flow, base), text('/', path)]);
  });
}

function ofCall(
  flow: Flow,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Beginning[] | undefined {
  const { arguments: args, callee } = node;
  const [first, second] = args;
  const name = flow.nameOf(callee) ?? '';
  if (first !== undefined && (urlName.test(name) || name === 'Request'))
    return ofAddress(flow, first, name === 'Request' ? undefined : second);
  if (first !== undefined && second !== undefined && name === 'url.resolve')
    return ofAddress(flow, second, first);
  if (first !== undefined && keeping.test(name)) return [...getBeginnings(flow, first)];
  const own = flow.bindings.functionOf(callee);
  if (own !== undefined && node.type === AST_NODE_TYPES.CallExpression) return ofReturns(flow, own);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getMemberName(callee) ?? '';
  if (keepingMethod.test(method)) return [...getBeginnings(flow, callee.object)];
  if (method === 'concat')
    return cross([callee.object, ...args].map((it) => getBeginnings(flow, it)));
  return method === 'join' ? [flow.partsOf(node)] : undefined;
}

function ofReturns(flow: Flow, callable: FunctionNode): Beginning[] | undefined {
  if (callable.generator) return undefined;
  const results =
    callable.body.type === AST_NODE_TYPES.BlockStatement
      ? flow.bindings.returnsOf(callable)
      : [callable.body];
  return results.length === 0 ? undefined : results.flatMap((it) => getBeginnings(flow, it));
}

/** What is put into `url.host` and the like after the address was made. */
function ofHostWrites(flow: Flow, variable: Scope.Variable): Beginning[] {
  return variable.references.flatMap(({ identifier: { parent } }): Beginning[] => {
    if (parent.type !== AST_NODE_TYPES.MemberExpression) return [];
    const assignment = parent.parent;
    if (assignment.type !== AST_NODE_TYPES.AssignmentExpression || assignment.left !== parent)
      return [];
    const name = getMemberName(parent);
    if (name === 'host' || name === 'hostname')
      return cross([text('https://', parent), getBeginnings(flow, assignment.right)]);
    return name === 'href' ? [...getBeginnings(flow, assignment.right)] : [];
  });
}

/** Settings and what comes from elsewhere say where the text leads, whatever they fall back to. */
function isTakenApart(flow: Flow, node: TSESTree.Node): boolean {
  const { cleared, kind } = flow.valueOf(node);
  return (kind === 'input' || kind === 'constant') && (cleared & Purpose.host) === 0;
}

function ofVariable(flow: Flow, node: TSESTree.Identifier): Beginning[] | undefined {
  if (!isTakenApart(flow, node)) return undefined;
  const variable = flow.bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined || variable.defs.length !== 1)
    return undefined;
  if (isDefinition(definition, 'Parameter')) return ofParameter(flow, definition);
  if (!isDefinition(definition, 'Variable') || definition.node.id !== definition.name)
    return undefined;
  let found: Beginning[] = [];
  for (const { identifier, writeExpr } of variable.references.filter((it) => it.isWrite())) {
    if (!writeExpr) return undefined;
    const { parent } = identifier;
    const isInit = parent === definition.node && definition.node.init === writeExpr;
    const isAssigned =
      parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === identifier;
    if (!isInit && !isAssigned) return undefined;
    const written = getBeginnings(flow, writeExpr);
    const isAppended = isAssigned && parent.operator === '+=';
    if (isAppended) found = cross([found, written]);
    else found.push(...written);
  }
  return [...found, ...ofHostWrites(flow, variable)];
}

/** What the file's own calls give a parameter. */
function ofParameter(flow: Flow, { name, node }: Scope.Definition): Beginning[] | undefined {
  if (!isFunction(node)) return undefined;
  const index = node.params.findIndex(
    (it) => it === name || (it.type === AST_NODE_TYPES.AssignmentPattern && it.left === name),
  );
  const { calls } = flow.bindings.callsOf(node);
  if (index === -1 || calls.length === 0) return undefined;
  return calls.flatMap(({ arguments: args }) => {
    const argument = args[index];
    return argument === undefined ? [] : getBeginnings(flow, argument);
  });
}

function takeApart(flow: Flow, node: TSESTree.Node): Beginning[] | undefined {
  const plain = unwrapExpression(node as TSESTree.Expression);
  switch (plain.type) {
    case AST_NODE_TYPES.Literal:
      return text(String(plain.value), plain);
    case AST_NODE_TYPES.TemplateLiteral:
      return cross(
        plain.quasis.flatMap((quasi, index) => {
          const written = text(quasi.value.cooked ?? quasi.value.raw, quasi);
          const expression = plain.expressions[index];
          return expression === undefined ? [written] : [written, getBeginnings(flow, expression)];
        }),
      );
    case AST_NODE_TYPES.BinaryExpression:
      return plain.operator === '+'
        ? cross(getOperands(plain).map((it) => getBeginnings(flow, it)))
        : undefined;
    case AST_NODE_TYPES.ConditionalExpression:
      return [...getBeginnings(flow, plain.consequent), ...getBeginnings(flow, plain.alternate)];
    case AST_NODE_TYPES.LogicalExpression:
      if (!isTakenApart(flow, plain)) return undefined;
      // What `&&` gives of its left side is empty.
      return plain.operator === '&&'
        ? [...getBeginnings(flow, plain.right)]
        : [...getBeginnings(flow, plain.left), ...getBeginnings(flow, plain.right)];
    case AST_NODE_TYPES.AwaitExpression:
      return [...getBeginnings(flow, plain.argument)];
    case AST_NODE_TYPES.AssignmentExpression:
      return plain.operator === '=' ? [...getBeginnings(flow, plain.right)] : undefined;
    case AST_NODE_TYPES.MemberExpression:
      return getMemberName(plain) === 'href' ? [...getBeginnings(flow, plain.object)] : undefined;
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return ofCall(flow, plain);
    case AST_NODE_TYPES.Identifier:
      return ofVariable(flow, plain);
    default:
      return undefined;
  }
}

/**
 * Takes an address apart into the ways that it may begin, one for each choice that the code makes:
 * `isLocal ? '/a' : target` begins in two ways. Unlike `Flow.partsOf`, alternatives are kept apart.
 *
 * @param flow - The flow of the file.
 * @param node - The expression that makes the address, or a `URL`.
 * @returns At least one way, at most about sixteen, each as text and holes in order.
 */
export function getBeginnings(flow: Flow, node: TSESTree.Node): readonly Beginning[] {
  return flow.once('beginnings', node, hole(node), () => {
    const found = takeApart(flow, node)?.slice(0, most);
    return found === undefined || found.length === 0 ? hole(node) : found;
  });
}
