import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Call } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { isContext } from '../../flow/is-context.js';
import { isResponse } from '../../flow/is-response.js';
import { readSize } from '../../flow/read-size.js';

/** Something that is sent to a client. */
export interface Sink {
  readonly bodies: readonly TSESTree.Node[];
  /** The status that goes with it, where it is written in the code. */
  readonly status: number | undefined;
  /** Whether the framework words errors that it is given whole, as it does those that are thrown. */
  readonly wordsErrors?: boolean;
  /** Whether it is an exception, which whoever catches it may still replace. */
  readonly isThrown?: boolean;
}

const sending = /^(?:send|json|jsonp|end|write|html|text|body|response)$/u;
const contextSending = /^(?:json|text|html|body|send|newResponse)$/u;
const responses = /(?:^|\.)(?:Next)?Response(?:\.json)?$/u;
const nestException = /^@nestjs\/common\.(?<name>\w*Exception)$/u;

const honoException = 'hono/http-exception.HTTPException';

const nestStatus: ReadonlyMap<string, number> = new Map([
  ['BadRequestException', 400],
  ['UnauthorizedException', 401],
  ['ForbiddenException', 403],
  ['NotFoundException', 404],
  ['MethodNotAllowedException', 405],
  ['NotAcceptableException', 406],
  ['ConflictException', 409],
  ['GoneException', 410],
  ['PreconditionFailedException', 412],
  ['PayloadTooLargeException', 413],
  ['UnsupportedMediaTypeException', 415],
  ['UnprocessableEntityException', 422],
]);

function getNumber(flow: Flow, node: TSESTree.Node | undefined): number | undefined {
  if (node === undefined) return undefined;
  const member = node.type === AST_NODE_TYPES.MemberExpression ? getMemberName(node) : undefined;
  if (
    member !== undefined &&
    /^(?:BAD_REQUEST|NOT_FOUND|CONFLICT|UNPROCESSABLE_ENTITY)$/u.test(member)
  )
    return 400;
  return readSize(flow, node);
}

/** `res.status(500).json(…)`, `reply.code(500).send(…)` */
function getStatus(flow: Flow, node: TSESTree.Node): number | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const { arguments: args, callee } = node;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getMemberName(callee) ?? '';
  return /^(?:status|code|writeHead)$/u.test(method)
    ? getNumber(flow, args[0])
    : getStatus(flow, callee.object);
}

function getStatusOfStatement(flow: Flow, statement: TSESTree.Node): number | undefined {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const { expression } = statement;
  if (expression.type === AST_NODE_TYPES.CallExpression) return getStatus(flow, expression);
  return expression.type === AST_NODE_TYPES.AssignmentExpression &&
    expression.left.type === AST_NODE_TYPES.MemberExpression &&
    /^status(?:Code)?$/u.test(getMemberName(expression.left) ?? '')
    ? getNumber(flow, expression.right)
    : undefined;
}

/** How many statements may stand between the status and what is sent: headers, mostly. */
const mostBetween = 5;

/**
 * Reads the status that a statement shortly before sets: `res.status(400);`, `ctx.status = 400;`.
 *
 * @param flow - The flow of the file.
 * @param node - What is sent.
 * @returns The status, or `undefined` where none of these statements sets one.
 */
