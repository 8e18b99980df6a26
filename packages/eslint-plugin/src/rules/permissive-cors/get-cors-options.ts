import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Call } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { readBoolean } from '../../flow/read-boolean.js';

/** How a call opens a server to other sites. */
export interface CorsOptions {
  /** The options; `undefined` where there are none and the defaults hold. */
  readonly options: TSESTree.Node | undefined;
  /** Whether the call is a middleware, which only goes where it is put. */
  readonly isMiddleware: boolean;
}

/** Middlewares that let every origin in if they are not told otherwise. */
const middlewares = new Set([
  'cors',
  'hono/cors.cors',
  '@koa/cors',
  'kcors',
  'koa2-cors',
  '@elysiajs/cors.cors',
]);
const fastifyPlugins = new Set(['@fastify/cors', 'fastify-cors']);

/** Functions that take the options of `cors` as a member of their own. */
const holders = new Set([
  '@nestjs/core.NestFactory.create',
  '@nestjs/websockets.WebSocketGateway',
  'socket.io',
  'socket.io.Server',
  'socket.io.listen',
  'apollo-server.ApolloServer',
  'graphql-yoga.createYoga',
]);

function ofHolder(flow: Flow, args: readonly TSESTree.Node[]): CorsOptions | undefined {
  for (const argument of args) {
    const cors = getProperty(flow, argument, 'cors');
    if (cors.kind !== 'present') continue;
    const isOn = readBoolean(flow, cors.value);
    if (isOn === false) return undefined;
    return { options: isOn === true ? undefined : cors.value, isMiddleware: false };
  }
  return undefined;
}

/**
 * Finds the options of CORS that a call sets.
 *
 * @param flow - The flow of the file.
 * @param node - The call.
 * @returns The options, or `undefined` for a call that is not about CORS.
 */
export function getCorsOptions(flow: Flow, node: Call): CorsOptions | undefined {
  const { arguments: args, callee } = node;
  const [first, second] = args;
  const name = flow.nameOf(callee) ?? '';
  if (middlewares.has(name)) return { options: first, isMiddleware: true };
  if (holders.has(name)) return ofHolder(flow, args);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  switch (getMemberName(callee)) {
    case 'enableCors':
      return { options: first, isMiddleware: false };
    case 'register':
      return first !== undefined && fastifyPlugins.has(flow.nameOf(first) ?? '')
        ? { options: second, isMiddleware: false }
        : undefined;
    default:
      return undefined;
  }
}
