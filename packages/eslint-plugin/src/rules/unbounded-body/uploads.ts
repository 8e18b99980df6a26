import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Call } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { isAmended } from '../../flow/is-amended.js';
import { readSize } from '../../flow/read-size.js';

/** How a parser of uploads is told how much it may take. */
interface Upload {
  readonly options: TSESTree.Node | undefined;
  /** The members that lead to the largest file's size. */
  readonly path: readonly string[];
  /** Whether it takes files of any size where nothing is said. */
  readonly isOpen: boolean;
}

const fileSize = ['limits', 'fileSize'];

/**
 * Parsers of multipart forms. Sources: the documentation of multer 2, busboy 1, \@fastify/busboy 3, express-fileupload 1
 * (files of any size), formidable 3 (200 MB) and \@fastify/multipart 9 (the server's `bodyLimit`).
 */
const parsers: ReadonlyMap<string, Pick<Upload, 'isOpen' | 'path'>> = new Map([
  ['multer', { path: fileSize, isOpen: true }],
  ['busboy', { path: fileSize, isOpen: true }],
  ['connect-busboy', { path: fileSize, isOpen: true }],
  ['@fastify/busboy', { path: fileSize, isOpen: true }],
  ['@fastify/busboy.Busboy', { path: fileSize, isOpen: true }],
  ['express-fileupload', { path: fileSize, isOpen: true }],
  ['formidable', { path: ['maxFileSize'], isOpen: false }],
  ['formidable.formidable', { path: ['maxFileSize'], isOpen: false }],
  ['formidable.Formidable', { path: ['maxFileSize'], isOpen: false }],
  ['formidable.IncomingForm', { path: ['maxFileSize'], isOpen: false }],
  ['koa-body', { path: ['formidable', 'maxFileSize'], isOpen: false }],
  ['koa-body.koaBody', { path: ['formidable', 'maxFileSize'], isOpen: false }],
]);

/** Nest.js hands these options on to multer. */
const nestParser =
  /^@nestjs\/platform-express\.(?:(?:Any)?Files?(?:Fields)?Interceptor|MulterModule\.register)$/u;
const fastifyPlugin = /^(?:@fastify\/multipart|fastify-multipart)$/u;

function getUpload(flow: Flow, { arguments: args, callee }: Call): Upload | undefined {
  const name = flow.nameOf(callee) ?? '';
  const parser = parsers.get(name);
  if (parser !== undefined) return { ...parser, options: args[0] };
  if (nestParser.test(name)) {
    const position = /AnyFiles|register/u.test(name) ? 0 : 1;
    const second = args[position];
    // `FilesInterceptor(field, maxCount, options)`, where the count may be left out.
    const isCounted = /FilesInterceptor$/u.test(name) && position === 1 && args.length > 2;
    return { path: fileSize, isOpen: true, options: isCounted ? args[2] : getObject(flow, second) };
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression || getMemberName(callee) !== 'register')
    return undefined;
  const [plugin, options] = args;
  return plugin !== undefined && fastifyPlugin.test(flow.nameOf(plugin) ?? '')
    ? { path: fileSize, isOpen: false, options }
    : undefined;
}

/** A count in the place of the options is none. */
function getObject(flow: Flow, node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  return node !== undefined && readSize(flow, node) === undefined ? node : undefined;
}

/** Whether a parser is made for forms without files alone: `multer().none()`. */
function isForFieldsOnly(flow: Flow, node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node)
    return getMemberName(parent) === 'none';
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  const uses = flow.bindings.variableOf(parent.id)?.references.filter((it) => it.isRead()) ?? [];
  return uses.length > 0 && uses.every(({ identifier }) => isForFieldsOnly(flow, identifier));
}

/**
 * Finds what lets a parser of uploads take files of any size.
 *
 * @param flow - The flow of the file.
 * @param call - The call that makes the parser.
 * @returns The option that says so, or the callee where a limit is missing; `undefined` for any other call.
 */
export function findOpenUpload(flow: Flow, call: Call): TSESTree.Node | undefined {
  const upload = getUpload(flow, call);
  if (upload === undefined) return undefined;
  const { isOpen, options, path } = upload;
  let holder = options;
  for (const name of path) {
    const named = holder;
    if (named !== undefined && path.some((it) => isAmended(flow, named, it))) return undefined;
    const property = getProperty(flow, holder, name);
    if (property.kind === 'unknown') return undefined;
    if (property.kind === 'absent')
      return isOpen && !isForFieldsOnly(flow, call) ? call.callee : undefined;
    holder = property.value;
  }
  return holder !== undefined && readSize(flow, holder) === Infinity ? holder : undefined;
}
