import type { TSESTree } from '@typescript-eslint/utils';

import { anyMember } from './get-pattern-path.js';
import {
  clean,
  input,
  Purpose,
  requestValue,
  unknown,
  type RequestKind,
  type Value,
} from './value.js';

/**
 * What a member is: text, something of any shape, what a caller other than a client gives, validated, the server's own,
 * or an object to look into again.
 */
type Member = 'any' | 'clean' | 'given' | 'own' | 'text' | RequestKind;

function members(kind: Member, names: string): Record<string, Member> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}

/**
 * The members by which input comes, also those that are methods. Sources: the documentation of Express 5, Fastify 5,
 * Hono 4, Koa 3, Node's `http`, the Fetch standard's `Request`, Next.js 16 and AWS Lambda's HTTP events.
 */
const tables: Readonly<Record<RequestKind, Readonly<Record<string, Member>>>> = {
  request: {
    ...members('text', 'url originalUrl path hostname host rawBody search href querystring text'),
    ...members('text', 'params param header routerPath'),
    ...members('any', 'body query queries payload json formData parseBody fields form'),
    ...members('any', 'nextUrl searchParams arrayBuffer blob bytes'),
    ...members('files', 'files saveRequestFiles parts'),
    ...members('cookies', 'cookies signedCookies unsignedCookies cookie'),
    ...members('request', 'req request raw'),
    ...members('context', 'ctx'),
    headers: 'headers',
    headersDistinct: 'headers',
    get: 'text',
    file: 'file',
    valid: 'clean',
    validatedQuery: 'clean',
  },
  // Of a GraphQL resolver: the schema holds them to its types, of which most are text.
  arguments: { [anyMember]: 'text' },
  context: {
    ...members('text', 'params url path host hostname href originalUrl querystring get search'),
    ...members('any', 'query'),
    ...members('request', 'req request'),
    headers: 'headers',
    header: 'headers',
    cookies: 'cookies',
  },
  cookies: { [anyMember]: 'text' },
  headers: { [anyMember]: 'text' },
  event: {
    ...members('text', 'body rawPath rawQueryString path queryStringParameters pathParameters'),
    ...members('text', 'multiValueQueryStringParameters multiValueHeaders cookies'),
    ...members('any', 'arguments'),
    ...members('own', 'requestContext httpMethod resource routeKey stageVariables version'),
    headers: 'headers',
    // Lambda functions are called by other services too, with events of their own.
    [anyMember]: 'given',
  },
  // An entry of an archive, or a list of them, by the documentation of unzipper, adm-zip, tar and tar-stream.
  entry: {
    ...members('text', 'path fileName entryName rawEntryName name linkpath linkname'),
    [anyMember]: 'entry',
  },
  file: members('text', 'originalname name fieldname mimetype encoding buffer data'),
  // One file, or the files of a field: where they are kept is chosen by the server.
  files: {
    ...members(
      'text',
      'originalname originalFilename name filename fieldname mimetype type encoding',
    ),
    ...members('text', 'buffer data value'),
    ...members('own', 'path filepath tempFilePath newFilename destination size md5 hash truncated'),
    ...members('any', 'fields'),
    [anyMember]: 'files',
  },
  route: members('text', 'params searchParams'),
  socket: members('any', 'handshake'),
};

/**
 * Evaluates a member of a request.
 *
 * @param kind - Which kind of request it is.
 * @param name - The member's name, or `anyMember`.
 * @param node - Where the member is taken.
 * @returns Input, another request to look into, or unknown for what the server itself put there.
 */
export function memberOfRequest(kind: RequestKind, name: string, node: TSESTree.Node): Value {
  const table = tables[kind];
  const member = Object.hasOwn(table, name) ? table[name] : table[anyMember];
  switch (member) {
    case undefined:
    case 'own':
      return unknown;
    case 'any':
      return input(node);
    case 'text':
      return input(node, Purpose.operator);
    case 'given':
      return { kind: 'parameter', cleared: 0, source: node };
    case 'clean':
      return clean;
    default:
      return requestValue(member, node);
  }
}

/**
 * Evaluates a call of a method that a request has.
 *
 * @param kind - Which kind of request it is.
 * @param name - The method's name.
 * @param node - The call.
 * @returns What the method gives: `c.req.query('id')`, `await request.json()`, `ctx.cookies.get('id')`.
 */
export function callOfRequest(kind: RequestKind, name: string, node: TSESTree.Node): Value {
  if (kind === 'request' && name === 'query') return input(node, Purpose.operator);
  // Fastify's file has the name that the client gave, and its form's fields.
  if (kind === 'request' && name === 'file') return requestValue('files', node);
  const value = memberOfRequest(kind, name, node);
  return value.request === 'cookies' || value.request === 'headers'
    ? input(node, Purpose.operator)
    : value;
}
