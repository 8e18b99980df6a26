import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getCalleeName } from './get-callee-name.js';
import { getMemberName } from './get-member-name.js';
import { getSilentOutcome } from './get-silent-outcome.js';
import { getTypedServices } from '../types/get-typed-services.js';

/** Functions whose callback comes first or second and gets no error, or always gets one. */
const otherCallback =
  /^(?:then|use|on|once|off|addListener|prepend(?:Once)?Listener|addEventListener|map|flatMap|forEach|filter|some|every|find(?:Last)?(?:Index)?|reduce(?:Right)?|sort|toSorted|from|fn|mock\w*|callsFake)$/u;
/** Functions whose name says that the callback is for failures alone. */
const errorHandler = /err|catch|fail|reject|retry|reduc/iu;
/** Functions of Node.js whose callback gets nothing but an error. */
const errorOnly =
  /^(?:access|appendFile|chmod|chown|copyFile|cp|fsync|link|mkdir|rename|rm|rmdir|symlink|truncate|unlink|utimes|writeFile|pipeline)$/u;

/** Whether a call goes over a list or a record of errors: `errors.map()`, `mapValues(errors)`. */
function isOverErrors({ arguments: values, callee }: TSESTree.CallExpression): boolean {
  const object = callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
  return [object, ...values].some((it) => {
    const name =
      it?.type === AST_NODE_TYPES.MemberExpression
        ? getMemberName(it)
        : it?.type === AST_NODE_TYPES.Identifier && it.name;
    return typeof name === 'string' && /errors$/iu.test(name);
  });
}

function getNullability(
  sourceCode: Readonly<SourceCode>,
  parameter: TSESTree.Identifier,
): 'nullable' | 'present' | 'unknown' {
  const services = getTypedServices(sourceCode);
  if (services === undefined) return 'unknown';
  const { strict, strictNullChecks } = services.program.getCompilerOptions();
  if (!(strictNullChecks ?? strict ?? false)) return 'unknown';
  const checker = services.program.getTypeChecker();
  const type = services.getTypeAtLocation(parameter);
  const error = checker.getNonNullableType(type);
  if (error.getProperties().length === 0) return 'unknown';
  return error === type ? 'present' : 'nullable';
}

/**
 * Tells whether a function is a callback of Node's kind, which is called for failure and success
 * alike and must look at its first parameter to tell them apart.
 *
 * @param sourceCode - The source code.
 * @param callback - A function that is the last argument of a call.
 * @param parameter - Its first parameter, named as an error.
 * @returns Whether it is, as surely as the types or, without them, the names can tell.
 */
export function isNodeCallback(
  sourceCode: Readonly<SourceCode>,
  callback: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression,
  parameter: TSESTree.Identifier,
): boolean {
  const call = callback.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.arguments.at(-1) !== callback) {
    return false;
  }
  const name = getCalleeName(call);
  if (
    name === undefined ||
    errorHandler.test(name) ||
    isOverErrors(call) ||
    (otherCallback.test(name) && call.arguments.length <= 2)
  ) {
    return false;
  }
  const last = callback.params.at(-1);
  // An error-handling middleware is called with errors only.
  if (last?.type === AST_NODE_TYPES.Identifier && /^_?next$/u.test(last.name)) return false;
  const nullability = getNullability(sourceCode, parameter);
  if (nullability !== 'unknown') return nullability === 'nullable';
  return (
    callback.params.length > 1 ||
    errorOnly.test(name) ||
    getSilentOutcome(callback.body)?.kind === 'nothing'
  );
}
