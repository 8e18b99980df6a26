import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Call } from '../../flow/bindings.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';

/** Parsers that have a limit of their own, by the options that lift it. */
const parser = /^(?:express|body-parser)(?:\.(?:json|urlencoded|raw|text))?$/u;
const koaParser = /^(?:koa-bodyparser|@koa\/bodyparser(?:\.bodyParser)?|koa-body(?:\.koaBody)?)$/u;
const koaLimits = ['jsonLimit', 'formLimit', 'textLimit', 'xmlLimit'];

/**
 * Lists the limits that a call gives a parser of bodies.
 *
 * @param flow - The flow of the file.
 * @param call - The call: `express.json({ limit })`, `bodyParser({ jsonLimit })`, `app.useBodyParser('json', { limit })`,
 *   `bodyLimit({ maxSize })`.
 * @returns The values of the options.
 */
export function getLimits(flow: Flow, { arguments: args, callee }: Call): TSESTree.Node[] {
  const name = flow.nameOf(callee) ?? '';
  const [first, second] = args;
  let options = first;
  let names = koaLimits;
  if (parser.test(name)) names = ['limit'];
  else if (name === 'hono/body-limit.bodyLimit') names = ['maxSize'];
  else if (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    getMemberName(callee) === 'useBodyParser'
  ) {
    options = second;
    names = ['limit'];
  } else if (!koaParser.test(name)) return [];
  return names.flatMap((it) => {
    const property = getProperty(flow, options, it);
    return property.kind === 'present' ? [property.value] : [];
  });
}
