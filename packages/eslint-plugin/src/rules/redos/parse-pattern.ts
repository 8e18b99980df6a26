import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** A regular expression that has been read. */
export interface ParsedPattern {
  readonly pattern: AST.Pattern;
  readonly flags: AST.Flags;
}

/**
 * Reads a regular expression.
 *
 * @param source - The pattern.
 * @param flagText - The flags.
 * @returns Its tree; `undefined` for what is no regular expression, which is the compiler's to report.
 */
export function parsePattern(source: string, flagText: string): ParsedPattern | undefined {
  const parser = new RegExpParser();
  try {
    const flags = parser.parseFlags(flagText);
    const { unicode, unicodeSets } = flags;
    const pattern = parser.parsePattern(source, 0, source.length, { unicode, unicodeSets });
    return { pattern, flags };
  } catch {
    // The compiler says what is wrong with it.
    return undefined;
  }
}
