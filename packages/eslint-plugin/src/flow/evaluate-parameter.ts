import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../ast/get-member-name.js';
import { type FunctionNode, isFunction } from '../ast/is-function.js';
import { importsArchive } from './archives.js';
import { evaluateMember, evaluatePath } from './evaluate-member.js';
import type { Flow } from './flow.js';
import { getRequestKind, isSocketName } from './get-request-kind.js';
import { anyMember, getPatternPath } from './get-pattern-path.js';
import { getToolInput } from './get-tool-input.js';
import {
  clean,
  clear,
  constant,
  input,
  join,
  joinAll,
  Purpose,
  requestValue,
  unknown,
  type Value,
} from './value.js';

/** Array methods that call back with one element first. */
const perElement = new Set(
  'map forEach filter find findLast findIndex some every flatMap toSorted sort'.split(' '),
);

/** Decorators of Nest.js by which parameters get what the request brings. */
const inputDecorators = new Set(
  'Body Query Param Headers Cookies UploadedFile UploadedFiles RawBody MessageBody Args Payload'.split(
    ' ',
  ),
);
const restrictingPipe =
  /^(?:Parse(?:Int|Float|Bool|UUID|Enum|Date)|Zod\w*Validation|Joi\w*Validation)Pipe$/u;

function getIdentifierName(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type === AST_NODE_TYPES.Identifier) return node.name;
  return node?.type === AST_NODE_TYPES.CallExpression || node?.type === AST_NODE_TYPES.NewExpression
    ? getIdentifierName(node.callee)
    : undefined;
}

function ofDecorators(parameter: TSESTree.Node): Value | undefined {
  // Parsers other than typescript-eslint's leave decorators out.
  const decorators =
    'decorators' in parameter && Array.isArray(parameter.decorators)
      ? (parameter.decorators as readonly TSESTree.Decorator[])
      : [];
  for (const { expression } of decorators) {
    const name = getIdentifierName(expression);
    if (name === 'Req' || name === 'Request') return requestValue('request', parameter);
    if (name === undefined || !inputDecorators.has(name)) continue;
    const args = expression.type === AST_NODE_TYPES.CallExpression ? expression.arguments : [];
    if (args.some((it) => restrictingPipe.test(getIdentifierName(it) ?? ''))) return clean;
    return input(parameter, name === 'Param' || name === 'Headers' ? Purpose.operator : 0);
  }
  return undefined;
}

/** What the declared type leaves of a value that any caller may give. */
function ofAnnotation(value: Value, parameter: TSESTree.Node): Value {
  const plain = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  if (plain.type !== AST_NODE_TYPES.Identifier) return value;
  return ofType(value, plain.typeAnnotation?.typeAnnotation);
}

function ofType(value: Value, type: TSESTree.TypeNode | undefined): Value {
  switch (type?.type) {
    case AST_NODE_TYPES.TSNumberKeyword:
    case AST_NODE_TYPES.TSBooleanKeyword:
    case AST_NODE_TYPES.TSBigIntKeyword:
    case AST_NODE_TYPES.TSLiteralType:
    case AST_NODE_TYPES.TSNullKeyword:
    case AST_NODE_TYPES.TSUndefinedKeyword:
      return clean;
    case AST_NODE_TYPES.TSStringKeyword:
      return clear(value, Purpose.operator);
    case AST_NODE_TYPES.TSUnionType:
      return joinAll(type.types.map((it) => ofType(value, it)));
    case AST_NODE_TYPES.TSArrayType:
      return ofType(value, type.elementType);
    case AST_NODE_TYPES.TSTypeReference:
      return ofTypeReference(value, type);
    case AST_NODE_TYPES.TSTypeOperator:
      return type.operator === 'keyof' ? clean : ofType(value, type.typeAnnotation);
    default:
      return value;
  }
}

function ofTypeReference(
  value: Value,
  { typeArguments, typeName }: TSESTree.TSTypeReference,
): Value {
  if (typeName.type !== AST_NODE_TYPES.Identifier) return value;
  if (typeName.name === 'Date') return clean;
  return /^(?:Readonly)?(?:Array|Set)$/u.test(typeName.name)
    ? ofType(value, typeArguments?.params[0])
    : value;
}

