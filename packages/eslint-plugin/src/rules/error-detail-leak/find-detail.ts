import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../../ast/get-member-name.js';
import { isDefinition } from '../../ast/is-definition.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import { getPatternPath } from '../../flow/get-pattern-path.js';
import { isDevelopmentOnly } from '../../flow/is-development-only.js';
import { getErrorTarget, isError } from './is-error.js';
import { isToldApart } from './is-told-apart.js';
import { reaches } from './reaches.js';

/** What of an error gets out. */
export interface Detail {
  /** `message` is what the error says; `all` is where it came from as well, or the query that failed. */
  readonly kind: 'all' | 'message';
  readonly node: TSESTree.Node;
}

/** Members that say more than a client may know. */
const details = new Map<string, Detail['kind']>([
  ['message', 'message'],
  ['reason', 'message'],
  ['description', 'message'],
  ['stack', 'all'],
  ['cause', 'all'],
  ['sql', 'all'],
  ['sqlMessage', 'all'],
  ['query', 'all'],
  ['parameters', 'all'],
  ['original', 'all'],
  ['parent', 'all'],
  ['detail', 'all'],
  ['path', 'all'],
  ['stdout', 'all'],
  ['stderr', 'all'],
]);
/** Members that hold another error, or the answer of another server. */
const inner =
  /^(?:cause|original|originalError|parent|inner|innerError|driverError|error|reason)$/u;

/** Functions and methods that put into words what they are given. */
const wording =
  /^(?:String|JSON\.stringify|util\.inspect|Object\.assign|serialize-error\.serializeError|structuredClone)$/u;
const wordingMethod =
  /^(?:toString|toJSON|trim|slice|substring|substr|replace|replaceAll|concat|toUpperCase|toLowerCase|join|split)$/u;

/** Whatever an expression is made of, no further than this. */
const deepest = 12;

interface Search {
  readonly flow: Flow;
  /** Parameters of functions of the file that were given an error. */
  readonly given: ReadonlySet<Scope.Variable>;
  /** Variables that were looked into within such functions. */
  readonly visited: Set<Scope.Variable>;
  readonly depth: number;
}

function getVariable({ flow }: Search, node: TSESTree.Node): Scope.Variable | undefined {
  return flow.bindings.variableOf(node);
}

/** The variable of the error that an expression is, or that it is a cause of. */
function getRoot(search: Search, node: TSESTree.Node): Scope.Variable | undefined {
  const plain = unwrapExpression(node as TSESTree.Expression);
  if (plain.type === AST_NODE_TYPES.MemberExpression)
    return inner.test(getMemberName(plain) ?? '') ? getRoot(search, plain.object) : undefined;
  const variable = getVariable(search, plain);
  if (variable === undefined) return undefined;
  return search.given.has(variable) || isError(search.flow, plain) ? variable : undefined;
}

/** What was caught, where a name only stands for it: `const error = e as Error`. */
function getOriginal(flow: Flow, variable: Scope.Variable): Scope.Variable {
  const definition = variable.defs[0];
  const init = isDefinition(definition, 'Variable') ? definition.node.init : null;
  const original = init === null ? undefined : flow.bindings.variableOf(unwrapExpression(init));
  return original === undefined || original === variable ? variable : getOriginal(flow, original);
}

function isHarmless({ flow }: Search, node: TSESTree.Node, variable: Scope.Variable): boolean {
  return (
    isToldApart(flow, node, variable) ||
    isToldApart(flow, node, getOriginal(flow, variable)) ||
    isDevelopmentOnly(flow, node)
  );
}

function findInEach(search: Search, nodes: readonly (TSESTree.Node | null)[]): Detail | undefined {
  let message: Detail | undefined;
  for (const node of nodes) {
    const found = node === null ? undefined : find(search, node);
    if (found?.kind === 'all') return found;
    message ??= found;
  }
  return message;
}

