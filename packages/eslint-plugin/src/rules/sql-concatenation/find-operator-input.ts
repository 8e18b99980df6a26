import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { isPartOfRequest } from '../../flow/is-part-of-request.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import { Purpose } from '../../flow/value.js';

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Methods of collections and models that nothing but MongoDB's kin has. */
const telling = setOf(
  'findOne findOneAndUpdate findOneAndDelete findOneAndReplace findOneAndRemove updateOne updateMany deleteOne ' +
    'deleteMany replaceOne countDocuments',
);
/** Methods that lists, sets and others have too. */
const common = setOf('find count exists distinct remove update where match aggregate');
/** Methods whose second argument changes the documents, by operators too. */
const changing = setOf('findOneAndUpdate updateOne updateMany findByIdAndUpdate update');
/** Operators within which operators are read again; within any other one an object is only compared. */
const nesting = setOf('$and $or $nor $not $elemMatch $match');

/** What has methods of the same names and is no collection. */
const otherOwner = /(?:service|client|api|gateway|controller|repo|repository|manager|helper)$/iu;

/** Mappers of SQL have `findOne` too, and take `{ where }`, or objects as they are. */
const otherMapper = /^(?:where|include|relations|attributes|select|order)$/u;

function getLastName(node: TSESTree.Node): string {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression:
      return getMemberName(node) ?? '';
    case AST_NODE_TYPES.CallExpression:
      return getCalleeName(node) ?? '';
    default:
      return '';
  }
}

/** Whether an object is called like a model or a collection. */
function isCollection(flow: Flow, object: TSESTree.Node): boolean {
  const name = getLastName(resolveConstant(flow, object));
  const made = flow.nameOf(object) ?? '';
  return (
    /^(?:mongoose|mongodb|mongoist|mongojs|monk)[.(]/u.test(made) ||
    name === 'collection' ||
    /(?:model|collection|coll)$/iu.test(getLastName(object)) ||
    (/^[A-Z][a-z]/u.test(getLastName(object)) && !/^(?:Array|Object|Promise|React)$/u.test(name))
  );
}

function getKey({ computed, key }: TSESTree.Property): string | undefined {
  if (computed) return undefined;
  return key.type === AST_NODE_TYPES.Identifier ? key.name : String(key.value);
}

/** Input that is put into an object after it was made: `filter.name = …`. */
function findAddition(flow: Flow, node: TSESTree.Node): TSESTree.Node | undefined {
  const variable = flow.bindings.variableOf(node);
  if (variable === undefined) return undefined;
  return flow.once<typeof variable, TSESTree.Node | undefined>(
    'operator-addition',
    variable,
    undefined,
    () =>
      variable.references
        .flatMap(({ identifier }): TSESTree.Node[] => {
          const member = identifier.parent;
          if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier)
            return [];
          const { parent } = member;
          if (parent.type !== AST_NODE_TYPES.AssignmentExpression || parent.left !== member)
            return [];
          return getMemberName(member)?.startsWith('$') === true ? [] : [parent.right];
        })
        .find((it) => flow.isInput(it, Purpose.operator)),
  );
}

/** Where operators would be read in a filter, as far down as they are. */
function findInFilter(flow: Flow, filter: TSESTree.Node, depth = 0): TSESTree.Node | undefined {
  if (depth > 20) return undefined;
  const written = resolveConstant(flow, filter);
  if (written.type === AST_NODE_TYPES.ArrayExpression) {
    for (const element of written.elements) {
      const found = element === null ? undefined : findInFilter(flow, element, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (written.type !== AST_NODE_TYPES.ObjectExpression)
    return flow.isInput(filter, Purpose.operator) ? filter : undefined;
  if (written.properties.some((it) => it.type === AST_NODE_TYPES.Property && isOther(it)))
    return undefined;
  for (const property of written.properties) {
    const found =
      property.type === AST_NODE_TYPES.SpreadElement
        ? findInFilter(flow, property.argument, depth + 1)
        : findInProperty(flow, property, depth);
    if (found !== undefined) return found;
  }
  if (written === filter) return undefined;
  return findAddition(flow, filter);
}

function isOther(property: TSESTree.Property): boolean {
  return otherMapper.test(getKey(property) ?? '');
}

function findInProperty(
  flow: Flow,
  property: TSESTree.Property,
  depth: number,
): TSESTree.Node | undefined {
  const key = getKey(property) ?? '';
  if (nesting.has(key)) return findInFilter(flow, property.value, depth + 1);
  // `{ name: { $eq: input } }` compares; so does `{ address: { city: input } }`, with the whole of it.
  if (key.startsWith('$')) return undefined;
  const written = resolveConstant(flow, property.value);
  if (written.type === AST_NODE_TYPES.ObjectExpression) {
    const not = written.properties.find(
      (it) => it.type === AST_NODE_TYPES.Property && nesting.has(getKey(it) ?? ''),
    );
    return not?.type === AST_NODE_TYPES.Property
      ? findInFilter(flow, not.value, depth + 1)
      : undefined;
  }
  return flow.isInput(property.value, Purpose.operator) ? property.value : undefined;
}

/**
 * Finds input of any shape where MongoDB reads an object as operators.
 *
 * @param flow - The flow of the file.
 * @param node - A call.
 * @returns The input's place in the filter or the update, or `undefined`.
 */
export function findOperatorInput(
  flow: Flow,
  node: TSESTree.CallExpression,
): TSESTree.Node | undefined {
  const { arguments: args, callee } = node;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getMemberName(callee);
  const [first, second] = args;
  if (method === undefined || first === undefined) return undefined;
  const isChange = changing.has(method);
  if (!telling.has(method) && !common.has(method) && !isChange) return undefined;
  const isSure = isCollection(flow, callee.object);
  if (!isSure && (!telling.has(method) || otherOwner.test(getLastName(callee.object))))
    return undefined;
  // `User.query().findOne({ … })` is Objection's, which binds what it is given.
  const owner = callee.object;
  if (owner.type === AST_NODE_TYPES.CallExpression && getCalleeName(owner) === 'query')
    return undefined;
  // Sequelize's `User.update(values, { where })`.
  if (second !== undefined && getProperty(flow, second, 'where').kind === 'present')
    return undefined;
  if (isChange && second !== undefined && isPartOfRequest(flow, second)) return second;
  if (method === 'findByIdAndUpdate') return undefined;
  const filter = method === 'distinct' ? second : first;
  if (filter === undefined) return undefined;
  const isWritten = resolveConstant(flow, filter).type === AST_NODE_TYPES.ObjectExpression;
  return isWritten || isSure || method === 'aggregate' ? findInFilter(flow, filter) : undefined;
}