export function getStatusBefore(flow: Flow, node: TSESTree.Node): number | undefined {
  let statement: TSESTree.Node | undefined = node;
  while (statement !== undefined && !statement.type.endsWith('Statement'))
    statement = statement.parent;
  const block = statement?.parent;
  if (statement === undefined || block?.type !== AST_NODE_TYPES.BlockStatement) return undefined;
  const index = block.body.findIndex((it) => it === statement);
  for (const before of block.body.slice(Math.max(0, index - mostBetween), index).reverse()) {
    const status = getStatusOfStatement(flow, before);
    if (status !== undefined) return status;
    if (before.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  }
  return undefined;
}

function getOption(
  flow: Flow,
  node: TSESTree.Node | undefined,
  name: string,
): TSESTree.Node | undefined {
  const property = node === undefined ? undefined : getProperty(flow, node, name);
  return property?.kind === 'present' ? property.value : undefined;
}

/** `new HTTPException(400, { res: Response.json(…) })` */
function getStatusOfHolder(flow: Flow, { parent }: TSESTree.Node): number | undefined {
  const holder = parent?.parent?.parent;
  return holder?.type === AST_NODE_TYPES.NewExpression &&
    flow.nameOf(holder.callee) === honoException
    ? getNumber(flow, holder.arguments[0])
    : undefined;
}

function isReply({ callee }: Call): boolean {
  let object: TSESTree.Node = callee;
  while (
    object.type === AST_NODE_TYPES.MemberExpression ||
    object.type === AST_NODE_TYPES.CallExpression
  )
    object = object.type === AST_NODE_TYPES.MemberExpression ? object.object : object.callee;
  return object.type === AST_NODE_TYPES.Identifier && /^_?rep(?:ly)?$/u.test(object.name);
}

function ofMethod(flow: Flow, call: Call, callee: TSESTree.MemberExpression): Sink | undefined {
  const { arguments: args } = call;
  const [first, second] = args;
  const method = getMemberName(callee) ?? '';
  if (method === 'flash' && second !== undefined) return { bodies: [second], status: undefined };
  if (contextSending.test(method) && isContext(flow, callee.object) && first !== undefined)
    return {
      bodies: [first],
      status: getNumber(flow, second) ?? getNumber(flow, getOption(flow, second, 'status')),
    };
  if (!isResponse(flow, callee.object)) return undefined;
  if (method === 'render' || method === 'view') {
    if (first === undefined || second === undefined) return undefined;
    // `render('404', …)`
    const page = Number(/^[45]\d\d$/u.exec(getStaticText(flow, first) ?? '')?.[0] ?? Number.NaN);
    const status =
      getStatus(flow, callee.object) ??
      getStatusBefore(flow, call) ??
      (Number.isNaN(page) ? undefined : page);
    return { bodies: [second], status };
  }
  if (method === 'redirect') return { bodies: args, status: undefined };
  if (first === undefined || !sending.test(method)) return undefined;
  const status = getStatus(flow, callee.object) ?? getStatusBefore(flow, call);
  return { bodies: [first], status, wordsErrors: method === 'send' && isReply(call) };
}

/**
 * Finds what a call sends to a client.
 *
 * @param flow - The flow of the file.
 * @param call - The call: `res.json(…)`, `new Response(…)`, `new HttpException(…)`.
 * @returns What is sent, or `undefined` for a call that sends nothing.
 */
export function getSink(flow: Flow, call: Call): Sink | undefined {
  const { arguments: args, callee } = call;
  const [first, second] = args;
  const name = flow.nameOf(callee) ?? '';
  if (responses.test(name) && first !== undefined)
    return {
      bodies: [first],
      status: getNumber(flow, getOption(flow, second, 'status')) ?? getStatusOfHolder(flow, call),
    };
  const exception = nestException.exec(name)?.groups?.['name'];
  if (exception !== undefined && first !== undefined)
    return {
      bodies: [first],
      status: nestStatus.get(exception) ?? getNumber(flow, second),
      isThrown: true,
    };
  if (name === honoException) {
    const message = getOption(flow, second, 'message');
    // An answer of its own is sent in the message's place.
    const isSent = message !== undefined && getOption(flow, second, 'res') === undefined;
    return isSent
      ? { bodies: [message], status: getNumber(flow, first), isThrown: true }
      : undefined;
  }
  return callee.type === AST_NODE_TYPES.MemberExpression ? ofMethod(flow, call, callee) : undefined;
}

/**
 * Finds what an object sends that a Lambda function answers with.
 *
 * @param flow - The flow of the file.
 * @param object - The object: `{ statusCode: 500, body: … }`.
 * @returns What is sent, or `undefined` for any other object.
 */
export function getLambdaSink(flow: Flow, object: TSESTree.ObjectExpression): Sink | undefined {
  const status = getOption(flow, object, 'statusCode');
  const body = getOption(flow, object, 'body');
  return status === undefined || body === undefined
    ? undefined
    : { bodies: [body], status: getNumber(flow, status) };
}
