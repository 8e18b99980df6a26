import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { readBoolean } from '../../flow/read-boolean.js';

/**
 * Options that turn the check of certificates off, and the value that does. Sources: the documentation of Node 24's
 * `tls` and `https`, request 2, mongodb 6, tedious 19.
 */
const switches = new Map<string, boolean>([
  ['rejectUnauthorized', false],
  ['strictSSL', false],
  ['sslValidate', false],
  ['tlsInsecure', true],
  ['tlsAllowInvalidCertificates', true],
  ['tlsAllowInvalidHostnames', true],
  ['trustServerCertificate', true],
]);

/** Variables of the environment that turn it off for a whole program. */
const variables = new Map<string, RegExp>([
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/u],
  ['GIT_SSL_NO_VERIFY', /^(?:1|true)$/iu],
]);

/** Versions of TLS that have been broken for long, by the options that take them. */
const outdated = new Map<string, RegExp>([
  ['minVersion', /^TLSv1(?:\.1)?$/u],
  ['maxVersion', /^TLSv1(?:\.1)?$/u],
  ['secureProtocol', /^(?:SSLv[23]|TLSv1(?:_1)?)(?:_(?:client|server))?_method$/u],
  ['DEFAULT_MIN_VERSION', /^TLSv1(?:\.1)?$/u],
  ['DEFAULT_MAX_VERSION', /^TLSv1(?:\.1)?$/u],
]);

/**
 * Judges what is given to an option, a member or a variable of the environment by its name.
 *
 * @param flow - The flow of the file.
 * @param name - The name.
 * @param value - What it is given.
 * @returns `off` where it turns the check of certificates off, `outdated` where it lets a broken version of TLS in.
 */
export function judgeSwitch(
  flow: Flow,
  name: string,
  value: TSESTree.Node,
): 'off' | 'outdated' | undefined {
  const off = switches.get(name);
  if (off !== undefined) return readBoolean(flow, value) === off ? 'off' : undefined;
  const variable = variables.get(name);
  const version = outdated.get(name);
  if (variable === undefined && version === undefined)
    return (name === 'ssl' || name === 'sslmode') && getStaticText(flow, value) === 'no-verify'
      ? 'off'
      : undefined;
  const text = getStaticText(flow, value);
  if (text === undefined) return undefined;
  if (variable?.test(text) === true) return 'off';
  return version?.test(text) === true ? 'outdated' : undefined;
}
