/**
 * Finds the rule that somebody means: people write the number of a diagnostic without the letters before it.
 *
 * @param id - What was written.
 * @param rules - The rules there are.
 * @returns The rule's own name, `TS2322` for `2322`; `undefined` where none is called so.
 */
export function ruleNamed(id: string, rules: readonly string[]): string | undefined {
  return [id, diagnosticOf(id)].find((name) => name !== undefined && rules.includes(name));
}

/**
 * Names a diagnostic of the compiler as reports do.
 *
 * @param id - What was written.
 * @returns `TS2322` for `2322`; `undefined` for what is no number.
 */
export function diagnosticOf(id: string): string | undefined {
  return /^\d{1,6}$/u.test(id) ? `TS${id}` : undefined;
}