/** What a variable holds that was taken out of an error, or made of one. */
function findInVariable(
  search: Search,
  node: TSESTree.Identifier,
  variable: Scope.Variable,
): Detail | undefined {
  const { flow } = search;
  const target = getErrorTarget(flow, variable);
  if (target !== undefined) {
    // `catch ({ message })`
    const [name = ''] = getPatternPath(target, variable.identifiers[0] as TSESTree.Node) ?? [];
    const kind = details.get(name);
    return kind === undefined ? undefined : { kind, node };
  }
  const definition = variable.defs[0];
  if (!isDefinition(definition, 'Variable')) return undefined;
  const { id, init } = definition.node;
  if (id !== definition.name) {
    // `const { message } = error`
    const root = init === null ? undefined : getRoot(search, init);
    const kind = details.get(getPatternPath(id, definition.name)?.[0] ?? '');
    const isFine =
      root === undefined ||
      kind === undefined ||
      isHarmless(search, node, root) ||
      isReplaced(flow, variable, definition.node, node);
    return isFine ? undefined : { kind, node };
  }
  const write = getWrites(search, variable).find(
    ({ isSure, written }) =>
      isSure || (reaches(written, node) && !isReplaced(flow, variable, written, node)),
  );
  return write === undefined ? undefined : { kind: write.kind, node };
}

/** Whether a variable is given something else in between: `if (isProduction) message = 'Failed';` */
function isReplaced(
  flow: Flow,
  variable: Scope.Variable,
  from: TSESTree.Node,
  to: TSESTree.Node,
): boolean {
  return variable.references.some(({ init, writeExpr }) => {
    if (!writeExpr || init === true) return false;
    const isBetween = writeExpr.range[0] > from.range[1] && writeExpr.range[1] < to.range[0];
    return isBetween && reaches(writeExpr, to) && findDetail(flow, writeExpr) === undefined;
  });
}

/** A place where a variable, or a member of it, gets a detail of an error. */
interface Write {
  readonly kind: Detail['kind'];
  readonly written: TSESTree.Node;
  /** Whether there is no other place, so that it counts wherever the variable is read. */
  readonly isSure: boolean;
}

function getWrites(search: Search, variable: Scope.Variable): readonly Write[] {
  const { flow, given, visited } = search;
  const definition = variable.defs[0];
  const isConstant = isDefinition(definition, 'Variable') && definition.parent.kind === 'const';
  const collect = (): Write[] =>
    variable.references.flatMap(({ identifier, writeExpr }) => {
      const written = writeExpr ?? getMemberWrite(identifier);
      const found = written && find(search, written);
      return written === undefined || found === undefined
        ? []
        : [{ kind: found.kind, written, isSure: isConstant && writeExpr !== undefined }];
    });
  if (given.size === 0)
    return flow.once<Scope.Variable, Write[]>('error-writes', variable, [], collect);
  // Within a function that was given an error the answer holds for this call alone.
  if (visited.has(variable)) return [];
  visited.add(variable);
  return collect();
}

/** What is put into an object: `result.error = error`. */
function getMemberWrite(identifier: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = identifier;
  if (parent?.type !== AST_NODE_TYPES.MemberExpression || parent.object !== identifier)
    return undefined;
  const use = parent.parent;
  if (use.type === AST_NODE_TYPES.AssignmentExpression && use.left === parent) return use.right;
  return use.type === AST_NODE_TYPES.CallExpression &&
    use.callee === parent &&
    getMemberName(parent) === 'push'
    ? use.arguments[0]
    : undefined;
}

