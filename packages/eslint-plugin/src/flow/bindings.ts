import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope, SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getChildNodes } from '../ast/get-child-nodes.js';
import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction, type FunctionNode } from '../ast/is-function.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import { getExportsMembers } from './get-exports-members.js';

/** A call or a `new` expression. */
export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The calls of a function as far as the file shows them. */
interface KnownCalls {
  readonly calls: readonly Call[];
  /** Whether there can be no others: the function is neither exported nor handed on. */
  readonly complete: boolean;
  /** Where the function is handed on: as an argument, in an array, in an object. */
  readonly handedOn: readonly TSESTree.Node[];
}

/** Which name stands for which variable, and who calls which function. */
export interface Bindings {
  readonly variableOf: (node: TSESTree.Node) => Scope.Variable | undefined;
  readonly functionOf: (callee: TSESTree.Node) => FunctionNode | undefined;
  readonly callsOf: (callable: FunctionNode) => KnownCalls;
  /** What a function with a block may return. */
  readonly returnsOf: (callable: FunctionNode) => readonly TSESTree.Node[];
  /** The member accesses `this.name` in a class, by the class's body and the name. */
  readonly membersOfThis: (
    body: TSESTree.ClassBody,
    name: string,
  ) => readonly TSESTree.MemberExpression[];
}

const uncalled: KnownCalls = { calls: [], complete: false, handedOn: [] };

/**
 * Finds the body of the class that a node's `this` belongs to.
 *
 * @param node - The node.
 * @returns The class's body, or `undefined` outside of classes.
 */
export function getClassBody(node: TSESTree.Node): TSESTree.ClassBody | undefined {
  // The program's parent is `null`, whatever its type says.
  for (let current = node.parent; current; current = current.parent) {
    if (current.type === AST_NODE_TYPES.ClassBody) return current;
  }
  return undefined;
}

/** Names that are assigned to and never declared, as older code does: they are variables all the same. */
function getImplicitGlobals(sourceCode: Readonly<SourceCode>): Scope.Variable[] {
  const references = new Map<string, Scope.Reference[]>();
  for (const reference of sourceCode.scopeManager?.globalScope?.through ?? []) {
    const { name } = reference.identifier;
    if (typeof name !== 'string') continue;
    const known = references.get(name);
    if (known === undefined) references.set(name, [reference]);
    else known.push(reference);
  }
  return [...references]
    .filter(([, uses]) => uses.some((it) => it.isWrite()))
    .map(
      ([name, uses]) =>
        // The manager keeps no variables for them.
        ({ name, defs: [], identifiers: [], references: uses }) as unknown as Scope.Variable,
    );
}

/**
 * Takes off the wrappers of an expression from the inside out: type assertions, and the end of optional chains.
 *
 * @param node - The expression.
 * @returns The outermost wrapper, or the expression itself.
 */
export function getOutermost(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.ChainExpression:
      return getOutermost(parent);
    default:
      return node;
  }
}

function isCallee(node: TSESTree.Node): node is TSESTree.Node & { parent: Call } {
  const { parent } = node;
  return (
    (parent?.type === AST_NODE_TYPES.CallExpression ||
      parent?.type === AST_NODE_TYPES.NewExpression) &&
    parent.callee === node
  );
}

function isExported(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    parent?.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration
  );
}

/** The identifier that a function goes by. */
function getFunctionName(callable: FunctionNode): TSESTree.Identifier | undefined {
  if (callable.type === AST_NODE_TYPES.FunctionDeclaration) return callable.id ?? undefined;
  const holder = getOutermost(callable).parent;
  if (
    holder?.type === AST_NODE_TYPES.VariableDeclarator &&
    holder.id.type === AST_NODE_TYPES.Identifier
  )
    return holder.id;
  return undefined;
}

function getKeyName(
  definition: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): string | undefined {
  const { computed, key } = definition;
  if (computed) return undefined;
  if (key.type === AST_NODE_TYPES.Identifier || key.type === AST_NODE_TYPES.PrivateIdentifier)
    return key.name;
  return undefined;
}

/**
 * Reads the bindings of a file.
 *
 * @param sourceCode - The source code.
 * @returns The bindings.
 */
