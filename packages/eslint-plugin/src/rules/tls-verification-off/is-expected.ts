import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions } from '../../ast/get-conditions.js';
import { getCalleeName } from '../../ast/get-callee-name.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { isLocalOnly, loopback } from './is-local-only.js';

/** Names of settings by which whoever runs the program asks for it. */
const setting =
  /insecure|unsafe|self[-_]?signed|(?:accept|allow|trust)[-_]?(?:all|any|invalid|unauthorized)|(?:disable|ignore|skip)[-_]?(?:cert|https?|ssl|tls)?[-_]?(?:cert|error|verif|valid)|(?:no|not)[-_]?verify|verify|reject[-_]?unauthorized|strict[-_]?ssl|ssl[-_]?mode/iu;
const server = /^(?:createServer|createSecureServer|createSecureContext|setSecureContext)$/u;

/** Whether the options are a server's, which then looks at its clients' certificates itself, or a loopback's. */
function isServerOrLocal(flow: Flow, object: TSESTree.Node): boolean {
  if (getProperty(flow, object, 'requestCert').kind === 'present') return true;
  const host = ['host', 'hostname', 'servername']
    .map((it) => getProperty(flow, object, it))
    .find((it) => it.kind === 'present');
  if (host?.kind === 'present' && loopback.test(getStaticText(flow, host.value) ?? '')) return true;
  const { parent } = object;
  if (
    parent?.type === AST_NODE_TYPES.Property &&
    parent.parent.type === AST_NODE_TYPES.ObjectExpression
  )
    return isServerOrLocal(flow, parent.parent);
  return (
    (parent?.type === AST_NODE_TYPES.CallExpression ||
      parent?.type === AST_NODE_TYPES.NewExpression) &&
    server.test(getCalleeName(parent) ?? '')
  );
}

/**
 * Tells whether the check of certificates may be off.
 *
 * @param flow - The flow of the file.
 * @param node - The option or assignment that turns it off.
 * @returns Whether it is in a server's own options, for this machine alone, for development, or asked for by a setting.
 */
export function isExpected(flow: Flow, node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    isLocalOnly(flow, node) ||
    getConditions(node).some(({ test }) => setting.test(flow.sourceCode.getText(test))) ||
    (parent?.type === AST_NODE_TYPES.ObjectExpression && isServerOrLocal(flow, parent))
  );
}
