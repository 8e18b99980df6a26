import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { getClassBody } from './bindings.js';
import type { Flow } from './flow.js';
import { getPatternPath } from './get-pattern-path.js';

function ofModule(source: unknown): string | undefined {
  return typeof source === 'string' ? source.replace(/^node:/u, '') : undefined;
}

function withMember(base: string | undefined, member: string | undefined): string | undefined {
  if (base === undefined || member === undefined) return undefined;
  return member === 'default' ? base : `${base}.${member}`;
}

/** `require('module')`, and `import('module')`. */
function getLoadedModule(flow: Flow, node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.ImportExpression)
    return node.source.type === AST_NODE_TYPES.Literal ? ofModule(node.source.value) : undefined;
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const { arguments: args, callee } = node;
  const isRequire =
    callee.type === AST_NODE_TYPES.Identifier &&
    callee.name === 'require' &&
    (flow.bindings.variableOf(callee)?.defs.length ?? 0) === 0;
  const [source] = args;
  return isRequire && source?.type === AST_NODE_TYPES.Literal ? ofModule(source.value) : undefined;
}

/** What a value of an annotated type is called: as if the class had been called. */
function getNameOfType(
  flow: Flow,
  annotation: TSESTree.TSTypeAnnotation | undefined,
): string | undefined {
  const type = annotation?.typeAnnotation;
  if (type?.type !== AST_NODE_TYPES.TSTypeReference) return undefined;
  const { typeName } = type;
  const name =
    typeName.type === AST_NODE_TYPES.ThisExpression ? undefined : getNameOfEntity(flow, typeName);
  return name === undefined ? undefined : `${name}()`;
}

function getNameOfEntity(
  flow: Flow,
  entity: TSESTree.Identifier | TSESTree.TSQualifiedName,
): string | undefined {
  if (entity.type === AST_NODE_TYPES.Identifier) return flow.nameOf(entity);
  const { left, right } = entity;
  if (left.type === AST_NODE_TYPES.ThisExpression) return undefined;
  return withMember(getNameOfEntity(flow, left), right.name);
}

function getNameOfVariable(flow: Flow, node: TSESTree.Identifier): string | undefined {
  const variable = flow.bindings.variableOf(node);
  if (variable === undefined) return node.name;
  return flow.once<Scope.Variable, string | undefined>(
    'name of variable',
    variable,
    undefined,
    () => getNameOfDefinition(flow, variable),
  );
}

function getNameOfDefinition(flow: Flow, variable: Scope.Variable): string | undefined {
  // A name that the file does not declare is a global's.
  if (variable.defs.length === 0) {
    const only = getOnlyWrite(variable.references);
    return only === undefined ? variable.name : flow.nameOf(only);
  }
  const definition = variable.defs.at(-1);
  if (isDefinition(definition, 'ImportBinding')) {
    const { node: specifier, parent } = definition;
    if (parent.type !== AST_NODE_TYPES.ImportDeclaration) {
      return specifier.type === AST_NODE_TYPES.TSImportEqualsDeclaration &&
        specifier.moduleReference.type === AST_NODE_TYPES.TSExternalModuleReference
        ? ofModule(specifier.moduleReference.expression.value)
        : undefined;
    }
    const source = ofModule(parent.source.value);
    if (specifier.type !== AST_NODE_TYPES.ImportSpecifier) return source;
    const { imported } = specifier;
    return withMember(
      source,
      imported.type === AST_NODE_TYPES.Identifier ? imported.name : imported.value,
    );
  }
  if (isDefinition(definition, 'Parameter'))
    return definition.name.type === AST_NODE_TYPES.Identifier
      ? getNameOfType(flow, definition.name.typeAnnotation)
      : undefined;
  if (!isDefinition(definition, 'Variable')) return undefined;
  const declarator = definition.node;
  const annotated =
    declarator.id.type === AST_NODE_TYPES.Identifier
      ? getNameOfType(flow, declarator.id.typeAnnotation)
      : undefined;
  const init = declarator.init ?? getOnlyWrite(variable.references);
  const made = init === undefined ? undefined : flow.nameOf(init);
  if (declarator.id === definition.name) return made ?? annotated;
  const path = getPatternPath(declarator.id, definition.name);
  return path?.reduce<string | undefined>(withMember, made);
}