export function createBindings(sourceCode: Readonly<SourceCode>): Bindings {
  const variables = new Map<TSESTree.Node, Scope.Variable>();
  const methods = new Map<TSESTree.ClassBody, ReadonlyMap<string, FunctionNode>>();
  const thisMembers = new Map<TSESTree.ClassBody, Map<string, TSESTree.MemberExpression[]>>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) variables.set(identifier, variable);
      for (const { identifier } of variable.references) variables.set(identifier, variable);
    }
  }

  for (const variable of getImplicitGlobals(sourceCode)) {
    for (const { identifier } of variable.references) variables.set(identifier, variable);
  }

  /** The class of the file's own that a name stands for, for its static members. */
  function getOwnClass(node: TSESTree.Node): TSESTree.ClassBody | undefined {
    const variable = variables.get(node);
    const definition = variable?.defs[0];
    return variable?.defs.length === 1 && isDefinition(definition, 'ClassName')
      ? definition.node.body
      : undefined;
  }

  function getMethod(callee: TSESTree.MemberExpression): FunctionNode | undefined {
    const name = getMemberName(callee);
    const body =
      callee.object.type === AST_NODE_TYPES.ThisExpression
        ? getClassBody(callee)
        : getOwnClass(callee.object);
    return body === undefined || name === undefined ? undefined : ofClass(body).get(name);
  }

  /** The methods of a class by name, the first of each. */
  function ofClass(body: TSESTree.ClassBody): ReadonlyMap<string, FunctionNode> {
    const known = methods.get(body);
    if (known !== undefined) return known;
    const found = new Map<string, FunctionNode>();
    methods.set(body, found);
    for (const member of body.body) {
      if (
        member.type !== AST_NODE_TYPES.MethodDefinition &&
        member.type !== AST_NODE_TYPES.PropertyDefinition
      )
        continue;
      const name = getKeyName(member);
      if (name !== undefined && isFunction(member.value) && !found.has(name))
        found.set(name, member.value);
    }
    return found;
  }

  let exportsMembers: ReadonlyMap<string, readonly TSESTree.MemberExpression[]> | undefined;
  function ofExports(node: TSESTree.MemberExpression): readonly TSESTree.MemberExpression[] {
    exportsMembers ??= getExportsMembers(sourceCode);
    const uses = exportsMembers.get(getMemberName(node) ?? '');
    return uses?.includes(node) === true ? uses : [];
  }

  /** What a file puts into its exports under a name, if that is one function. */
  function getExported(callee: TSESTree.MemberExpression): FunctionNode | undefined {
    const [value, ...others] = ofExports(callee).flatMap((use) =>
      use.parent.type === AST_NODE_TYPES.AssignmentExpression && use.parent.left === use
        ? unwrapExpression(use.parent.right)
        : [],
    );
    return others.length === 0 && isFunction(value) ? value : undefined;
  }

  function functionOf(callee: TSESTree.Node): FunctionNode | undefined {
    const plain = unwrapExpression(callee as TSESTree.Expression);
    if (isFunction(plain)) return plain;
    if (plain.type === AST_NODE_TYPES.MemberExpression)
      return getMethod(plain) ?? getExported(plain);
    const variable = variables.get(plain);
    if (variable?.defs.length !== 1) return undefined;
    const node = variable.defs[0]?.node;
    if (isFunction(node)) return isDefinition(variable.defs[0], 'FunctionName') ? node : undefined;
    if (
      node?.type !== AST_NODE_TYPES.VariableDeclarator ||
      node.id.type !== AST_NODE_TYPES.Identifier ||
      node.init === null
    )
      return undefined;
    const init = unwrapExpression(node.init);
    if (isFunction(init)) return init;
    // `useCallback(fn)`, `asyncHandler(fn)`: what is wrapped is called in the end.
    const wrapped = init.type === AST_NODE_TYPES.CallExpression ? init.arguments[0] : undefined;
    return isFunction(wrapped) &&
      wrapped.params.length > 0 &&
      init.type === AST_NODE_TYPES.CallExpression &&
      init.arguments.length === 1
      ? wrapped
      : undefined;
  }

  function ofThis(body: TSESTree.ClassBody): Map<string, TSESTree.MemberExpression[]> {
    const known = thisMembers.get(body);
    if (known !== undefined) return known;
    const found = new Map<string, TSESTree.MemberExpression[]>();
    thisMembers.set(body, found);
    const stack: TSESTree.Node[] = [...body.body];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (
        node.type === AST_NODE_TYPES.MemberExpression &&
        node.object.type === AST_NODE_TYPES.ThisExpression
      ) {
        const name = getMemberName(node);
        const others = name === undefined ? undefined : found.get(name);
        if (others !== undefined) others.push(node);
        else if (name !== undefined) found.set(name, [node]);
      }
      if (node.type !== AST_NODE_TYPES.ClassBody) stack.push(...getChildNodes(sourceCode, node));
    }
    return found;
  }

  function callsOf(callable: FunctionNode): KnownCalls {
    const outermost = getOutermost(callable);
    if (isCallee(outermost)) return { calls: [outermost.parent], complete: true, handedOn: [] };
    const holder = outermost.parent;
    if (
      holder?.type === AST_NODE_TYPES.MethodDefinition ||
      holder?.type === AST_NODE_TYPES.PropertyDefinition
    ) {
      const name = getKeyName(holder);
      const body = holder.parent;
      const uses = name === undefined ? [] : (ofThis(body).get(name) ?? []);
      const isPrivate =
        holder.key.type === AST_NODE_TYPES.PrivateIdentifier || holder.accessibility === 'private';
      return sortUses(uses, isPrivate);
    }
    if (
      holder?.type === AST_NODE_TYPES.AssignmentExpression &&
      holder.left.type === AST_NODE_TYPES.MemberExpression
    ) {
      const { left } = holder;
      return sortUses(
        ofExports(left).filter((it) => it !== left),
        false,
      );
    }
    const name = getFunctionName(callable);
    const variable = name && variables.get(name);
    if (name === undefined || variable === undefined) return uncalled;
    const declaration =
      callable.type === AST_NODE_TYPES.FunctionDeclaration ? callable : callable.parent.parent;
    const uses = variable.references
      .filter((reference) => reference.isRead())
      .map((reference) => reference.identifier);
    return sortUses(uses, declaration !== undefined && !isExported(declaration));
  }

  function returnsOf(callable: FunctionNode): TSESTree.Node[] {
    const found: TSESTree.Node[] = [];
    const stack: TSESTree.Node[] = [callable.body];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument !== null)
        found.push(node.argument);
      if (!isFunction(node)) stack.push(...getChildNodes(sourceCode, node));
    }
    return found;
  }

  return {
    returnsOf,
    variableOf: (node) => variables.get(node),
    functionOf,
    callsOf,
    membersOfThis: (body, name) => ofThis(body).get(name) ?? [],
  };
}

function sortUses(uses: readonly TSESTree.Node[], isLocal: boolean): KnownCalls {
  const calls: Call[] = [];
  const handedOn: TSESTree.Node[] = [];
  for (const use of uses) {
    const outermost = getOutermost(use);
    if (isCallee(outermost)) calls.push(outermost.parent);
    else handedOn.push(outermost);
  }
  return { calls, handedOn, complete: isLocal && handedOn.length === 0 };
}
