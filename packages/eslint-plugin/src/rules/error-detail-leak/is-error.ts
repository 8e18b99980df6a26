import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../../ast/get-member-name.js';
import { isDefinition } from '../../ast/is-definition.js';
import { isFunction, type FunctionNode } from '../../ast/is-function.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';

const errorName = /^_?(?:e|er|err|error|ex|exc|exception|reason)\d?$/iu;
const clearName = /^_?(?:err|error|ex|exception)$/iu;
/** Methods that call back for each element: `errors.map((error) => …)` goes over what was collected for the caller. */
const perElement =
  /^(?:map|flatMap|forEach|filter|find|findLast|some|every|reduce|sort|toSorted|each)$/u;
/** Types of errors that may be anything; those of one class were told apart. */
const anyError =
  /^(?:Error|FastifyError|ErrnoException|HttpErrorResponse|any|unknown|\w*(?:Axios|Database|Driver|Knex|Mongo|Mongoose|MySQL|Mysql|Postgres|Prisma|Query|Sequelize|Sql|SQL)\w*)$/u;
const registration = /^(?:setErrorHandler|onError|setExceptionHandler)$/u;

function getAnnotation(parameter: TSESTree.Node): string | undefined {
  if (parameter.type !== AST_NODE_TYPES.Identifier) return undefined;
  const type = parameter.typeAnnotation?.typeAnnotation;
  if (type === undefined) return undefined;
  switch (type.type) {
    case AST_NODE_TYPES.TSAnyKeyword:
    case AST_NODE_TYPES.TSUnknownKeyword:
      return 'unknown';
    case AST_NODE_TYPES.TSUnionType:
      return 'unknown';
    case AST_NODE_TYPES.TSTypeReference: {
      const { typeName } = type;
      if (typeName.type === AST_NODE_TYPES.Identifier) return typeName.name;
      return typeName.type === AST_NODE_TYPES.TSQualifiedName ? typeName.right.name : '';
    }
    default:
      return '';
  }
}

function getName(parameter: TSESTree.Node | undefined): string {
  return parameter?.type === AST_NODE_TYPES.Identifier ? parameter.name : '';
}

/** Whether a function is called back, with the error first. */
function isCallback(callable: FunctionNode): boolean {
  const { parent } = callable;
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee === callable) return false;
  const { arguments: args, callee } = parent;
  const method =
    callee.type === AST_NODE_TYPES.MemberExpression ? (getMemberName(callee) ?? '') : '';
  if (method === 'catch') return args[0] === callable;
  if (method === 'then') return args[1] === callable;
  if (perElement.test(method)) return false;
  const name = getName(callable.params[0]);
  if (method === 'on' || method === 'once') {
    const [event] = args;
    return event?.type === AST_NODE_TYPES.Literal && event.value === 'error';
  }
  // A single `e` may be an event.
  return name === 'e' ? callable.params.length > 1 : errorName.test(name);
}

/** Whether a function is where a framework sends all errors: Express's, Fastify's, Hono's, Nest's. */
function isHandler(callable: FunctionNode): boolean {
  const [first, second, , next] = callable.params;
  if (callable.params.length === 4 && errorName.test(getName(first)) && next !== undefined)
    return true;
  const { parent } = callable;
  if (parent.type === AST_NODE_TYPES.MethodDefinition)
    return (
      parent.key.type === AST_NODE_TYPES.Identifier &&
      parent.key.name === 'catch' &&
      /^(?:host|context)$/u.test(getName(second))
    );
  return (
    parent.type === AST_NODE_TYPES.CallExpression &&
    parent.callee.type === AST_NODE_TYPES.MemberExpression &&
    registration.test(getMemberName(parent.callee) ?? '')
  );
}

function isParameterError(flow: Flow, parameter: TSESTree.Node): boolean {
  const callable = parameter.parent;
  if (!isFunction(callable)) return false;
  const index = callable.params.findIndex((it) => it === parameter);
  const annotation = getAnnotation(parameter);
  if (annotation !== undefined && !anyError.test(annotation)) return false;
  if (index === 0 && (isCallback(callable) || isHandler(callable))) return true;
  const { calls } = flow.bindings.callsOf(callable);
  if (
    calls.some((call) => {
      const argument = call.arguments[index];
      return argument !== undefined && call.callee !== callable && isError(flow, argument);
    })
  )
    return true;
  // `function fail(res, error)` of a module that others call, with an error and not with a text.
  return (
    clearName.test(getName(parameter)) &&
    callable.params.some((it) => /^(?:res|response|reply|ctx)$/u.test(getName(it))) &&
    (annotation !== undefined || isReadAsError(flow, parameter))
  );
}

/** Whether a parameter's message or stack is read. */
function isReadAsError(flow: Flow, parameter: TSESTree.Node): boolean {
  const references = flow.bindings.variableOf(parameter)?.references ?? [];
  return references.some(({ identifier: { parent } }) => {
    const name =
      parent.type === AST_NODE_TYPES.MemberExpression ? getMemberName(parent) : undefined;
    return name === 'message' || name === 'stack';
  });
}

/**
 * Tells whether a variable holds an error that may say anything: one that was caught, or handed over.
 *
 * @param flow - The flow of the file.
 * @param variable - The variable.
 * @returns The pattern or name that takes the error, or `undefined`.
 */
export function getErrorTarget(flow: Flow, variable: Scope.Variable): TSESTree.Node | undefined {
  return flow.once<Scope.Variable, TSESTree.Node | undefined>('error', variable, undefined, () => {
    const definition = variable.defs[0];
    if (isDefinition(definition, 'CatchClause')) return definition.node.param ?? undefined;
    if (!isDefinition(definition, 'Parameter')) return undefined;
    let parameter: TSESTree.Node = definition.name;
    while (parameter.parent !== undefined && !isFunction(parameter.parent))
      ({ parent: parameter } = parameter as { parent: TSESTree.Node });
    return isParameterError(flow, parameter) ? parameter : undefined;
  });
}

/**
 * Tells whether an expression is a whole error that may say anything.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Whether it is.
 */
export function isError(flow: Flow, node: TSESTree.Node): boolean {
  const plain = unwrapExpression(node as TSESTree.Expression);
  const variable = flow.bindings.variableOf(plain);
  if (variable === undefined) return false;
  const target = getErrorTarget(flow, variable);
  if (target !== undefined) return target.type === AST_NODE_TYPES.Identifier;
  const definition = variable.defs[0];
  // `const error = e as Error`, `const message = error`
  return (
    isDefinition(definition, 'Variable') &&
    definition.node.id === definition.name &&
    definition.node.init !== null &&
    flow.once('error-alias', variable, false, () =>
      isError(flow, definition.node.init as TSESTree.Node),
    )
  );
}
