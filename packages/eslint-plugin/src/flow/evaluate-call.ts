import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { isFunction } from '../ast/is-function.js';
import { archiveParser, givesEntries } from './archives.js';
import type { Call } from './bindings.js';
import { evaluateReturns } from './evaluate.js';
import type { Flow } from './flow.js';
import { isAllowListPattern, readPattern } from './patterns.js';
import { callOfRequest } from './requests.js';
import { evaluateValidation } from './validation.js';
import {
  clean,
  clear,
  everyPurpose,
  input,
  join,
  joinAll,
  Purpose,
  requestValue,
  unknown,
  type Value,
} from './value.js';

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Functions whose result is a number, a boolean, a hash or the like, whatever goes in. */
const restricting = setOf(
  'Number parseInt parseFloat Number.parseInt Number.parseFloat BigInt Boolean Date Date.parse isNaN isFinite ' +
    'Number.isInteger Number.isFinite Number.isSafeInteger Array.isArray Buffer.byteLength crypto.createHash ' +
    'crypto.createHmac crypto.randomUUID crypto.randomBytes ObjectId mongodb.ObjectId mongoose.Types.ObjectId ' +
    'bson.ObjectId',
);

/** Functions whose result holds what goes in. `text` ones make text of any shape. */
const holding = setOf(
  'JSON.parse Object.assign Object.values Object.keys Object.entries Object.fromEntries structuredClone Array.from ' +
    'Array.of Promise.resolve Promise.all Promise.allSettled qs.parse querystring.parse url.parse ' +
    'lodash.get lodash.pick lodash.omit lodash.merge lodash.cloneDeep lodash.defaults lodash.values ' +
    '_.get _.pick _.omit _.merge _.extend _.cloneDeep _.defaults util.promisify Set Map Array Object',
);
const holdingText = setOf(
  'String decodeURIComponent decodeURI unescape atob btoa Buffer.from Buffer JSON.stringify URL URLSearchParams ' +
    'encodeURI path.join path.resolve path.normalize path.dirname path.extname path.relative path.format ' +
    'path.posix.join path.posix.resolve path.posix.normalize path.win32.join url.format url.resolve util.format ' +
    'url.fileURLToPath url.URL querystring.stringify querystring.unescape lodash.trim lodash.toString ' +
    'sanitize-html fs.realpathSync fs/promises.realpath fs.promises.realpath',
);

/** Functions that make input harmless for a use. Those of libraries by their own documentation. */
const clearing: ReadonlyMap<string, number> = new Map([
  ['encodeURIComponent', everyPurpose & ~Purpose.query],
  ['path.basename', Purpose.path | Purpose.operator],
  ['path.posix.basename', Purpose.path | Purpose.operator],
  ['sanitize-filename', Purpose.path | Purpose.operator],
  ['RegExp.escape', Purpose.regexp | Purpose.operator],
  ['escape-string-regexp', Purpose.regexp | Purpose.operator],
  ['lodash.escapeRegExp', Purpose.regexp | Purpose.operator],
  ['_.escapeRegExp', Purpose.regexp | Purpose.operator],
  ['lodash/escapeRegExp', Purpose.regexp | Purpose.operator],
  ['mysql.escape', Purpose.query],
  ['mysql2.escape', Purpose.query],
  ['sqlstring.escape', Purpose.query],
  ['pg-format', Purpose.query],
  ['pg.escapeLiteral', Purpose.query],
  ['pg.escapeIdentifier', Purpose.query],
  ['shell-quote.quote', Purpose.shell],
  ['shell-escape', Purpose.shell],
  ['shescape', Purpose.shell],
  ['mongo-sanitize', Purpose.operator],
  ['sanitize-html', Purpose.markup],
  ['dompurify.sanitize', Purpose.markup],
  ['he.encode', Purpose.markup],
  ['escape-html', Purpose.markup],
  ['lodash.escape', Purpose.markup],
]);

/** Methods of drivers that quote for their database, by name, as connections are handed around. */
const quoting = setOf('escape escapeId escapeLiteral escapeIdentifier quote quoteIdentifier');

