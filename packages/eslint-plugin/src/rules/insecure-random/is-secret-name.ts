import { splitName } from '../../ast/split-name.js';

const heads = new Set(
  'token tokens secret password passwords passwd pwd passphrase passcode salt nonce otp totp iv csrf xsrf sid sessid apikey pin'.split(
    ' ',
  ),
);
const pairs: ReadonlyMap<string, RegExp> = new Map([
  ['key', /^(?:api|private|encryption|secret|access|session|signing|auth|license)$/u],
  ['id', /^(?:session|sess)$/u],
  [
    'code',
    /^(?:verification|verify|confirmation|confirm|auth|authorization|reset|recovery|backup|login|otp|mfa|security|sms|pin|activation|access|invite|invitation)$/u,
  ],
  ['link', /^(?:reset|magic)$/u],
]);
/** Words that take the secrecy away: whoever cancels, pages, draws or counts keeps no secret. */
const harmless = new Set(
  (
    'cancel cancellation signature page next cursor design theme color style dummy fake mock sample example count length size ' +
    'index cache ast lexer parser price coin crypto erc nft game shuffle animation is has expires expiry expiration ttl ' +
    'created updated time timestamp at date pinned hash hashed'
  ).split(' '),
);
const verbs =
  /^(?:get|generate|make|create|random|build|new|gen|next|issue|mint|compute|default|my|the)$/u;

function endsSecret(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (heads.has(last) || /(?:password|secret|token|passwd)$/u.test(last)) return true;
  return pairs.get(last)?.test(words.at(-2) ?? '') === true;
}

/**
 * Tells whether a name stands for a value that nobody may guess.
 *
 * @param name - The name of a variable or a member.
 * @returns Whether it does.
 */
export function isSecretName(name: string): boolean {
  const words = splitName(name).map((word) => word.replaceAll(/\d/gu, ''));
  return !words.some((word) => harmless.has(word)) && endsSecret(words);
}

/**
 * Tells whether a function is named for making such a value: `generateToken`, `randomPasswordText`, `genid`.
 *
 * @param name - The name of the function.
 * @returns Whether it is.
 */
export function isSecretMaker(name: string): boolean {
  // The option by which session middlewares make their ids.
  if (/^(?:genid|generateSessionId|idGenerator)$/u.test(name)) return name !== 'idGenerator';
  const words = splitName(name);
  if (words.some((word) => harmless.has(word))) return false;
  if (endsSecret(words)) return true;
  if (!verbs.test(words[0] ?? '')) return false;
  // `generateTokenString`, `createOtpFor`
  return words.some((_word, index) => index > 0 && endsSecret(words.slice(0, index + 1)));
}
