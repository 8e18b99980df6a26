/** What parts of a text are not known are written as this character. */
export const hole = '\u0000';

const scheme =
  'postgres(?:ql)?|mysql2?|mariadb|mongodb(?:\\+srv)?|amqps?|rediss?|mssql|sqlserver|clickhouse|cockroachdb|neo4j|bolt|nats|smtps?|s?ftp|ldaps?|mqtts?';
const connection = new RegExp(
  `\\b(?<scheme>${scheme}|https?|ssh|wss?)(?:\\+\\w+)?://(?<user>[^\\s/:@'"]*):(?<password>[^\\s/@'"]+)@(?<host>[^\\s/:?#'",]*)`,
  'iu',
);
const assigned =
  /\b(?:Server|Data Source|Host)=(?<host>[^;]+);.*\b(?:Password|Pwd)=(?<password>[^;]+)/iu;
const placeholder =
  /^(?:pass|passwd|password|pwd|pw|user|xxx+|secret|\*+|\.+|_+|(?:your|change|[<[{$%:]).*|my[-_]?password)$/iu;
const sampleHost =
  /^(?:host|hostname|server|address|domain|url|x+)$|example\.|\bexample$|^(?:<|\[|\{|\$|%)/iu;
const localHost = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0)$/iu;

/**
 * Finds the password in an address or connection string.
 *
 * @param text - The text, with {@link hole} for parts that are put in.
 * @returns The password, or `undefined` where there is none, it is put in, or it stands for one: in documentation,
 *   or for a database on the same machine that is called by its default password.
 */
export function getConnectionPassword(text: string): string | undefined {
  const mayHold = text.includes('://') ? text.includes('@') : /;\s*(?:Password|Pwd)=/iu.test(text);
  if (!mayHold) return undefined;
  const groups = (connection.exec(text) ?? assigned.exec(text))?.groups;
  if (groups === undefined) return undefined;
  const { host = '', password = '', scheme: found = '', user = '' } = groups;
  if (password.includes(hole) || placeholder.test(password) || sampleHost.test(host))
    return undefined;
  // On the web, `user:password@` is mostly an example of an address.
  const isMixed = password.length >= 8 && /\d/u.test(password) && /[a-z]/iu.test(password);
  if (/^(?:http|ws|ssh)/iu.test(found) && !isMixed) return undefined;
  if (localHost.test(host) && isDefault(user, password)) return undefined;
  return password;
}

function isDefault(user: string, password: string): boolean {
  return (
    password === user ||
    /^(?:postgres|root|guest|admin|test|example|mysql|mongo|dev|docker|default|sa)$/iu.test(
      password,
    )
  );
}
