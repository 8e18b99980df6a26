import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Flow } from './flow.js';
import { getModuleName } from './get-module-name.js';
import type { RequestKind } from './value.js';

const requestName = /^_?req(?:uest)?$/iu;
const contextName = /^_?(?:c|ctx|context|koaCtx)$/u;
const eventName = /^_?(?:e|evt|event)$/u;
const errorName = /^_?(?:e|err|error)$/u;
const answerName = /^_?(?:res|resp|response|rep|reply|h|next)\d?$/iu;
const socketName = /^(?:socket|ws|client|conn|connection|websocket)$/iu;
const applicationName =
  /(?:^|[a-z])(?:app|application|router|routes?|server|fastify|api|express|instance|hono)$/iu;
/** Names of the functions that a framework calls for the requests of a route, as the route's file exports them. */
export const httpVerb = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/u;
const routeMethod =
  /^(?:get|post|put|patch|delete|del|options|head|all|use|on|param|route|handle|addHook|createServer|serve|ws)$/u;
const serverModule =
  /^(?:express|fastify|koa|hono|next|restify|polka|http|https|http2|@nestjs|@hapi|@koa|@fastify|@hono)(?:\/|$)/u;

const kindOfType: readonly (readonly [RegExp, RequestKind])[] = [
  [
    /^(?:\w*(?:Express|Fastify|Next|NextApi|Api|Http|Http2Server|Auth\w*|Custom|Typed|Hono|User|Hapi))?Request$/u,
    'request',
  ],
  [/^IncomingMessage$/u, 'request'],
  [/^(?:Koa|Hono|Parameterized|Router|Extendable|App|Default|Middleware)?Context$/u, 'context'],
  [/^(?:APIGateway\w*|ALB|LambdaFunctionURL)Event(?:V2|Base)?\w*$/u, 'event'],
  [/^(?:MulterFile|UploadedFile)$/u, 'file'],
];

/**
 * Tells whether a parameter is called like the answer to a request.
 *
 * @param name - The parameter's name.
 * @returns Whether it is `res`, `reply`, `next` or the like.
 */
export function isAnswerName(name: string): boolean {
  return answerName.test(name);
}

/** A parameter without its default. */
function getTarget(parameter: TSESTree.Node | undefined): TSESTree.Node | undefined {
  return parameter?.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
}

function getParameterName(parameter: TSESTree.Node | undefined): string | undefined {
  const target = getTarget(parameter);
  return target?.type === AST_NODE_TYPES.Identifier ? target.name : undefined;
}

function getTypeName(target: TSESTree.Node | undefined): string | undefined {
  if (target?.type !== AST_NODE_TYPES.Identifier && target?.type !== AST_NODE_TYPES.ObjectPattern)
    return undefined;
  const type = target.typeAnnotation?.typeAnnotation;
  if (type === undefined) return undefined;
  if (type.type !== AST_NODE_TYPES.TSTypeReference)
    return type.type === AST_NODE_TYPES.TSAnyKeyword ? undefined : '';
  const { typeName } = type;
  if (typeName.type === AST_NODE_TYPES.Identifier) return typeName.name;
  return typeName.type === AST_NODE_TYPES.TSQualifiedName
    ? `${typeName.left.type === AST_NODE_TYPES.TSQualifiedName && typeName.left.right.name === 'Multer' ? 'Multer' : ''}${typeName.right.name}`
    : undefined;
}

/** The call that a function is an argument of, also within an array or one wrapping call. */
function getRegistration(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  let argument = node;
  for (let level = 0; level < 3; level++) {
    const { parent } = argument;
    if (
      parent?.type === AST_NODE_TYPES.ArrayExpression ||
      parent?.type === AST_NODE_TYPES.TSAsExpression
    ) {
      argument = parent;
      continue;
    }
    if (parent?.type !== AST_NODE_TYPES.CallExpression || parent.callee === argument)
      return undefined;
    if (isRegistration(parent)) return parent;
    argument = parent;
  }
  return undefined;
}

