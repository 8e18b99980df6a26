import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../ast/get-callee-name.js';
import { getChildNodes } from '../ast/get-child-nodes.js';
import { getMemberName } from '../ast/get-member-name.js';
import { isDefinition } from '../ast/is-definition.js';
import { isFunction, type FunctionNode } from '../ast/is-function.js';
import type { Flow } from './flow.js';
import { getPatternPath } from './get-pattern-path.js';
import { isOwnAddress } from './is-own-address.js';
import { isAllowListPattern, readPattern } from './patterns.js';
import { readSize } from './read-size.js';
import { everyPurpose, Purpose } from './value.js';

/** What is known of expressions where a condition holds or fails: bits of `Purpose` by the expression's text. */
interface Knowledge {
  readonly holds: ReadonlyMap<string, number>;
  readonly fails: ReadonlyMap<string, number>;
}

type Facts = ReadonlyMap<string, number>;

const noStatements: ReadonlyMap<string, readonly TSESTree.Statement[]> = new Map();

/** What takes quadratic time is done with a text of this length, in UTF-16 code units, before anybody notices. */
const longestText = 10_000;

/** How many names a condition is followed to. */
const mostNames = 20;

/** Bits beside those of `Purpose`: an address that begins with one slash leads to the same host. */
const slashFirst = 1 << 20;
const noSecondSlash = 1 << 21;
const oneSlash = slashFirst | noSecondSlash;

const nothing: Facts = new Map();
const ignorance: Knowledge = { holds: nothing, fails: nothing };

/** Predicates by whose name a value is valid: `isUuid(id)`, `validatePath(path)`, `isAllowedHost(host)`. */
const predicate =
  /^(?:is|has|can|matches|allows?|check|validate|verify|ensure|assert|valid)(?:[A-Z_]|$)/u;
const weakPredicate =
  /^(?:is(?:Empty|Nil|Null|Undefined|Defined|Array|Object|PlainObject|Nan|String|Present|Blank|Error|Equal|Function|Authenticated|LoggedIn|Admin|NotEmpty|File|Dir|Directory|Folder|Readable|Writable)|can(?:Read|Write|Access)|ensure(?:Dir|Directory|Folder|File)(?:Sync)?|(?:check|ensure|verify|assert)\w*Exists?(?:Sync)?|(?:check|ensure|verify|validate|assert|require|is|has|can)\w*(?:Tokens?|Auth|Authenticated|Authorized|Permissions?|Roles?|Access|Sessions?|Login|Passwords?|Captcha|Csrf|Signature)|hasOwnProperty|hasOwn)$/iu;

/**
 * Predicates on where an address leads. Which side is the harmless one depends on the use: a redirect should stay
 * `isLocal`, a request should not be.
 */
const ofPlace =
  /^is\w*(?:Local|Internal|Private|Loopback|Reserved|External|Absolute|Public|Blocked|Forbidden|Denied)(?:[A-Z]\w*)?$/u;

/** What one check tells of its subject. */
interface Check {
  readonly subject: TSESTree.Node;
  readonly bits: number;
  /** Whether the subject is harmless where the check fails, not where it holds. */
  readonly negated?: boolean;
}

function both(one: Facts, other: Facts): Facts {
  if (one.size === 0) return other;
  const joined = new Map(one);
  for (const [key, bits] of other) joined.set(key, (joined.get(key) ?? 0) | bits);
  return joined;
}

function either(one: Facts, other: Facts): Facts {
  const common = new Map<string, number>();
  for (const [key, bits] of one) {
    const shared = bits & (other.get(key) ?? 0);
    if (shared !== 0) common.set(key, shared);
  }
  return common;
}

/**
 * Writes an expression so that equal ones are written equally.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Its text, or `undefined` for what is no name and no member of a name.
 */
function getKey(flow: Flow, node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression: {
      const object = getKey(flow, node.object);
      if (object === undefined) return undefined;
      const name = getMemberName(node);
      return `${object}.${name ?? `[${flow.sourceCode.getText(node.property)}]`}`;
    }
    case AST_NODE_TYPES.ThisExpression:
      return 'this';
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSAsExpression:
      return getKey(flow, node.expression);
    default:
      return undefined;
  }
}

/** The name that an expression begins with. */
function getRoot(key: string): string {
  return /^[^.]*/u.exec(key)?.[0] ?? key;
}

