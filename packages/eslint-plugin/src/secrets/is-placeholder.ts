import { splitName } from '../ast/split-name.js';

const blank =
  /^(?:<.*>|\{.*\}|\[.*\]|\$\w+|%\w+%?|[*x.\-_#•]+|n\/?a|none|null|nil|undefined|true|false|yes|no|on|off|unset|empty|todo|tbd|redacted|hidden|masked)$/iu;
const spoken =
  /dummy|placeholder|example|sample|fake|mock|replace[-_ ]?(?:me|this|with)|change[-_ ]?(?:me|this|it)|your[-_ ]?|redacted|insert[-_ ]|not[-_ ]?(?:a[-_ ])?(?:real|secret|used|needed)|lorem|\.{3}/iu;
const type =
  /^(?:string|text|number|boolean|any|object|required|optional|nullable|hidden|uuid|bytes|binary|varchar|char|keyword|body|header|query|cookie|bearer|basic|local)(?:\(\d+\))?[?!]?$/iu;

/**
 * Tells whether a text only stands where a secret will, or names it.
 *
 * @param text - The text.
 * @param name - What it is the value of.
 * @returns Whether it is a placeholder, a type, or the name in another spelling.
 */
export function isPlaceholder(text: string, name: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || blank.test(trimmed) || spoken.test(trimmed) || type.test(trimmed))
    return true;
  const words = splitName(trimmed).join('');
  return words === '' || words === splitName(name).join('');
}
