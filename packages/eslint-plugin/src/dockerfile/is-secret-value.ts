const placeholder =
  /^(?:<.*>|\{\{.*\}\}|\*+|x+|\.+|-+|n\/?a|none|null|nil|undefined|true|false|yes|no|on|off|unset|unused|empty|todo|tbd|redacted|changeit)$|(?:^|[-_ .])(?:dummy|placeholder|example|fake|sample)(?:$|[-_ .\d])|replace[-_ ]?(?:me|this|with)|change[-_ ]?(?:me|this)|your[-_ ]|not[-_ ]?(?:a[-_ ])?(?:real|secret|used|needed)|only[-_ ]?for|(?:for|at|during)[-_ ]?build|build[-_ ]?(?:time|only)|insert[-_ ]|to[-_ ]?be[-_ ]|^(?:deadbeef|cafebabe)+$/iu;
const path = /^(?:\.{0,2}\/|~\/|file:|[A-Za-z]:\\)/u;
const knownSecret =
  /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[\dA-Z]{16}\b|\bgh[pousr]_\w{36}|\bgithub_pat_\w{22}|\bglpat-[\w-]{20}|\bnpm_[A-Za-z\d]{36}\b|\b[rs]k_live_[A-Za-z\d]{16}|\bxox[abprs]-[\w-]{10}|\bAIza[\w-]{35}|\bsk-(?:ant-|proj-)[\w-]{20}/u;
const credentials = /^[a-z][a-z\d+.-]*:\/\/[^\s/:@]*:(?<password>[^\s/@]+)@(?<host>[^\s/:?#]+)/iu;
const localHost = /^(?:localhost|127\.0\.0\.1|\[?::1\]?|0\.0\.0\.0|host)$/iu;

/**
 * Tells whether a value only stands where a secret will: a placeholder, a switch, the path of a file.
 *
 * @param value - The value.
 * @returns Whether it is no secret, whatever the variable is called.
 */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim();
  return trimmed === '' || placeholder.test(trimmed) || path.test(trimmed);
}

/**
 * Tells whether a value is a secret by its looks: a token of a known service, a private key, an address that
 * holds a password.
 *
 * @param value - The value.
 * @returns Whether it is, whatever the variable is called.
 */
export function isSecretValue(value: string): boolean {
  if (knownSecret.test(value)) return true;
  const groups = credentials.exec(value)?.groups;
  const { host = '', password = '' } = groups ?? {};
  return (
    groups !== undefined &&
    !/^[$<{]/u.test(password) &&
    !isPlaceholder(password) &&
    !placeholder.test(host) &&
    !localHost.test(host)
  );
}
