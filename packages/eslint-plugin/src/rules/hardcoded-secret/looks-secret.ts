import { splitName } from '../../ast/split-name.js';
import { getKnownSecret } from '../../secrets/get-known-secret.js';
import type { SecretKind } from '../../secrets/get-secret-kind.js';
import { isPlaceholder } from '../../secrets/is-placeholder.js';

const address = /^(?:\.{0,2}\/|~\/|[a-z][a-z\d+.-]*:\/\/|data:|[a-z-]+:[a-z-]+$|#|@)/iu;
const header = /^x-/iu;
/** Keys that services give to every browser. */
const publicKey = /^(?:phc_|pk_|pub_|sb_publishable_|appl_|goog_|ca-pub-)/u;
const constantName = /^[A-Z][A-Z_]*$/u;
/** Names of algorithms and formats, which have digits at their end. */
const algorithm =
  /^(?:sha-?\d+|md5|base\d+|[hrep]s\d+|utf-?\d+|aes-?\d[\w-]*|ed\d+|oauth-?\d|v\d+|http\d?|x\d+|p-?\d+|des\d?|rc\d|blake\w+)$/iu;
/** What people type who want to get on. */
const lazy = /^(?:my|super|top|very)[-_]?(?:secret|pass)|letmein|qwert[yz]|^secret[-_]?pass/iu;
const wordAndNumber = /^[a-z][a-z_-]*\d{2,}[!@#$%^&*.]*$/iu;
/** Words by which people say that something stands in for a real secret, and then leave it. */
const spoken =
  /^(?:super|supersecret|secure|insecure|unsafe|weak|here|hard|hardcoded|dev|development|prod|production|strong|very|topsecret|mysecret)$/u;

/** How often letters and digits take turns. */
function countTurns(text: string): number {
  let turns = 0;
  let previous = '';
  for (const character of text) {
    const kind = /\d/u.test(character) ? 'digit' : 'letter';
    if (previous !== '' && kind !== previous) turns++;
    previous = kind;
  }
  return turns;
}

/** Shannon's entropy, in bits for each character. */
function getEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    entropy -= share * Math.log2(share);
  }
  return entropy;
}

/** `spacing-2-large`, `step_1_of_3`, `2024-01-01`: words and numbers put together by a person. */
function isStructured(text: string): boolean {
  const pieces = text.split(/[-_.:/\s]+/u);
  return pieces.length > 1 && pieces.every((piece) => /^(?:\p{L}+\d?|\d+)?$/u.test(piece));
}

/**
 * Tells whether a text can only be the work of a random generator.
 *
 * @param text - The text.
 * @param shortest - How long it is at least.
 * @returns Whether it is.
 */
export function isRandomText(text: string, shortest: number): boolean {
  return (
    text.length >= shortest &&
    /^[\w+/=.~-]+$/u.test(text) &&
    countTurns(text) >= Math.min(5, text.length / 5) &&
    getEntropy(text) > (shortest < 16 ? 2.5 : 3.3) &&
    !isStructured(text)
  );
}

/**
 * Tells whether a literal that is given to a name is a secret, and no label, key, path or type.
 *
 * @param text - The literal.
 * @param name - The name.
 * @param kind - What the name says.
 * @returns Whether it is.
 */
export function looksSecret(text: string, name: string, kind: SecretKind): boolean {
  if (text.length < 6 || /\s/u.test(text) || text.includes('\u0000')) return false;
  if (publicKey.test(text) || address.test(text) || header.test(text) || constantName.test(text))
    return false;
  if (algorithm.test(text) || isPlaceholder(text, name)) return false;
  // Tokens of this form can be told apart by what they say.
  if (text.startsWith('eyJ')) return getKnownSecret(text) !== undefined;
  switch (kind) {
    case 'card':
      return false;
    case 'key':
      return isRandomText(text, 16);
    case 'token':
      return isRandomText(text, 16) || isRandomText(text.split('_').at(-1) ?? '', 20);
    case 'password':
      return (
        isRandomText(text, 8) ||
        wordAndNumber.test(text) ||
        lazy.test(text) ||
        (/[!@#$%^&*+=~]/u.test(text) && /\d|\p{Ll}\p{Lu}/u.test(text) && !/^[$@#&]/u.test(text))
      );
    case 'secret':
      return (
        isRandomText(text, 8) ||
        wordAndNumber.test(text) ||
        lazy.test(text) ||
        splitName(text).some((word) => spoken.test(word))
      );
  }
}