/** The expressions that a check of one tells about: also what a checked variable was made of, piece by piece. */
function getSubjects(flow: Flow, node: TSESTree.Node): readonly TSESTree.Node[] {
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression: {
      // `x.trim()`, `String(x)`, `path.relative(root, x)`, `path.extname(x)` excluded: it is a part only.
      const name = flow.nameOf(node.callee);
      const [first, second] = node.arguments;
      if (name === 'path.relative' && second !== undefined) return getSubjects(flow, second);
      if (
        (name === 'String' || name === 'Number' || name === 'path.normalize') &&
        first !== undefined
      )
        return getSubjects(flow, first);
      const { callee } = node;
      const method =
        callee.type === AST_NODE_TYPES.MemberExpression ? getMemberName(callee) : undefined;
      return callee.type === AST_NODE_TYPES.MemberExpression &&
        method !== undefined &&
        /^(?:trim|toLowerCase|toUpperCase|toString|normalize)$/u.test(method)
        ? getSubjects(flow, callee.object)
        : [node];
    }
    case AST_NODE_TYPES.AwaitExpression:
      return getSubjects(flow, node.argument);
    default:
      return [node];
  }
}

/** Whether the variable holds `path.relative(…)`; then what it tells is told of the path. */
function getMadeFrom(flow: Flow, node: TSESTree.Node): TSESTree.Node | undefined {
  const definition = flow.bindings.variableOf(node)?.defs[0];
  return isDefinition(definition, 'Variable') && definition.node.id === definition.name
    ? (definition.node.init ?? undefined)
    : undefined;
}

function learn(flow: Flow, { bits, negated = false, subject }: Check): Knowledge {
  const facts = new Map<string, number>();
  for (const each of getSubjects(flow, subject)) {
    const key = getKey(flow, each);
    if (key !== undefined) facts.set(key, bits);
    const made = getMadeFrom(flow, each);
    const isRelative =
      made?.type === AST_NODE_TYPES.CallExpression && flow.nameOf(made.callee) === 'path.relative';
    const original = isRelative ? made.arguments[1] : undefined;
    const originalKey = original && getKey(flow, original);
    if (originalKey !== undefined) facts.set(originalKey, bits);
  }
  return negated ? { holds: nothing, fails: facts } : { holds: facts, fails: nothing };
}

/** Whether a list or a table is the code's own, not a text and not the request's. */
function isOwnList(flow: Flow, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Literal || node.type === AST_NODE_TYPES.TemplateLiteral)
    return false;
  const { kind } = flow.valueOf(node);
  return kind !== 'input' && kind !== 'request';
}

function isWritten(flow: Flow, node: TSESTree.Node): boolean {
  const { kind } = flow.valueOf(node);
  return kind !== 'input' && kind !== 'request';
}

function isHostMember(name: string): boolean {
  return name === 'host' || name === 'hostname' || name === 'origin';
}

/** A check of an address's host is a check of the address, as far as its host goes. */
function getHostOwner(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return isHostMember(getMemberName(node) ?? '') ? node.object : undefined;
}

/** The text that an address was made of: `new URL(text)`, by a name or directly. */
function getAddressText(flow: Flow, address: TSESTree.Node): TSESTree.Node | undefined {
  const made = getMadeFrom(flow, address) ?? address;
  return (made.type === AST_NODE_TYPES.NewExpression ||
    made.type === AST_NODE_TYPES.CallExpression) &&
    /^(?:url\.)?URL(?:\.parse)?$|^url\.parse$/u.test(flow.nameOf(made.callee) ?? '')
    ? made.arguments[0]
    : undefined;
}

/** `const { hostname } = new URL(text)` */
function getTakenFrom(flow: Flow, node: TSESTree.Node): TSESTree.Node | undefined {
  const definition = flow.bindings.variableOf(node)?.defs[0];
  if (!isDefinition(definition, 'Variable') || definition.node.init === null) return undefined;
  const { id, init } = definition.node;
  const path = id === definition.name ? undefined : getPatternPath(id, definition.name);
  return path?.length === 1 && isHostMember(path[0] ?? '') ? init : undefined;
}

function checkAllowed(flow: Flow, subject: TSESTree.Node): Knowledge {
  const own = learn(flow, { subject, bits: everyPurpose });
  const made = getMadeFrom(flow, subject);
  const owner =
    getHostOwner(subject) ??
    (made === undefined ? undefined : getHostOwner(made)) ??
    getTakenFrom(flow, subject);
  if (owner === undefined) return own;
  return { holds: both(own.holds, learnHost(flow, owner).holds), fails: nothing };
}

/** A check of a host tells of the address that has it, and of the text that the address was made of. */
function learnHost(flow: Flow, owner: TSESTree.Node): Knowledge {
  const ofOwner = learn(flow, { subject: owner, bits: Purpose.host });
  const text = getAddressText(flow, owner);
  const ofText =
    text === undefined ? ignorance : learn(flow, { subject: text, bits: Purpose.host });
  return { holds: both(ofOwner.holds, ofText.holds), fails: nothing };
}