/** Methods that give a part or a form of what they are called on. */
const parts = setOf(
  'toString toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim trimStart trimEnd slice substring ' +
    'substr padStart padEnd normalize repeat split at charAt valueOf toWellFormed join reverse flat filter find ' +
    'findLast sort toSorted toReversed pop shift splice get getAll entries values keys json text formData ' +
    'arrayBuffer blob toJSON next read clone finally catch stringify match matchAll exec',
);
/** The same, which give text out of text even where an object could be. */
const textParts = setOf(
  'toString toLowerCase toUpperCase trim trimStart trimEnd substring substr padStart padEnd normalize repeat charAt join',
);
/** Methods that add what they are given. */
const adding = setOf('concat with toSpliced replace replaceAll');
/** Methods that give numbers and booleans. */
const measuring = setOf(
  'indexOf lastIndexOf includes startsWith endsWith test has localeCompare search charCodeAt codePointAt some every ' +
    'getTime toFixed isBefore isAfter valueAsNumber',
);

function evaluateReplace(flow: Flow, node: Call, object: Value): Value {
  const [search, replacement] = node.arguments;
  const put =
    replacement === undefined || isFunction(replacement) ? clean : flow.valueOf(replacement);
  const pattern = search === undefined ? undefined : readPattern(flow, search);
  const value = clear(object, Purpose.operator);
  // `path.normalize(name).replace(/^(\.\.(\/|\\|$))+/, '')`: what leads up is in front once it is normalised.
  const isNormalized =
    node.callee.type === AST_NODE_TYPES.MemberExpression &&
    /^path\.(?:posix\.)?normalize\(\)$/u.test(flow.nameOf(node.callee.object) ?? '');
  if (isNormalized && /^\^\(.*\\\.\\\..*\)[+*]$/u.test(pattern?.source ?? ''))
    return clear(value, Purpose.path);
  if (pattern?.flags.includes('g') === true || getCalleeMember(node) === 'replaceAll') {
    const written =
      replacement?.type === AST_NODE_TYPES.Literal ? String(replacement.value) : undefined;
    const searched =
      pattern?.source ?? (search?.type === AST_NODE_TYPES.Literal ? search.value : undefined);
    // `.replace(/[^\w-]/g, '')` leaves only what the class lists.
    if (
      pattern !== undefined &&
      /^\[\^[^\]]*\]\+?$/u.test(pattern.source) &&
      isAllowListPattern(`^[${pattern.source.slice(2).replace(/\+$/u, '')}*$`)
    )
      return join(clean, put);
    if (written?.includes('\\$&') === true) return clear(value, Purpose.regexp);
    // A quote within a text of SQL is written twice.
    if (written === "''" && searched === "'") return clear(value, Purpose.query);
    // Taking `../` out leaves it where it was written `....//`; taking every separator out does not.
    if (written === '' && pattern !== undefined && matchesEverySeparator(pattern.source))
      return clear(value, Purpose.path);
  }
  return join(value, put);
}

function nameOfFirst(flow: Flow, { arguments: [first] }: Call): string {
  return (first && flow.nameOf(first)) ?? '';
}

function matchesEverySeparator(source: string): boolean {
  const single = source.replace(/\+$/u, '');
  const isClass = /^\[[^^\]][^\]]*\]$/u.test(single);
  return isClass ? single.includes('/') : single === '/' || single === '\\/';
}

function getCalleeMember({ callee }: Call): string | undefined {
  return callee.type === AST_NODE_TYPES.MemberExpression ? getMemberName(callee) : undefined;
}

/** `text.slice(0, 100)`, `text.charAt(0)`: as long as the code says. */
function isShortPart(method: string, { arguments: args }: Call): boolean {
  if (method === 'charAt' || method === 'at') return true;
  const [first, second] = args;
  if (!/^(?:slice|substring|substr)$/u.test(method) || first === undefined) return false;
  const isFromEnd = first.type === AST_NODE_TYPES.UnaryExpression && method !== 'substring';
  const isToEnd = second === undefined || second.type === AST_NODE_TYPES.UnaryExpression;
  return isFromEnd || !isToEnd;
}

