import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import { getProperty } from '../../flow/get-property.js';
import type { Flow } from '../../flow/flow.js';

/** An argument that is read as a path. */
export interface PathArgument {
  readonly node: TSESTree.Node;
  /** Whether `..` is refused as long as the text itself begins with a folder and is not normalised before. */
  readonly refusesDots?: boolean;
}

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

const fileSystem =
  /^(?:fs|fs\.promises|fs\/promises|fs-extra|fs-extra\/esm|graceful-fs|original-fs)\.(?<method>\w+?)(?:Sync)?$/u;

/** By the documentation of Node 24 and of fs-extra 11. `realpath` is left out, as it serves to check. */
const onePath = setOf(
  'access appendFile chmod chown createReadStream createWriteStream exists lchmod lchown lstat lutimes mkdir mkdtemp ' +
    'open openAsBlob opendir readFile readdir readlink rm rmdir stat statfs truncate unlink unwatchFile utimes watch ' +
    'watchFile writeFile createFile emptyDir emptydir ensureDir ensureFile mkdirp mkdirs outputFile outputJSON ' +
    'outputJson pathExists readJSON readJson remove writeJSON writeJson',
);
const twoPaths = setOf(
  'copy copyFile cp createLink createSymlink ensureLink ensureSymlink link move rename symlink',
);

const answer = /^(?:res|resp|response|\w+Res(?:ponse)?)$/u;
const fastifyAnswer = /^(?:reply|rep)$/u;
const koaContext = /^(?:ctx|context)$/u;

function getLastName(node: TSESTree.Node): string {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression:
      return getMemberName(node) ?? '';
    case AST_NODE_TYPES.CallExpression:
      // `res.status(200).sendFile(…)`
      return node.callee.type === AST_NODE_TYPES.MemberExpression
        ? getLastName(node.callee.object)
        : '';
    default:
      return '';
  }
}

function toArguments(nodes: readonly (TSESTree.Node | undefined)[]): PathArgument[] {
  return nodes.flatMap((node) => (node === undefined ? [] : [{ node }]));
}

/** `res.sendFile(path, { root })` keeps within the root, and without one wants an absolute path without `..`. */
function ofSending(
  flow: Flow,
  args: readonly TSESTree.Node[],
  refusesDots: boolean,
): PathArgument[] {
  const [path, ...others] = args;
  if (path === undefined) return [];
  for (const options of others) {
    const root = getProperty(flow, options, 'root');
    if (root.kind === 'present') return [{ node: root.value }];
    // Not written here: it may well hold a root.
    const isCallback =
      options.type === AST_NODE_TYPES.ArrowFunctionExpression ||
      options.type === AST_NODE_TYPES.FunctionExpression;
    if (root.kind === 'unknown' && !isCallback && flow.partsOf(options)[0]?.kind === 'hole')
      return options === others[0] && others.length === 1 && !refusesDots ? [{ node: path }] : [];
  }
  return [{ node: path, refusesDots }];
}

function ofAnswer(
  flow: Flow,
  { arguments: args, callee }: TSESTree.CallExpression,
): PathArgument[] | undefined {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const owner = getLastName(callee.object);
  const [first, second] = args;
  switch (getMemberName(callee)) {
    case 'sendFile':
    case 'sendfile':
      // Fastify keeps what it sends within the root; the root may be given beside the name.
      if (fastifyAnswer.test(owner)) return toArguments([second]);
      return answer.test(owner) ? ofSending(flow, args, true) : undefined;
    case 'download':
      return answer.test(owner) ? ofSending(flow, args, false) : undefined;
    case 'render':
      return answer.test(owner) || koaContext.test(owner) ? toArguments([first]) : undefined;
    case 'view':
      return fastifyAnswer.test(owner) || owner === 'h' ? toArguments([first]) : undefined;
    case 'mv':
      return toArguments([first, args.length > 1 ? second : undefined]);
    case 'file': {
      const isConfined = getProperty(flow, second, 'confine');
      const isFree =
        isConfined.kind === 'present' &&
        isConfined.value.type === AST_NODE_TYPES.Literal &&
        isConfined.value.value === false;
      return owner === 'h' && isFree ? toArguments([first]) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Finds the arguments of a call that are read as paths.
 *
 * @param flow - The flow of the file.
 * @param node - The call.
 * @returns The arguments; none for a call that takes no path.
 */
export function getPathArguments(flow: Flow, node: TSESTree.CallExpression): PathArgument[] {
  const { arguments: args } = node;
  const name = flow.nameOf(node.callee) ?? '';
  const method = fileSystem.exec(name)?.groups?.['method'];
  if (method !== undefined) {
    if (onePath.has(method)) return toArguments(args.slice(0, 1));
    return twoPaths.has(method) ? toArguments(args.slice(0, 2)) : [];
  }
  if (name === 'express.static' || name === 'serve-static' || name === 'koa-static')
    return toArguments(args.slice(0, 1));
  if (name === 'koa-send' || name === 'send') return ofSending(flow, args.slice(1), true);
  if (name === 'require') return toArguments(args.slice(0, 1));
  return ofAnswer(flow, node) ?? [];
}
