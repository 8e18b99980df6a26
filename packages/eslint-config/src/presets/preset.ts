import type { Linter } from 'eslint';
import { OptionsError, type Level } from '../options.js';

/** The rules of a preset, by the level at which they come on. */
export interface LeveledRules {
  /** Bugs and security holes, next to no false alarms. */
  readonly recommended: Linter.RulesRecord;
  /** What the whole standard asks on top. */
  readonly strict: Linter.RulesRecord;
}

/**
 * Picks the rules that are on at a level.
 *
 * @param rules - The rules of a preset.
 * @param level - The level asked for.
 * @returns One record; a rule of `strict` replaces its namesake of `recommended`.
 * @example
 * ```ts
 * rulesAt({ recommended: { eqeqeq: 'off' }, strict: { eqeqeq: 'error' } }, 'strict'); // { eqeqeq: 'error' }
 * ```
 */
export function rulesAt(rules: LeveledRules, level: Level): Linter.RulesRecord {
  checkLevel(level);
  return level === 'strict' ? { ...rules.recommended, ...rules.strict } : { ...rules.recommended };
}

/**
 * Refuses a level that there is not, which JavaScript lets through.
 *
 * @param level - The level asked for.
 * @throws {@link OptionsError} where it is neither `recommended` nor `strict`.
 * @example
 * ```ts
 * checkLevel('strict');
 * ```
 */
export function checkLevel(level: string): asserts level is Level {
  if (level === 'recommended' || level === 'strict') return;
  throw new OptionsError(
    `presets: "level" expected ("recommended" | "strict"), received ${JSON.stringify(level)}`,
  );
}