/** Whether a prefix ends in a separator, so that it holds a folder and not its sibling with a longer name. */
function endsInSeparator(flow: Flow, prefix: TSESTree.Node): boolean {
  const last = flow.partsOf(prefix).at(-1);
  if (last?.kind === 'text') return /[/\\]$/u.test(last.text);
  return last !== undefined && /(?:^|\.)sep$/u.test(flow.nameOf(last.node) ?? '');
}

function checkPrefix(flow: Flow, subject: TSESTree.Node, prefix: TSESTree.Node): Knowledge {
  const first = flow.partsOf(prefix)[0];
  const text = first?.kind === 'text' ? first.text : '';
  if (text.startsWith('..')) return learn(flow, { subject, bits: Purpose.path, negated: true });
  if (/^https?:\/\/[^/]+\//u.test(text)) return learn(flow, { subject, bits: Purpose.host });
  // A single slash leads to the same host, two lead to another.
  if (text === '/') return learn(flow, { subject, bits: slashFirst });
  if (text === '//') return learn(flow, { subject, bits: noSecondSlash, negated: true });
  const made = getMadeFrom(flow, subject) ?? subject;
  const maker = flow.nameOf(made) ?? '';
  const isWrittenPrefix = isWritten(flow, prefix);
  // The address of the own site, as a setting: whoever sets it ends it well.
  const isSite =
    /^\/[^/\\]/u.test(text) ||
    (isWrittenPrefix && first?.kind === 'hole' && !maker.startsWith('path.'));
  const ofSite = isSite ? learn(flow, { subject, bits: Purpose.host }) : ignorance;
  if (!endsInSeparator(flow, prefix) || !isWrittenPrefix) return ofSite;
  const isResolved =
    made.type !== AST_NODE_TYPES.CallExpression && made.type !== AST_NODE_TYPES.AwaitExpression
      ? flow.valueOf(subject).kind === 'parameter'
      : /(?:^|\.)(?:resolve|join|normalize|realpath|realpathSync)\(?\)?$/u.test(maker);
  if (!isResolved) return ofSite;
  return learn(flow, { subject, bits: isSite ? Purpose.path | Purpose.host : Purpose.path });
}

/** `url.hostname.endsWith('.own.example')`; without the dot any host may end so. */
function checkSuffix(flow: Flow, subject: TSESTree.Node, suffix: TSESTree.Node): Knowledge {
  const [first] = flow.partsOf(suffix);
  const isBounded = first?.kind === 'text' ? first.text.startsWith('.') : isWritten(flow, suffix);
  const made = getMadeFrom(flow, subject) ?? subject;
  const owner = getHostOwner(made) ?? getTakenFrom(flow, subject);
  return isBounded && owner !== undefined ? learnHost(flow, owner) : ignorance;
}

function checkCall(flow: Flow, node: TSESTree.CallExpression): Knowledge {
  const { arguments: args, callee } = node;
  const [first, second] = args;
  const name = flow.nameOf(callee) ?? '';
  if (first === undefined) return ignorance;
  if (/^(?:Number\.is(?:Integer|SafeInteger|Finite)|isFinite)$/u.test(name))
    return learn(flow, { subject: first, bits: everyPurpose });
  if (/^(?:Number\.)?isNaN$/u.test(name))
    return learn(flow, { subject: first, bits: everyPurpose, negated: true });
  if (/^Object\.hasOwn$/u.test(name) && second !== undefined) return checkAllowed(flow, second);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const method = getMemberName(callee) ?? '';
    const { object } = callee;
    if (
      method === 'includes' ||
      method === 'has' ||
      method === 'hasOwnProperty' ||
      method === 'some'
    ) {
      if (isOwnList(flow, object)) {
        if (method === 'some') return checkSome(flow, first);
        return checkAllowed(flow, first);
      }
      const part = first.type === AST_NODE_TYPES.Literal ? first.value : undefined;
      if (part === '//')
        return learn(flow, { subject: object, bits: noSecondSlash, negated: true });
      return part === '..' || part === '../'
        ? learn(flow, { subject: object, bits: Purpose.path, negated: true })
        : ignorance;
    }
    if (method === 'test') return checkPattern(flow, object, first);
    if (method === 'match' || method === 'exec') {
      return method === 'match'
        ? checkPattern(flow, first, object)
        : checkPattern(flow, object, first);
    }
    if (method === 'startsWith') return checkPrefix(flow, object, first);
    if (method === 'endsWith') return checkSuffix(flow, object, first);
    if (method === 'safeParse' || method === 'is' || method === 'Check')
      return learn(flow, {
        subject: args.length > 1 && second ? second : first,
        bits: everyPurpose,
      });
    if (ofPlace.test(method) && !name.startsWith('path.')) return learnPlace(flow, first);
    if (predicate.test(method) && !weakPredicate.test(method))
      return checkPredicate(flow, method, args);
    return ignorance;
  }
  if (callee.type !== AST_NODE_TYPES.Identifier) return ignorance;
  if (weakPredicate.test(callee.name)) return ignorance;
  const own = flow.bindings.functionOf(callee);
  if (own !== undefined) return checkOwnPredicate(flow, own, args);
  if (ofPlace.test(callee.name)) return learnPlace(flow, first);
  return predicate.test(callee.name) ? checkPredicate(flow, callee.name, args) : ignorance;
}

