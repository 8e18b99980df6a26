import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import type { FunctionNode } from '../ast/is-function.js';
import type { Flow } from './flow.js';
import {
  getExportedName,
  getRegistered,
  getRequestKind,
  httpVerb,
  isAnswerName,
  importsServer,
} from './get-request-kind.js';

/** Decorators of Nest.js and its kin that make a method the handler of a route. */
const routeDecorator = /^(?:Get|Post|Put|Patch|Delete|Head|Options|All|Sse)$/u;
/** What frameworks call for each request of a page: Next.js's `pages`, Remix and React Router. */
const exportedHandler = /^(?:getServerSideProps|loader|action)$/u;
/** Hooks of Fastify that run when the server starts or ends, and once per route or plugin. */
const startingHook = /^on(?:Ready|Listen|Close|Route|Register)$|^preClose$/u;
/** A route that is rendered when the program is built. */
const staticRoute =
  /\bexport\s+const\s+(?:dynamic\s*=\s*["']force-static["']|prerender\s*=\s*true\b)/u;

function hasRouteDecorator(callable: FunctionNode): boolean {
  const { parent } = callable;
  if (parent.type !== AST_NODE_TYPES.MethodDefinition) return false;
  // Parsers other than typescript-eslint's leave decorators out.
  const decorators = 'decorators' in parent ? parent.decorators : [];
  return decorators.some(
    ({ expression }) =>
      expression.type === AST_NODE_TYPES.CallExpression &&
      expression.callee.type === AST_NODE_TYPES.Identifier &&
      routeDecorator.test(expression.callee.name),
  );
}

/** `app.addHook('onReady', …)`, `router.param`'s like, and what is registered to run once. */
function runsOnce({ arguments: args, callee }: TSESTree.CallExpression): boolean {
  const [first] = args;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    getMemberName(callee) === 'addHook' &&
    first?.type === AST_NODE_TYPES.Literal &&
    typeof first.value === 'string' &&
    startingHook.test(first.value)
  );
}

/** `page.on('request', (request) => …)`, as a browser tells what it sends; a server's event brings the answer too. */
function isEvent({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression && getMemberName(callee) === 'on';
}

function isNamedNext(node: TSESTree.Node | undefined): boolean {
  return node?.type === AST_NODE_TYPES.Identifier && node.name === 'next';
}

function isExportedHandler(flow: Flow, callable: FunctionNode): boolean {
  const name = getExportedName(callable);
  if (name === undefined) return false;
  if (httpVerb.test(name)) return true;
  // Of `loader` and `action` only those that take `{ request }` or `{ params }`, as Remix gives them.
  const [first] = callable.params;
  if (!exportedHandler.test(name)) return false;
  return (
    name === 'getServerSideProps' ||
    (first?.type === AST_NODE_TYPES.ObjectPattern &&
      flow.sourceCode.getText(first).match(/\b(?:request|params|context)\b/u) !== null)
  );
}

/** What a route's options call for a request: Fastify's and hapi's. */
const routeOption =
  /^(?:handler|onRequest|preParsing|preValidation|preHandler|preSerialization|onSend|onResponse|onError)$/u;
/** Options that hold others. */
const nested = /^(?:options|config)$/u;

/** The option that a function is the value of, or is listed in. */
function getOption(node: TSESTree.Node): TSESTree.Property | undefined {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.ArrayExpression) return getOption(parent);
  return parent?.type === AST_NODE_TYPES.Property && parent.value === node ? parent : undefined;
}

function getKey({ computed, key }: TSESTree.Property): string {
  return !computed && key.type === AST_NODE_TYPES.Identifier ? key.name : '';
}

/** Whether an object says which requests it is for: `{ method: 'GET', url: '/', … }`. */
function isRoute(object: TSESTree.Node): boolean {
  if (object.type !== AST_NODE_TYPES.ObjectExpression) return false;
  const properties = object.properties.filter((it) => it.type === AST_NODE_TYPES.Property);
  const method = properties.find((it) => getKey(it) === 'method')?.value;
  const verbs = method?.type === AST_NODE_TYPES.ArrayExpression ? method.elements : [method];
  return (
    properties.some((it) => /^(?:url|path)$/u.test(getKey(it))) &&
    verbs.some(
      (it) =>
        it?.type === AST_NODE_TYPES.Literal &&
        typeof it.value === 'string' &&
        (httpVerb.test(it.value.toUpperCase()) || it.value === '*'),
    )
  );
}

/** `fastify.route({ method: 'GET', url: '/', handler() {} })`, `fastify.get('/', { handler() {} })` */
function isOptionOfRoute(flow: Flow, node: TSESTree.Node): boolean {
  const option = getOption(node);
  if (option === undefined || !routeOption.test(getKey(option))) return false;
  const object = option.parent;
  const around = getOption(object);
  if (isRoute(around !== undefined && nested.test(getKey(around)) ? around.parent : object))
    return true;
  const { parent: call } = object;
  return (
    call.type === AST_NODE_TYPES.CallExpression &&
    call.arguments[0] !== object &&
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    httpVerb.test((getMemberName(call.callee) ?? '').toUpperCase()) &&
    (isRoutePath(call.arguments[0]) || importsServer(flow))
  );
}

function isRoutePath(node: TSESTree.Node | undefined): boolean {
  return (
    node?.type === AST_NODE_TYPES.Literal &&
    typeof node.value === 'string' &&
    /^[/*]/u.test(node.value)
  );
}

/** Packages whose types of requests are those of a server. */
const serverTypes =
  /express|fastify|hapi|koa|hono|next|nest|remix|react-router|restify|polka|oak|http|serve|functions|feathers|rout|worker/iu;

/** Whether a parameter's type comes from the package of something that sends requests, as a browser or a client does. */
function isOfClient(flow: Flow, parameter: TSESTree.Parameter): boolean {
  const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== AST_NODE_TYPES.TSTypeReference) return false;
  const { typeName } = type;
  const root = typeName.type === AST_NODE_TYPES.TSQualifiedName ? typeName.left : typeName;
  const definition = flow.bindings.variableOf(root)?.defs[0];
  if (!isDefinition(definition, 'ImportBinding')) return false;
  const { parent } = definition;
  const source = parent.type === AST_NODE_TYPES.ImportDeclaration ? parent.source.value : '';
  return !/^[.#~]|^@\//u.test(source) && !serverTypes.test(source);
}

/** Whether more than a parameter's name says that it is a request: its type, what follows it, or what the file imports. */
function isSurelyRequest(flow: Flow, { params }: FunctionNode, index: number): boolean {
  const parameter = params[index];
  if (parameter === undefined || isOfClient(flow, parameter)) return false;
  const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
  if (type !== undefined && type.type !== AST_NODE_TYPES.TSAnyKeyword) return true;
  const following = params[index + 1];
  const isAnswered = following?.type === AST_NODE_TYPES.Identifier && isAnswerName(following.name);
  return index > 0 || isAnswered || importsServer(flow);
}

/**
 * Tells whether a function answers requests, or takes a part in it: it is registered for a route, exported as a route's
 * handler, or given the request.
 *
 * @param flow - The flow of the file.
 * @param callable - The function.
 * @returns Whether it is. A function of AWS Lambda is none: its process has one request at a time.
 */
export function isHandler(flow: Flow, callable: FunctionNode): boolean {
  return flow.once('handler', callable, false, () => {
    if (staticRoute.test(flow.sourceCode.text)) return false;
    const registered = getRegistered(flow, callable);
    if (registered !== undefined)
      return !runsOnce(registered) && (callable.params.length !== 1 || !isEvent(registered));
    if (hasRouteDecorator(callable) || isExportedHandler(flow, callable)) return true;
    const { handedOn } = flow.bindings.callsOf(callable);
    if ([callable, ...handedOn].some((it) => isOptionOfRoute(flow, it))) return true;
    return callable.params.some((_, index) => {
      const kind = getRequestKind(flow, callable, index);
      if (kind === 'arguments' || kind === 'route') return true;
      if (kind === 'request') return isSurelyRequest(flow, callable, index);
      // Many things are called a context.
      return kind === 'context' && (isNamedNext(callable.params[index + 1]) || importsServer(flow));
    });
  });
}