function getOnlyWrite(
  references: readonly { writeExpr?: TSESTree.Node | null }[],
): TSESTree.Node | undefined {
  const writes = references.flatMap(({ writeExpr }) => writeExpr ?? []);
  return writes.length === 1 ? writes[0] : undefined;
}

/** What a field of a class holds: by its value, its type, or what a constructor puts there. */
function getNameOfField(flow: Flow, node: TSESTree.MemberExpression): string | undefined {
  const name = getMemberName(node);
  const body = getClassBody(node);
  if (name === undefined || body === undefined) return undefined;
  return flow.once<TSESTree.ClassBody, string | undefined>(
    `name of field ${name}`,
    body,
    undefined,
    () => getNameOfFieldOf(flow, body, name),
  );
}

function getNameOfFieldOf(flow: Flow, body: TSESTree.ClassBody, name: string): string | undefined {
  for (const member of body.body) {
    if (
      member.type === AST_NODE_TYPES.PropertyDefinition &&
      !member.computed &&
      'name' in member.key &&
      member.key.name === name
    ) {
      const found =
        (member.value === null ? undefined : flow.nameOf(member.value)) ??
        getNameOfType(flow, member.typeAnnotation);
      if (found !== undefined) return found;
    }
    if (member.type !== AST_NODE_TYPES.MethodDefinition || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== AST_NODE_TYPES.TSParameterProperty) continue;
      const declared =
        parameter.parameter.type === AST_NODE_TYPES.AssignmentPattern
          ? parameter.parameter.left
          : parameter.parameter;
      if ('name' in declared && declared.name === name)
        return getNameOfType(flow, declared.typeAnnotation);
    }
  }
  for (const use of flow.bindings.membersOfThis(body, name)) {
    if (use.parent.type === AST_NODE_TYPES.AssignmentExpression && use.parent.left === use)
      return flow.nameOf(use.parent.right);
  }
  return undefined;
}

/** Functions that return what they are given, for naming. */
const passing = new Set(['util.promisify', 'pify', 'promisify', 'util.callbackify']);

/**
 * Names what an expression refers to; see `Flow.nameOf`.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns The name, or `undefined`.
 */
export function getName(flow: Flow, node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return getNameOfVariable(flow, node);
    case AST_NODE_TYPES.MemberExpression: {
      if (node.object.type === AST_NODE_TYPES.ThisExpression) return getNameOfField(flow, node);
      return withMember(flow.nameOf(node.object), getMemberName(node));
    }
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression: {
      const module = getLoadedModule(flow, node);
      if (module !== undefined) return module;
      const callee = flow.nameOf(node.callee);
      const [first] = node.arguments;
      if (callee !== undefined && passing.has(callee) && first !== undefined)
        return flow.nameOf(first);
      return callee === undefined ? undefined : `${callee}()`;
    }
    case AST_NODE_TYPES.ImportExpression:
      return getLoadedModule(flow, node);
    case AST_NODE_TYPES.AwaitExpression:
      return flow.nameOf(node.argument);
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSInstantiationExpression:
      return flow.nameOf(node.expression);
    case AST_NODE_TYPES.LogicalExpression:
      return flow.nameOf(node.left) ?? flow.nameOf(node.right);
    case AST_NODE_TYPES.AssignmentExpression:
      return flow.nameOf(node.right);
    case AST_NODE_TYPES.SequenceExpression: {
      // `(0, fs.readFile)(…)`, as compilers write it.
      const last = node.expressions.at(-1);
      return last === undefined ? undefined : flow.nameOf(last);
    }
    default:
      return undefined;
  }
}