function isRegistration({ arguments: args, callee }: TSESTree.CallExpression): boolean {
  if (callee.type === AST_NODE_TYPES.Identifier)
    return /^(?:createServer|serve)$/u.test(callee.name);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const method = getMemberName(callee);
  if (method === undefined || !routeMethod.test(method)) return false;
  if (method === 'createServer' || method === 'serve') return true;
  const [first] = args;
  if (method === 'on') return first?.type === AST_NODE_TYPES.Literal && first.value === 'request';
  if (isApplication(callee.object)) return true;
  return (
    args.length > 1 &&
    first?.type === AST_NODE_TYPES.Literal &&
    typeof first.value === 'string' &&
    /^[/*]/u.test(first.value) &&
    // `axios.get('/path', …)` takes options, no function; `$.get('/path', callback)` does.
    !(
      callee.object.type === AST_NODE_TYPES.Identifier &&
      /^(?:\$|jQuery)$/u.test(callee.object.name)
    )
  );
}

function isApplication(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return applicationName.test(node.name);
    case AST_NODE_TYPES.MemberExpression:
      return applicationName.test(getMemberName(node) ?? '');
    case AST_NODE_TYPES.CallExpression:
      // `app.route('/path').get(…).post(…)`
      return isApplication(
        node.callee.type === AST_NODE_TYPES.MemberExpression ? node.callee.object : node.callee,
      );
    default:
      return false;
  }
}

/**
 * Finds the name that a function is exported by: `exports.handler = …`, `export const handler = …`,
 * `export async function GET() {}`.
 *
 * @param callable - The function.
 * @returns The name, or `undefined` for one that is not exported where it is written.
 */
export function getExportedName(callable: FunctionNode): string | undefined {
  if (callable.type === AST_NODE_TYPES.FunctionDeclaration)
    return callable.parent.type.startsWith('Export') ? (callable.id?.name ?? 'default') : undefined;
  const { parent } = callable;
  if (parent.type === AST_NODE_TYPES.ExportDefaultDeclaration) return 'default';
  if (
    parent.type === AST_NODE_TYPES.VariableDeclarator &&
    parent.id.type === AST_NODE_TYPES.Identifier &&
    parent.parent.parent.type === AST_NODE_TYPES.ExportNamedDeclaration
  )
    return parent.id.name;
  if (
    parent.type === AST_NODE_TYPES.AssignmentExpression &&
    parent.left.type === AST_NODE_TYPES.MemberExpression
  )
    return getMemberName(parent.left);
  return undefined;
}

/**
 * Tells whether a file imports a framework for servers.
 *
 * @param flow - The flow of the file.
 * @returns Whether it does, or a part or plugin of one.
 */
export function importsServer(flow: Flow): boolean {
  return flow.once('imports-server', flow.sourceCode, false, () =>
    flow.sourceCode.ast.body.some((statement) => {
      if (statement.type === AST_NODE_TYPES.ImportDeclaration)
        return serverModule.test(statement.source.value.replace(/^node:/u, ''));
      if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return false;
      return statement.declarations.some(
        ({ init }) => init !== null && serverModule.test(getModuleName(flow.nameOf(init))),
      );
    }),
  );
}

/**
 * Finds the call that makes a function a handler of requests: `app.get('/path', handler)`.
 *
 * @param flow - The flow of the file.
 * @param callable - The function.
 * @returns The call, or `undefined` where the file does not show one.
 */
export function getRegistered(
  flow: Flow,
  callable: FunctionNode,
): TSESTree.CallExpression | undefined {
  return (
    getRegistration(callable) ??
    flow.bindings
      .callsOf(callable)
      .handedOn.map((it) => getRegistration(it))
      .find((it) => it !== undefined)
  );
}

/** `(parent, args, context) => …`, as the documentation of graphql-js and Apollo Server names them. */
function isResolver({ params: [first, second, third] }: FunctionNode): boolean {
  const parent = getParameterName(first) ?? '';
  const name = getParameterName(second);
  const isDestructured = getTarget(second)?.type === AST_NODE_TYPES.ObjectPattern;
  if (/^_*(?:parent|root|rootValue)$/u.test(parent))
    return isDestructured || name === 'args' || name === '_args';
  const isContext = /^_*(?:ctx|context|contextValue)$/u.test(getParameterName(third) ?? '');
  return (
    /^_*(?:obj|source)?$/u.test(parent) && name === 'args' && (isContext || third === undefined)
  );
}

function getKeys(pattern: TSESTree.ObjectPattern): string[] {
  return pattern.properties.flatMap((property) =>
    property.type === AST_NODE_TYPES.Property && property.key.type === AST_NODE_TYPES.Identifier
      ? [property.key.name]
      : [],
  );
}

/**
 * Tells whether an expression is called like a connection that messages come from.
 *
 * @param node - The expression.
 * @returns Whether it is named `socket`, `ws` or the like.
 */
export function isSocketName(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression)
    return socketName.test(getMemberName(node) ?? '');
  return node.type === AST_NODE_TYPES.Identifier && socketName.test(node.name);
}

/**
 * Tells which kind of request a parameter is, by its type, its name and those of its neighbours, and by
 * where the function is handed to.
 *
 * @param flow - The flow of the file.
 * @param callable - The function.
 * @param index - Which parameter.
 * @returns The kind, or `undefined` where the parameter is no request.
 */
export function getRequestKind(
  flow: Flow,
  callable: FunctionNode,
  index: number,
): RequestKind | undefined {
  const target = getTarget(callable.params[index]);
  const typeName = getTypeName(target);
  const byType = kindOfType.find(([pattern]) => pattern.test(typeName ?? ''))?.[1];
  if (byType !== undefined) return byType;
  const previous = getParameterName(callable.params[index - 1]);
  const following = getParameterName(callable.params[index + 1]);
  if (index === 1 && isResolver(callable)) return 'arguments';
  if (typeName !== undefined && !/req|context|any/iu.test(typeName)) return undefined;
  const name = getParameterName(callable.params[index]);
  const isAnswered = following !== undefined && answerName.test(following);
  const exported = getExportedName(callable);

  if (index > 0) {
    if (index === 1 && exported !== undefined && httpVerb.test(exported)) return 'route';
    if (index === 1 && name === 'file' && previous !== undefined && requestName.test(previous))
      return 'file';
    const isAfterError = index === 1 && previous !== undefined && errorName.test(previous);
    return isAfterError && name !== undefined && requestName.test(name) ? 'request' : undefined;
  }
  if (name !== undefined && requestName.test(name)) {
    const isCertain = name.replace('_', '') === 'req' || isAnswered;
    const isExportedVerb = exported !== undefined && httpVerb.test(exported);
    if (isCertain || isExportedVerb || importsServer(flow)) return 'request';
    return getRegistered(flow, callable) === undefined ? undefined : 'request';
  }
  if (name !== undefined && eventName.test(name))
    return exported === 'handler' || exported === 'lambdaHandler' ? 'event' : undefined;
  if (name !== undefined && contextName.test(name)) {
    if (following === 'next' || getRegistered(flow, callable) !== undefined) return 'context';
    return name === 'ctx' && importsServer(flow) ? 'context' : undefined;
  }
  if (target?.type === AST_NODE_TYPES.ObjectPattern) {
    if (!isAnswered && getRegistered(flow, callable) === undefined) return undefined;
    const keys = getKeys(target);
    return keys.includes('req') || keys.includes('request') ? 'context' : 'request';
  }
  // Any names will do where a function with two parameters is made a route's handler: `(q, s) => …`.
  const registered = callable.params.length > 1 ? getRegistered(flow, callable) : undefined;
  return registered === undefined || (previous ?? '') !== '' || isSocketName(registered)
    ? undefined
    : 'request';
}