/** What a function that is handed on at once gets: an element, the outcome of a promise, a chunk. */
function ofCallback(flow: Flow, callable: FunctionNode, index: number): Value | undefined {
  const call = callable.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee === callable) return undefined;
  const { callee } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return unknown;
  const method = getMemberName(callee) ?? '';
  const ofTool = index === 0 ? getToolInput(flow, call, callable) : undefined;
  if (ofTool !== undefined) return ofTool;
  const object = flow.valueOf(callee.object);
  if (perElement.has(method))
    return index === 0 ? evaluateMember(flow, object, anyMember, call) : clean;
  if (method === 'reduce' || method === 'reduceRight')
    return index === 1 ? evaluateMember(flow, object, anyMember, call) : unknown;
  if (method === 'then' && call.arguments[0] === callable && object.kind !== 'request')
    return object;
  if (method === 'on' || method === 'once' || method === 'addEventListener') {
    const [event] = call.arguments;
    const name = event?.type === AST_NODE_TYPES.Literal ? String(event.value) : '';
    if (name === 'entry' && index === 0 && importsArchive(flow))
      return requestValue('entry', callable.params[0] ?? callable);
    // xmlrpc: `server.on(method, (error, parameters, callback) => …)`.
    const isProcedure = index === 1 && flow.nameOf(callee.object) === 'xmlrpc.createServer()';
    if (isProcedure) return input(callable.params[1] ?? callable);
    if (/^(?:error|close|end|connect|connection|disconnect|listening|open)$/u.test(name))
      return unknown;
    const isStream = object.kind === 'request' || object.kind === 'input';
    if (isStream || isSocketName(callee.object)) return input(callable.params[index] ?? callable);
    return unknown;
  }
  // formidable and its kin: `form.parse(req, (error, fields, files) => …)`.
  const [first] = call.arguments;
  const isParser =
    method === 'parse' && first !== undefined && flow.valueOf(first).kind === 'request';
  if (isParser && index === 2) return requestValue('files', callable.params[2] ?? callable);
  if (isParser && index > 0) return input(callable.params[index] ?? callable);
  return unknown;
}

function ofCalls(flow: Flow, callable: FunctionNode, index: number): Value {
  const parameter = callable.params[index];
  if (parameter === undefined) return unknown;
  const { calls, complete } = flow.bindings.callsOf(callable);
  const given = calls.map((call): Value => {
    if (parameter.type === AST_NODE_TYPES.RestElement)
      return joinAll(call.arguments.slice(index).map((it) => flow.valueOf(it)));
    const spread = call.arguments.findIndex((it) => it.type === AST_NODE_TYPES.SpreadElement);
    const argument = call.arguments[spread === -1 ? index : Math.min(index, spread)];
    return argument === undefined ? constant : flow.valueOf(argument);
  });
  const others: Value = { kind: 'parameter', cleared: 0, source: parameter };
  if (complete && calls.length > 0)
    return given.length === 1 && given[0] !== undefined ? given[0] : joinAll(given);
  return join(joinAll(given), ofAnnotation(others, parameter));
}

function evaluateAt(flow: Flow, callable: FunctionNode, index: number): Value {
  const parameter = callable.params[index];
  if (parameter === undefined) return unknown;
  const decorated = ofDecorators(
    parameter.type === AST_NODE_TYPES.TSParameterProperty ? parameter.parameter : parameter,
  );
  if (decorated !== undefined) return ofAnnotation(decorated, parameter);
  const kind = getRequestKind(flow, callable, index);
  if (kind !== undefined) return requestValue(kind, parameter);
  if (isServerAction(callable)) return ofAnnotation(input(parameter), parameter);
  return ofCallback(flow, callable, index) ?? ofCalls(flow, callable, index);
}

/** Next.js lets clients call the exported functions of a file, or a function, that says `'use server'`. */
function isServerAction(callable: FunctionNode): boolean {
  if (!callable.async || callable.body.type !== AST_NODE_TYPES.BlockStatement) return false;
  if (callable.body.body.some(isUseServer)) return true;
  const declaration =
    callable.type === AST_NODE_TYPES.FunctionDeclaration ? callable : callable.parent.parent;
  const holder = declaration?.parent;
  const isExported =
    holder?.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    holder?.type === AST_NODE_TYPES.ExportDefaultDeclaration;
  return isExported && holder.parent.body.some(isUseServer);
}

function isUseServer(statement: TSESTree.Node): boolean {
  return (
    statement.type === AST_NODE_TYPES.ExpressionStatement && statement.directive === 'use server'
  );
}

function getCallable(
  name: TSESTree.Node,
): { callable: FunctionNode; parameter: TSESTree.Node } | undefined {
  let parameter = name;
  for (let current = name.parent; current; current = current.parent) {
    if (isFunction(current)) return { callable: current, parameter };
    parameter = current;
  }
  return undefined;
}

/**
 * Evaluates a parameter, or a name that a parameter's pattern declares.
 *
 * @param flow - The flow of the file.
 * @param variable - The variable.
 * @param name - The identifier that declares it.
 * @returns The join of what a framework or the file's own calls give it, and of what is assigned to it.
 */
export function evaluateParameter(
  flow: Flow,
  variable: Scope.Variable,
  name: TSESTree.Identifier,
): Value {
  const found = getCallable(name);
  if (found === undefined) return unknown;
  const { callable, parameter } = found;
  const index = callable.params.findIndex((it) => it === parameter);
  const path = getPatternPath(parameter, name) ?? [];
  const given = evaluatePath(flow, evaluateParameterAt(flow, callable, index), path, name);
  const written = variable.references.flatMap(({ writeExpr }) =>
    writeExpr ? [flow.valueOf(writeExpr)] : [],
  );
  return written.length === 0 ? given : join(given, joinAll(written));
}

function evaluateParameterAt(flow: Flow, callable: FunctionNode, index: number): Value {
  const parameter = callable.params[index];
  if (parameter === undefined) return unknown;
  return flow.once('parameter', parameter, constant, () => evaluateAt(flow, callable, index));
}
