import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getExpressionName } from '../../ast/get-expression-name.js';
import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';

const levels = new Set(
  'log info warn warning error debug trace fatal verbose silly notice http critical alert emerg success'.split(
    ' ',
  ),
);
const consoleMethods = new Set('log info warn error debug trace dir table group'.split(' '));
const logger =
  /^(?:log|logs|logger|logging|pino|winston|bunyan|signale|consola|loglevel)$|Log(?:ger)?$|_log(?:ger)?$/u;
const made =
  /^(?:pino|winston\.createLogger|bunyan\.createLogger|log4js\.getLogger|@nestjs\/common\.Logger|consola|signale|loglevel|npmlog|tslog\.Logger|winston)\b/u;
/** Some call what checks or writes audit trails a logger. */
const other = /^(?:Math|blog|dialog|catalog|changelog|ctx)$/iu;

/** The object itself or what it was made from: `this.logger`, `request.log`, `logger.child({})`. */
function isLogger(flow: Flow, node: TSESTree.Node): boolean {
  const name = getExpressionName(node);
  if (name !== undefined && other.test(name)) return false;
  if (name !== undefined && logger.test(name)) return true;
  if (made.test(flow.nameOf(node) ?? '')) return true;
  return (
    node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(?:child|withTag|extend|getLogger|scope|withContext)$/u.test(
      getMemberName(node.callee) ?? '',
    ) &&
    isLogger(flow, node.callee.object)
  );
}

/**
 * Tells whether a call writes what it is given to a log.
 *
 * @param flow - The flow of the file.
 * @param call - The call.
 * @returns Whether it does: the console, a logger by what it was made with or is called, `debug('name')()`.
 */
export function isLogCall(flow: Flow, { callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) {
    const name = flow.nameOf(callee) ?? '';
    return name === 'debug()' || name === 'util.debuglog()';
  }
  const method = getMemberName(callee) ?? '';
  if (
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'console' &&
    consoleMethods.has(method)
  )
    return true;
  return levels.has(method) && isLogger(flow, callee.object);
}