/** `isUuid(id)`; `isPathInside(file, folder)` and `isPathInside(folder, file)`. */
function checkPredicate(flow: Flow, name: string, args: readonly TSESTree.Node[]): Knowledge {
  const [first, second] = args;
  if (first === undefined) return ignorance;
  if (second === undefined || !/inside|within|child|sub(?:path|dir|folder)/iu.test(name))
    return learn(flow, { subject: first, bits: everyPurpose });
  const { holds } = learn(flow, { subject: first, bits: Purpose.path });
  return {
    holds: both(holds, learn(flow, { subject: second, bits: Purpose.path }).holds),
    fails: nothing,
  };
}

function learnPlace(flow: Flow, subject: TSESTree.Node): Knowledge {
  const made = getMadeFrom(flow, subject) ?? subject;
  const owner = getHostOwner(made) ?? getTakenFrom(flow, subject);
  const own = learn(flow, { subject, bits: Purpose.host }).holds;
  const facts = owner === undefined ? own : both(own, learnHost(flow, owner).holds);
  return { holds: facts, fails: facts };
}

/** `allowed.some((it) => it === origin)` */
function checkSome(flow: Flow, callback: TSESTree.Node): Knowledge {
  if (!isFunction(callback) || callback.body.type === AST_NODE_TYPES.BlockStatement)
    return ignorance;
  return { holds: understand(flow, callback.body).holds, fails: nothing };
}