function findInCall(search: Search, node: TSESTree.CallExpression): Detail | undefined {
  const { flow, given } = search;
  const { arguments: args, callee } = node;
  if (wording.test(flow.nameOf(callee) ?? '')) {
    const found = findInEach(search, args);
    const isText = flow.nameOf(callee) === 'String';
    return isText && found !== undefined && getRoot(search, args[0] ?? node) !== undefined
      ? { ...found, kind: 'message' }
      : found;
  }
  if (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    wordingMethod.test(getMemberName(callee) ?? '')
  ) {
    const found = find(search, callee.object);
    if (found === undefined) return undefined;
    return getRoot(search, callee.object) === undefined ? found : { ...found, kind: 'message' };
  }
  // A function of the file that words what it is given: `getMessage(error)`.
  const callable = flow.bindings.functionOf(callee);
  if (callable === undefined || callable.async || callable.generator) return undefined;
  const variables = callable.params.flatMap((parameter, index) => {
    const argument = args[index];
    const isGiven = argument !== undefined && getRoot(search, argument) !== undefined;
    const variable = isGiven ? getVariable(search, parameter) : undefined;
    return variable === undefined ? [] : [variable];
  });
  if (variables.length === 0) return undefined;
  const root = args.map((it) => getRoot(search, it)).find((it) => it !== undefined);
  if (root !== undefined && isHarmless(search, node, root)) return undefined;
  const inside = { ...search, given: new Set([...given, ...variables]), depth: search.depth + 2 };
  const returned =
    callable.body.type === AST_NODE_TYPES.BlockStatement
      ? flow.bindings.returnsOf(callable)
      : [callable.body];
  const found = findInEach(inside, returned);
  return found === undefined ? undefined : { ...found, node };
}

/** `a + b + c` is a chain to the left, which may be longer than is looked into. */
function getOperands(node: TSESTree.BinaryExpression): TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  let left: TSESTree.Node = node;
  while (left.type === AST_NODE_TYPES.BinaryExpression && left.operator === '+') {
    operands.unshift(left.right);
    ({ left } = left);
  }
  return [left, ...operands];
}

/** Texts hold what an error says, not where it came from. */
function asText(search: Search, parts: readonly TSESTree.Node[]): Detail | undefined {
  const found = findInEach(search, parts);
  if (found === undefined) return undefined;
  return getRoot(search, found.node) === undefined ? found : { ...found, kind: 'message' };
}

function find(outer: Search, node: TSESTree.Node): Detail | undefined {
  if (node.type === AST_NODE_TYPES.SpreadElement) return find(outer, node.argument);
  if (outer.depth > deepest) return undefined;
  const search = { ...outer, depth: outer.depth + 1 };
  const plain = unwrapExpression(node as TSESTree.Expression);
  switch (plain.type) {
    case AST_NODE_TYPES.Identifier: {
      const root = getRoot(search, plain);
      if (root !== undefined)
        return isHarmless(search, plain, root) ? undefined : { kind: 'all', node: plain };
      const variable = getVariable(search, plain);
      return variable && findInVariable(search, plain, variable);
    }
    case AST_NODE_TYPES.MemberExpression: {
      const kind = details.get(getMemberName(plain) ?? '');
      const root = kind === undefined ? undefined : getRoot(search, plain.object);
      return kind === undefined || root === undefined || isHarmless(search, plain, root)
        ? undefined
        : { kind, node: plain };
    }
    case AST_NODE_TYPES.CallExpression:
      return findInCall(search, plain);
    case AST_NODE_TYPES.TemplateLiteral:
      return asText(search, plain.expressions);
    case AST_NODE_TYPES.BinaryExpression:
      return plain.operator === '+' ? asText(search, getOperands(plain)) : undefined;
    case AST_NODE_TYPES.LogicalExpression:
      return findInEach(
        search,
        plain.operator === '&&' ? [plain.right] : [plain.left, plain.right],
      );
    case AST_NODE_TYPES.ConditionalExpression:
      return findInEach(search, [plain.consequent, plain.alternate]);
    case AST_NODE_TYPES.ArrayExpression:
      return findInEach(search, plain.elements);
    case AST_NODE_TYPES.ObjectExpression:
      return findInEach(
        search,
        plain.properties.map((it) =>
          it.type === AST_NODE_TYPES.SpreadElement ? it.argument : it.value,
        ),
      );
    case AST_NODE_TYPES.AwaitExpression:
      return find(search, plain.argument);
    default:
      return undefined;
  }
}

/**
 * Finds what of a caught error gets out with an expression.
 *
 * @param flow - The flow of the file.
 * @param node - What is sent.
 * @returns The detail, or `undefined` where there is none, or where the error was told apart before.
 */
export function findDetail(flow: Flow, node: TSESTree.Node): Detail | undefined {
  return find({ flow, given: new Set(), visited: new Set(), depth: 0 }, node);
}
