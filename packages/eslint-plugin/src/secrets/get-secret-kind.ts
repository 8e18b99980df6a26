import { splitName } from '../ast/split-name.js';

/** What a name says that its value is. */
export type SecretKind = 'card' | 'key' | 'password' | 'secret' | 'token';

const hint = /pass|pwd|secret|token|jwt|bearer|key|card|cvv|cvc|ssn/iu;
const password = /(?:password|passwd|passphrase|passcode|passwort)$|^pwd$/u;
const secret = /secret$/u;
const token =
  /^(?:token|jwt|bearer)$|^(?:access|auth|refresh|api|bearer|session|csrf|oauth)token$/u;
const key = /^(?:api|private|access|auth|admin)key$/u;
const card = /^(?:cvv|cvc|ssn|creditcard|cardnumber)$/u;

/** Words that make `pass` and `pwd` a password, where alone they may say that a test has passed. */
const beforePass = new Set(
  'db database user root admin smtp mail email imap pop3 ftp ssh redis mysql pg postgres mongo auth login my ldap'.split(
    ' ',
  ),
);
const beforeSecretKey = new Set(
  'secret encryption encrypt crypto cipher signing sign signature master hmac aes jwt cookie shared'.split(
    ' ',
  ),
);
const beforeKey = new Set('api private access admin auth service account ssh deploy'.split(' '));

/** Words before it that make it something else: its hash, a question about it, something that may be known. */
const harmless = new Set(
  (
    'public publishable anon hash hashed hashing encrypted encoded masked mask redacted obfuscated sanitized ' +
    'invalid missing expired wrong bad is has had no not without with should require requires required needs ' +
    'show hide use uses using enable enabled disable disabled allow allowed supports can did was were ' +
    'dummy fake mock example sample placeholder forgot forgotten'
  ).split(' '),
);

/** Words that make a token a piece of a text, a page of a list, or a signal. */
const otherToken = new Set(
  (
    'next page pagination continuation cursor sync cancel cancellation abort stop start begin end eof design syntax ' +
    'lex lexer parser prev previous first last lookahead open opening close closing left right comment punctuator ' +
    'keyword operator identifier string number numeric total max min num text raw css theme color border special pad ' +
    'unk bos eos separator delimiter path template word sub subword injection inject provider queue change scope ' +
    'prompt completion input output reasoning cached stream block inline node html tag attribute regex jsx type current decoded parsed'
  ).split(' '),
);

/**
 * Tells what kind of secret a name stands for.
 *
 * @param name - The name of a variable, a member or an environment variable.
 * @returns The kind, or `undefined` for a name that stands for no secret or only speaks of one: `passwordField`,
 *   `hashedPassword`, `tokenCount`, `nextPageToken`.
 */
export function getSecretKind(name: string): SecretKind | undefined {
  // Most names are none, and taking them apart costs more than looking.
  if (!hint.test(name)) return undefined;
  const words = splitName(name)
    .map((word) => word.replaceAll(/\d/gu, ''))
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  if (before.some((word) => harmless.has(word))) return undefined;
  const previous = before.at(-1);
  if (password.test(last)) return 'password';
  if (last === 'pass' && previous !== undefined && beforePass.has(previous)) return 'password';
  if (secret.test(last) || last === 'secretkey') return 'secret';
  if (token.test(last)) return before.some((word) => otherToken.has(word)) ? undefined : 'token';
  if (key.test(last)) return 'key';
  if (last === 'key' && previous !== undefined) {
    if (before.includes('secret') || beforeSecretKey.has(previous)) return 'secret';
    return beforeKey.has(previous) ? 'key' : undefined;
  }
  const isCard =
    card.test(last) ||
    (last === 'number' && previous !== undefined && /^(?:card|creditcard)$/u.test(previous)) ||
    (last === 'card' && previous === 'credit');
  return isCard ? 'card' : undefined;
}