function checkPattern(flow: Flow, pattern: TSESTree.Node, subject: TSESTree.Node): Knowledge {
  const written = readPattern(flow, pattern);
  if (written === undefined)
    return flow.valueOf(pattern).kind === 'unknown'
      ? learn(flow, { subject, bits: everyPurpose })
      : ignorance;
  if (isAllowListPattern(written.source, written.flags)) return checkAllowed(flow, subject);
  if (/^\^\\?\/(?:\(\?!\[?\\?[\\/]|\[\^[^\]]*\/|\\w|\[[\w-])/u.test(written.source))
    return learn(flow, { subject, bits: Purpose.host });
  if (/^\^\\?\/$/u.test(written.source)) return learn(flow, { subject, bits: slashFirst });
  if (/^\^https\??:\\\/\\\/[\w\\.-]+(?:\\\/|\$)/u.test(written.source))
    return learn(flow, { subject, bits: Purpose.host });
  if (
    /\\\.\\\.|\\\.\{2|\[[^[/]*\/|^\[/u.test(written.source) &&
    /\\\.\\\.|\//u.test(written.source)
  )
    return learn(flow, { subject, bits: Purpose.path, negated: true });
  return ignorance;
}

/** A predicate of the file's own is believed as far as what it returns can be understood. */
function checkOwnPredicate(
  flow: Flow,
  callable: FunctionNode,
  args: readonly TSESTree.Node[],
): Knowledge {
  const parameters = callable.params.map((it) => getKey(flow, it));
  const ofParameters = flow.once('predicate', callable, nothing, () =>
    understandReturns(flow, callable, parameters),
  );
  let holds: Facts = nothing;
  for (const [index, key] of parameters.entries()) {
    const subject = args[index];
    const bits = key === undefined ? undefined : ofParameters.get(key);
    if (subject !== undefined && bits !== undefined)
      holds = both(holds, learn(flow, { subject, bits }).holds);
  }
  return { holds, fails: nothing };
}

/** What a predicate tells of its parameters where it returns anything but `false`. */
function understandReturns(
  flow: Flow,
  callable: FunctionNode,
  parameters: readonly (string | undefined)[],
): Facts {
  const results =
    callable.body.type === AST_NODE_TYPES.BlockStatement
      ? flow.bindings.returnsOf(callable)
      : [callable.body];
  const [first = nothing, ...others] = results
    .filter((it) => it.type !== AST_NODE_TYPES.Literal || it.value !== false)
    .map((it) => both(understand(flow, it).holds, getFactsAt(flow, it, parameters)));
  return others.reduce(either, first);
}

function getFactsAt(flow: Flow, node: TSESTree.Node, keys: readonly (string | undefined)[]): Facts {
  const facts = new Map<string, number>();
  for (const key of keys) {
    if (key === undefined) continue;
    const bits = getBits(flow, node, key);
    if (bits !== 0) facts.set(key, bits);
  }
  return facts;
}

function checkComparison(flow: Flow, node: TSESTree.BinaryExpression): Knowledge {
  const { left, operator, right } = node;
  if (operator === 'in') return isOwnList(flow, right) ? checkAllowed(flow, left) : ignorance;
  const isEqual = operator === '===' || operator === '==';
  const isUnequal = operator === '!==' || operator === '!=';
  if (left.type === AST_NODE_TYPES.UnaryExpression && left.operator === 'typeof') {
    const type = right.type === AST_NODE_TYPES.Literal ? right.value : undefined;
    const bits = type === 'string' ? Purpose.operator : everyPurpose;
    if (type !== 'string' && type !== 'number' && type !== 'boolean' && type !== 'bigint')
      return ignorance;
    if (isEqual) return learn(flow, { subject: left.argument, bits });
    return isUnequal ? learn(flow, { subject: left.argument, bits, negated: true }) : ignorance;
  }
  if (left.type === AST_NODE_TYPES.CallExpression && getCalledMethod(left) === 'indexOf') {
    const found = checkIndex(flow, left, operator, right);
    if (found !== undefined) return found;
  }
  if (!isEqual && !isUnequal) return checkLength(flow, node);
  const ofCharacter = checkCharacter(flow, left, right);
  if (ofCharacter !== undefined)
    return isEqual ? ofCharacter : { holds: ofCharacter.fails, fails: ofCharacter.holds };
  if (isNothing(right) || isNothing(left)) return ignorance;
  // The server's own host is no choice of the caller's.
  const isOwn = (it: TSESTree.Node): boolean => isWritten(flow, it) || isOwnAddress(flow, it);
  const [subject, written] = isOwn(right) ? [left, right] : [right, left];
  if (!isOwn(written) || written.type === AST_NODE_TYPES.UnaryExpression) return ignorance;
  // `basename(x) === x` says that x is no more than a name.
  const holds = checkAllowed(flow, subject).holds;
  return isEqual ? { holds, fails: nothing } : { holds: nothing, fails: holds };
}

/** `text.length > 100`, `100 >= text.length` */
function checkLength(flow: Flow, { left, operator, right }: TSESTree.BinaryExpression): Knowledge {
  const isLeft = left.type === AST_NODE_TYPES.MemberExpression && getMemberName(left) === 'length';
  const measured = isLeft ? left : right;
  if (measured.type !== AST_NODE_TYPES.MemberExpression || getMemberName(measured) !== 'length')
    return ignorance;
  if (!isWritten(flow, isLeft ? right : left)) return ignorance;
  const isAbove = isLeft ? /^>=?$/u.test(operator) : /^<=?$/u.test(operator);
  const isBelow = isLeft ? /^<=?$/u.test(operator) : /^>=?$/u.test(operator);
  if (!isAbove && !isBelow) return ignorance;
  const limit = readSize(flow, isLeft ? right : left);
  // `text.length > 0` limits nothing.
  if (limit !== undefined && limit > longestText) return ignorance;
  return learn(flow, { subject: measured.object, bits: Purpose.length, negated: isAbove });
}

function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === AST_NODE_TYPES.Literal && (node.value === null || node.value === '')) ||
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined')
  );
}

/** `target[0] === '/'`, `target.charAt(1) === '/'` */
function checkCharacter(
  flow: Flow,
  left: TSESTree.Node,
  right: TSESTree.Node,
): Knowledge | undefined {
  if (right.type !== AST_NODE_TYPES.Literal || right.value !== '/') return undefined;
  const call = left.type === AST_NODE_TYPES.CallExpression ? left : undefined;
  const member = call === undefined ? left : call.callee;
  if (member.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const index = call === undefined ? member.property : call.arguments[0];
  if (call !== undefined && !/^(?:charAt|at)$/u.test(getMemberName(member) ?? '')) return undefined;
  if (index?.type !== AST_NODE_TYPES.Literal) return undefined;
  const subject = member.object;
  if (index.value === 0) return learn(flow, { subject, bits: slashFirst });
  return index.value === 1
    ? learn(flow, { subject, bits: noSecondSlash, negated: true })
    : undefined;
}

function getCalledMethod({ callee }: TSESTree.CallExpression): string | undefined {
  return callee.type === AST_NODE_TYPES.MemberExpression ? getMemberName(callee) : undefined;
}

/** `allowed.indexOf(x) !== -1`, `path.indexOf(root) !== 0`, `x.indexOf('..') > -1` */
function checkIndex(
  flow: Flow,
  call: TSESTree.CallExpression,
  operator: string,
  right: TSESTree.Node,
): Knowledge | undefined {
  const { callee } = call;
  const [item] = call.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || item === undefined) return undefined;
  const text = flow.sourceCode.getText(right);
  const isFound =
    (text === '-1' && /^(?:!==?|>)$/u.test(operator)) || (text === '0' && operator === '>=');
  const isMissing =
    (text === '-1' && /^===?$/u.test(operator)) || (text === '0' && operator === '<');
  if (isFound || isMissing) {
    const isDots = item.type === AST_NODE_TYPES.Literal && /^\.\.\/?$/u.test(String(item.value));
    if (isDots)
      return learn(flow, { subject: callee.object, bits: Purpose.path, negated: isFound });
    if (!isOwnList(flow, callee.object)) return ignorance;
    const { holds } = checkAllowed(flow, item);
    return isFound ? { holds, fails: nothing } : { holds: nothing, fails: holds };
  }
  if (text === '0' && /^[!=]==?$/u.test(operator)) {
    const { holds } = checkPrefix(flow, callee.object, item);
    return operator.startsWith('=') ? { holds, fails: nothing } : { holds: nothing, fails: holds };
  }
  return undefined;
}

/** What a condition tells where it holds and where it fails. */
function understand(flow: Flow, test: TSESTree.Node): Knowledge {
  return flow.once('test', test, ignorance, () => {
    switch (test.type) {
      case AST_NODE_TYPES.UnaryExpression: {
        if (test.operator !== '!') return ignorance;
        const { fails, holds } = understand(flow, test.argument);
        return { holds: fails, fails: holds };
      }
      case AST_NODE_TYPES.LogicalExpression: {
        const left = understand(flow, test.left);
        const right = understand(flow, test.right);
        if (test.operator === '&&')
          return { holds: both(left.holds, right.holds), fails: either(left.fails, right.fails) };
        if (test.operator === '||')
          return { holds: either(left.holds, right.holds), fails: both(left.fails, right.fails) };
        return ignorance;
      }
      case AST_NODE_TYPES.BinaryExpression:
        return checkComparison(flow, test);
      case AST_NODE_TYPES.CallExpression:
        return checkCall(flow, test);
      case AST_NODE_TYPES.AwaitExpression:
        return understand(flow, test.argument);
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
        return understand(flow, test.expression);
      case AST_NODE_TYPES.Identifier: {
        // `const isAllowed = allowed.has(x); if (!isAllowed) return;`
        const made = getMadeFrom(flow, test);
        return made === undefined ? ignorance : understand(flow, made);
      }
      default:
        return ignorance;
    }
  });
}

function leaves(statement: TSESTree.Statement | null): boolean {
  switch (statement?.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.ContinueStatement:
    case AST_NODE_TYPES.BreakStatement:
      return true;
    case AST_NODE_TYPES.BlockStatement:
      return leaves(statement.body.at(-1) ?? null);
    case AST_NODE_TYPES.IfStatement:
      return leaves(statement.consequent) && leaves(statement.alternate);
    case AST_NODE_TYPES.ExpressionStatement:
      return (
        statement.expression.type === AST_NODE_TYPES.CallExpression &&
        /^process\.exit$/u.test(
          statement.expression.callee.type === AST_NODE_TYPES.MemberExpression &&
            statement.expression.callee.object.type === AST_NODE_TYPES.Identifier
            ? `${statement.expression.callee.object.name}.${getMemberName(statement.expression.callee) ?? ''}`
            : '',
        )
      );
    default:
      return false;
  }
}

/** The name that an `if` without an `else` gives something harmless in its last statement. */
function getReplaced(
  flow: Flow,
  { alternate, consequent }: TSESTree.IfStatement,
): string | undefined {
  const last =
    consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body.at(-1) : consequent;
  if (alternate !== null || last?.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const { expression } = last;
  if (expression.type !== AST_NODE_TYPES.AssignmentExpression || expression.operator !== '=')
    return undefined;
  const { kind } = flow.valueOf(expression.right);
  return kind === 'constant' || kind === 'clean' ? getKey(flow, expression.left) : undefined;
}

const asserting = /^(?:assert|invariant|ok|check|ensure|validate|verify|require)(?:[A-Z_]|$)/u;

function ofStatement(flow: Flow, statement: TSESTree.Node): Facts {
  if (statement.type === AST_NODE_TYPES.IfStatement) {
    if (leaves(statement.consequent)) return understand(flow, statement.test).fails;
    const replaced = getReplaced(flow, statement);
    if (replaced !== undefined) {
      // `if (!allowed.has(x)) x = 'a';`
      const bits = understand(flow, statement.test).fails.get(replaced);
      return bits === undefined ? nothing : new Map([[replaced, bits]]);
    }
    return statement.alternate !== null && leaves(statement.alternate)
      ? understand(flow, statement.test).holds
      : nothing;
  }
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return nothing;
  const expression =
    statement.expression.type === AST_NODE_TYPES.AwaitExpression
      ? statement.expression.argument
      : statement.expression;
  if (expression.type === AST_NODE_TYPES.AssignmentExpression) {
    const key = getKey(flow, expression.left);
    const { kind } = flow.valueOf(expression.right);
    // `id = Number(id)`: from here on the name holds something else.
    return expression.operator === '=' &&
      key !== undefined &&
      kind !== 'input' &&
      kind !== 'request'
      ? new Map([[key, everyPurpose]])
      : nothing;
  }
  if (expression.type !== AST_NODE_TYPES.CallExpression) return nothing;
  const { callee } = expression;
  const name = getCalleeName(expression) ?? '';
  const [first] = expression.arguments;
  if (first === undefined || !asserting.test(name) || weakPredicate.test(name)) return nothing;
  const { holds } = understand(flow, first);
  if (holds.size > 0) return holds;
  const { kind } = flow.valueOf(first);
  if (kind !== 'input') return nothing;
  // `assertSafePath(path);` throws where it is not.
  const own = flow.bindings.functionOf(callee);
  return own === undefined ? learn(flow, { subject: first, bits: everyPurpose }).holds : nothing;
}

/**
 * The statements of a list that may tell something further down, by the names they mention. What they tell is
 * found out when it is asked for: on the way there, values are needed that stand before them.
 */
function getTellingStatements(
  flow: Flow,
  holder: TSESTree.BlockStatement | TSESTree.Program,
): ReadonlyMap<string, readonly TSESTree.Statement[]> {
  return flow.once('telling', holder, noStatements, () => {
    const found = new Map<string, TSESTree.Statement[]>();
    for (const statement of getStatements(holder)) {
      const condition = getCondition(flow, statement);
      if (condition === undefined) continue;
      for (const name of getNames(flow, condition)) {
        const known = found.get(name);
        if (known === undefined) found.set(name, [statement]);
        else known.push(statement);
      }
    }
    return found;
  });
}

/** The statements of a list, and those of a `try` whose `catch` leaves: after it, none of them has thrown. */
function getStatements(holder: TSESTree.BlockStatement | TSESTree.Program): TSESTree.Statement[] {
  return holder.body.flatMap((statement) =>
    statement.type === AST_NODE_TYPES.TryStatement &&
    statement.handler !== null &&
    leaves(statement.handler.body)
      ? getStatements(statement.block)
      : [statement],
  );
}

/** The part of a statement by which it may tell something. */
function getCondition(flow: Flow, statement: TSESTree.Statement): TSESTree.Node | undefined {
  if (statement.type === AST_NODE_TYPES.IfStatement) {
    const isExit =
      leaves(statement.consequent) || (statement.alternate !== null && leaves(statement.alternate));
    return isExit || getReplaced(flow, statement) !== undefined ? statement.test : undefined;
  }
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const { expression } = statement;
  if (expression.type === AST_NODE_TYPES.AssignmentExpression)
    return expression.operator === '=' ? expression.left : undefined;
  const call =
    expression.type === AST_NODE_TYPES.AwaitExpression ? expression.argument : expression;
  return call.type === AST_NODE_TYPES.CallExpression && asserting.test(getCalleeName(call) ?? '')
    ? call
    : undefined;
}

/** What a variable may hold that is a condition, or that a condition is told of. */
const telling: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.AwaitExpression,
  AST_NODE_TYPES.BinaryExpression,
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.LogicalExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.UnaryExpression,
]);

/** The names in a condition, and those that the names were made from: `const known = allowed.has(id)`. */
function getNames(flow: Flow, condition: TSESTree.Node): ReadonlySet<string> {
  const names = new Set<string>();
  const stack: TSESTree.Node[] = [condition];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === AST_NODE_TYPES.MemberExpression && !node.computed) {
      stack.push(node.object);
      continue;
    }
    if (node.type === AST_NODE_TYPES.Identifier && !names.has(node.name)) {
      names.add(node.name);
      const made = getMadeFrom(flow, node) ?? getTakenFrom(flow, node);
      if (made !== undefined && telling.has(made.type) && names.size < mostNames) stack.push(made);
    }
    if (!isFunction(node) || node.body.type !== AST_NODE_TYPES.BlockStatement)
      stack.push(...getChildNodes(flow.sourceCode, node));
  }
  return names;
}

function isWithin(node: TSESTree.Node, holder: TSESTree.Node | null): boolean {
  return holder !== null && node.range[0] >= holder.range[0] && node.range[1] <= holder.range[1];
}

/** For which uses input is harmless that a statement gives a name; `undefined` for any other statement. */
function getGiven(flow: Flow, statement: TSESTree.Statement, key: string): number | undefined {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const { expression } = statement;
  if (expression.type !== AST_NODE_TYPES.AssignmentExpression || expression.operator !== '=')
    return undefined;
  if (getKey(flow, expression.left) !== key) return undefined;
  const { cleared, kind } = flow.valueOf(expression.right);
  return kind === 'input' ? cleared : undefined;
}

/**
 * What the statements of a list that end before a position tell of an expression. It is added up once per expression,
 * and no further than somebody asked.
 */
function getBitsAt(
  flow: Flow,
  holder: TSESTree.BlockStatement | TSESTree.Program,
  key: string,
  position: number,
): number {
  const statements = getTellingStatements(flow, holder).get(getRoot(key)) ?? [];
  const count = countBefore(statements, position);
  const added = flow.once<TSESTree.Node, number[]>(`added ${key}`, holder, [], () => []);
  while (added.length < count) {
    const index = added.length;
    const statement = statements[index];
    if (statement === undefined) break;
    const facts = flow.once('told', statement, nothing, () => ofStatement(flow, statement));
    const bits = getGiven(flow, statement, key) ?? (added[index - 1] ?? 0) | (facts.get(key) ?? 0);
    // To find that out, the same may have been asked for.
    if (added.length === index) added.push(bits);
  }
  return added[count - 1] ?? 0;
}

/** How many statements of a list end before a position. */
function countBefore(statements: readonly TSESTree.Statement[], position: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((statements[middle]?.range[1] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What stands around an expression and holds there because of that. */
function ofAncestor(flow: Flow, ancestor: TSESTree.Node, node: TSESTree.Node, key: string): number {
  switch (ancestor.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression: {
      if (isWithin(node, ancestor.consequent))
        return understand(flow, ancestor.test).holds.get(key) ?? 0;
      return isWithin(node, ancestor.alternate)
        ? (understand(flow, ancestor.test).fails.get(key) ?? 0)
        : 0;
    }
    case AST_NODE_TYPES.LogicalExpression: {
      if (!isWithin(node, ancestor.right)) return 0;
      const { fails, holds } = understand(flow, ancestor.left);
      if (ancestor.operator === '&&') return holds.get(key) ?? 0;
      return ancestor.operator === '||' ? (fails.get(key) ?? 0) : 0;
    }
    case AST_NODE_TYPES.SwitchCase: {
      if (ancestor.test === null || isWithin(node, ancestor.test)) return 0;
      return getKey(flow, ancestor.parent.discriminant) === key ? everyPurpose : 0;
    }
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.Program: {
      return getBitsAt(flow, ancestor, key, node.range[0]);
    }
    default:
      return 0;
  }
}

function getBits(flow: Flow, node: TSESTree.Node, key: string): number {
  let bits = 0;
  // The program's parent is `null`, whatever its type says.
  for (let ancestor = node.parent; ancestor; ancestor = ancestor.parent) {
    bits |= ofAncestor(flow, ancestor, node, key);
    if ((bits & everyPurpose) === everyPurpose) break;
  }
  return bits;
}

/**
 * Tells what the checks around and before an expression make it harmless for.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Bits of `Purpose`.
 */
export function getClearedByGuards(flow: Flow, node: TSESTree.Node): number {
  if (node.type !== AST_NODE_TYPES.Identifier && node.type !== AST_NODE_TYPES.MemberExpression)
    return 0;
  const key = getKey(flow, node);
  if (key === undefined) return 0;
  const bits = getBits(flow, node, key);
  return ((bits & oneSlash) === oneSlash ? bits | Purpose.host : bits) & everyPurpose;
}