function evaluateMethod(flow: Flow, node: Call, callee: TSESTree.MemberExpression): Value {
  const method = getMemberName(callee);
  const object = flow.valueOf(callee.object);
  if (method === undefined) return unknown;
  if (object.request !== undefined) return callOfRequest(object.request, method, node);
  if (measuring.has(method)) return clean;
  // Nest's guards, interceptors and filters: `context.switchToHttp().getRequest()`.
  if (
    method === 'getRequest' &&
    callee.object.type === AST_NODE_TYPES.CallExpression &&
    getCalleeMember(callee.object) === 'switchToHttp'
  )
    return requestValue('request', node);
  if (method === 'pipe' && archiveParser.test(nameOfFirst(flow, node)))
    return requestValue('entry', node);
  if (method === 'replace' || method === 'replaceAll') return evaluateReplace(flow, node, object);
  if (quoting.has(method) && node.arguments[0] !== undefined)
    return clear(flow.valueOf(node.arguments[0]), Purpose.query);
  const givesArgument = method === 'get' || method === 'find' || method === 'next';
  // What a table of the code's own holds is found by input, not made of it.
  if (object.kind === 'constant' && givesArgument) return object;
  if (method === 'map' || method === 'flatMap') {
    const [callback] = node.arguments;
    if (object.kind === 'unknown') return unknown;
    const callable = callback === undefined ? undefined : flow.bindings.functionOf(callback);
    if (callable !== undefined) return evaluateReturns(flow, callable);
    const converter = callback === undefined ? undefined : flow.nameOf(callback);
    return converter !== undefined && restricting.has(converter) ? clean : object;
  }
  if (method === 'then') {
    const [callback] = node.arguments;
    const callable = callback === undefined ? undefined : flow.bindings.functionOf(callback);
    return callable === undefined ? unknown : evaluateReturns(flow, callable);
  }
  if (method === 'reduce') {
    const callable = node.arguments[0] && flow.bindings.functionOf(node.arguments[0]);
    return callable === undefined ? unknown : evaluateReturns(flow, callable);
  }
  if (adding.has(method)) return joinAll([object, ...node.arguments.map((it) => flow.valueOf(it))]);
  if (method === 'join') {
    const joined = joinAll([object, ...node.arguments.map((it) => flow.valueOf(it))]);
    return clear(joined, Purpose.operator);
  }
  const bits = isShortPart(method, node) ? Purpose.length : 0;
  if (textParts.has(method)) return clear(object, Purpose.operator | bits);
  if (bits !== 0) return clear(object, bits);
  return parts.has(method) ? object : unknown;
}

/** Frameworks that hand the request's parts out by functions. */
const inputFunctions =
  /^(?:(?:h3|nitro|nuxt\/app|#imports)\.)?(?:readBody|readRawBody|getQuery|getRouterParams?|getCookie|getHeaders?|getRequestHeaders?|readMultipartFormData)$/u;

function evaluateNamed(flow: Flow, node: Call, name: string): Value | undefined {
  const args = node.arguments;
  if (restricting.has(name)) return clean;
  if (givesEntries.test(name)) return requestValue('entry', node);
  const cleared = clearing.get(name);
  if (cleared !== undefined) return clear(joinAll(args.map((it) => flow.valueOf(it))), cleared);
  if (holdingText.has(name)) {
    const value = joinAll(args.map((it) => flow.valueOf(it)));
    // `JSON.stringify(req.headers)` is text, and has members no more.
    return value.kind === 'request'
      ? input(node, Purpose.operator)
      : clear(value, Purpose.operator);
  }
  if (holding.has(name)) {
    const values = args.map((it) => flow.valueOf(it));
    return values.length === 1 && values[0] !== undefined && name !== 'JSON.parse'
      ? values[0]
      : reshape(joinAll(values));
  }
  if (/^next\/headers\.(?:cookies|headers)\(\)\.get$/u.test(name))
    return input(node, Purpose.operator);
  if (inputFunctions.test(name) && args.length > 0) return input(node);
  return name.startsWith('process.') ? clean : undefined;
}

/** Parsed text can have any shape again. */
function reshape(value: Value): Value {
  return { ...value, cleared: value.cleared & ~Purpose.operator };
}

/**
 * Evaluates a call or a `new` expression.
 *
 * @param flow - The flow of the file.
 * @param node - The call.
 * @returns What is known of its result.
 */
export function evaluateCall(flow: Flow, node: Call): Value {
  const name = flow.nameOf(node.callee);
  const named = name === undefined ? undefined : evaluateNamed(flow, node, name);
  if (named !== undefined) return named;
  const validated = evaluateValidation(flow, node);
  if (validated !== undefined) return validated;
  const callable = flow.bindings.functionOf(node.callee);
  if (callable !== undefined && node.type === AST_NODE_TYPES.CallExpression)
    return callable.generator ? unknown : evaluateReturns(flow, callable);
  return node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.MemberExpression
    ? evaluateMethod(flow, node, node.callee)
    : unknown;
}
