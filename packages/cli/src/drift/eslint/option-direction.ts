import { isRecord } from '../../gates/run/is-record.js';

/** What a change of options does to a rule. */
export type Direction = 'same' | 'tightened' | 'loosened' | 'changed';

/** The values of an option from the most lenient to the strictest, where its name does not tell. */
const ranked: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'no-constant-condition checkLoops': [['none', false], ['allExceptWhileTrue'], ['all', true]],
  'eqeqeq 0': [['allow-null', 'smart'], ['always']],
  'eqeqeq null': [['ignore'], ['always', undefined]],
  'valid-typeof requireStringLiterals': [[false], [true]],
  'prefer-const destructuring': [['all'], ['any']],
  '@typescript-eslint/no-empty-object-type allowInterfaces': [
    ['always'],
    ['with-single-extends'],
    ['never'],
  ],
  '@typescript-eslint/no-empty-object-type allowObjectTypes': [['always'], ['never']],
  '@typescript-eslint/no-unnecessary-condition allowConstantLoopConditions': [
    ['always', true],
    ['only-allowed-literals'],
    ['never', false],
  ],
  '@typescript-eslint/return-await 0': [
    ['error-handling-correctness-only'],
    ['in-try-catch'],
    ['always'],
  ],
  'unused-imports/no-unused-vars args': [['none'], ['after-used'], ['all']],
  'unused-imports/no-unused-vars caughtErrors': [['none'], ['all']],
  'unused-imports/no-unused-vars vars': [['local'], ['all']],
  '@typescript-eslint/switch-exhaustiveness-check considerDefaultExhaustiveForUnions': [
    [true],
    [false],
  ],
  'array-callback-return allowVoid': [[true], [false]],
  'groundrules/no-swallowed-error checkFallbacks': [['none'], ['empty'], ['literal']],
  'groundrules/stale-param-doc besideJsdoc': [[true], [false]],
  'no-cond-assign 0': [['except-parens'], ['always']],
  'no-implicit-globals lexicalBindings': [[false], [true]],
  'no-self-assign props': [[false], [true]],
};

/** Lists of what is looked for, by options whose names do not tell. */
const wanted: ReadonlySet<string> = new Set([
  'groundrules/no-sentinel-fallback words',
  'groundrules/security-step-not-blocking scanners',
  'preserve-caught-error errorClassNames',
]);

/** A directive of TypeScript that may stand, may stand with a reason, or may not. */
const directives = [[false], ['allow-with-description'], [true]];

/** More of these lets more through. */
const lenient =
  /^(?:allow|allowed|ignore|ignored|exempt|except|exceptions|exclude|skip|trusted|safe|permit|disable)(?=[A-Z]|$)/u;
/** More of these lets less through. */
const strict =
  /^(?:check|checks|require|report|enforce|disallow|forbid|ban|banned|restrict|include|warnOn)(?=[A-Z]|$)/u;
const patterns = /(?:ignore|allow|exempt|except)\w*pattern$/iu;

/**
 * Judges what a change of a rule's options does to what the rule finds, by what each option is for.
 *
 * @param rule - The rule's id.
 * @param standard - Its options by the standard, without the severity.
 * @param effective - Its options as they hold.
 * @returns `loosened` where any option lets more through, `changed` where it cannot be told.
 */
export function optionDirection(
  rule: string,
  standard: readonly unknown[],
  effective: readonly unknown[],
): Direction {
  const length = Math.max(standard.length, effective.length);
  const directions = Array.from({ length }, (_, index) => {
    const [before, after] = [standard[index], effective[index]];
    // Without options or with some, an object has its defaults.
    if (isRecord(before ?? {}) && isRecord(after ?? {}))
      return ofObject(rule, asRecord(before), asRecord(after));
    return ofOption(rule, String(index), before, after);
  });
  return worst(directions);
}

/**
 * Lists the options that differ.
 *
 * @param standard - Options by the standard.
 * @param effective - Options as they hold.
 * @returns Both sides with what is the same left out of objects.
 */
export function differingOptions(
  standard: readonly unknown[],
  effective: readonly unknown[],
): { readonly standard: readonly unknown[]; readonly effective: readonly unknown[] } {
  const length = Math.max(standard.length, effective.length);
  const indexes = Array.from({ length }, (_, index) => index).filter(
    (index) => !isSame(standard[index], effective[index]),
  );
  const strip = (own: readonly unknown[], other: readonly unknown[]): unknown[] =>
    indexes.flatMap((index) => {
      const value = own[index];
      const opposite = other[index];
      if (value === undefined) return [];
      if (!isRecord(value) || !isRecord(opposite)) return [value];
      return [
        Object.fromEntries(
          Object.entries(value).filter(([name, inner]) => !isSame(inner, opposite[name])),
        ),
      ];
    });
  return { standard: strip(standard, effective), effective: strip(effective, standard) };
}

function ofObject(
  rule: string,
  standard: Readonly<Record<string, unknown>>,
  effective: Readonly<Record<string, unknown>>,
): Direction {
  const names = new Set([...Object.keys(standard), ...Object.keys(effective)]);
  return worst([...names].map((name) => ofOption(rule, name, standard[name], effective[name])));
}

function ofOption(rule: string, name: string, standard: unknown, effective: unknown): Direction {
  if (isSame(standard, effective)) return 'same';
  const order = /^ts-(?:expect-error|ignore|nocheck|check)$/u.test(name)
    ? directives
    : ranked[`${rule} ${name}`];
  const direction = order === undefined ? undefined : byRank(order, standard, effective);
  if (direction !== undefined) return direction;
  if (/^max/iu.test(name)) return byNumber(effective, standard);
  if (/^min/iu.test(name)) return byNumber(standard, effective);
  if (isRecord(standard) && isRecord(effective)) return ofObject(rule, standard, effective);
  if (patterns.test(name) || lenient.test(name)) return byAmount(standard, effective, 'lenient');
  return strict.test(name) || wanted.has(`${rule} ${name}`)
    ? byAmount(standard, effective, 'strict')
    : 'changed';
}

function byRank(
  order: readonly (readonly unknown[])[],
  standard: unknown,
  effective: unknown,
): Direction | undefined {
  const rank = (value: unknown): number => order.findIndex((values) => values.includes(value));
  const [before, after] = [rank(standard), rank(effective)];
  if (before === -1 || after === -1 || before === after) return undefined;
  return after < before ? 'loosened' : 'tightened';
}

/** The greater it is, the more is let through. */
function byNumber(high: unknown, low: unknown): Direction {
  if (typeof high !== 'number' || typeof low !== 'number') return 'changed';
  return high > low ? 'loosened' : 'tightened';
}

/** Judges an option of which having more is either strict or lenient: a flag, a list, a pattern. */
function byAmount(standard: unknown, effective: unknown, kind: 'lenient' | 'strict'): Direction {
  const more = kind === 'strict' ? 'tightened' : 'loosened';
  const less = kind === 'strict' ? 'loosened' : 'tightened';
  // What a rule does by itself is not known here, so that only what is said for sure is judged.
  if (standard === undefined) return isNothing(effective) ? less : more;
  if (effective === undefined) return isNothing(standard) ? 'changed' : less;
  if (isNothing(standard)) return more;
  if (isNothing(effective)) return less;
  if (effective === true) return more;
  if (standard === true) return less;
  if (!Array.isArray(standard) || !Array.isArray(effective)) return 'changed';
  const isPart = (part: readonly unknown[], whole: readonly unknown[]): boolean =>
    part.every((value) => whole.some((other) => isSame(value, other)));
  if (isPart(standard, effective)) return more;
  if (isPart(effective, standard)) return less;
  // Some came and some went: at one end more is let through.
  return 'loosened';
}

function isNothing(value: unknown): boolean {
  return value === false || (Array.isArray(value) && value.length === 0);
}

function worst(directions: readonly Direction[]): Direction {
  const order = ['loosened', 'changed', 'tightened'] as const;
  return order.find((direction) => directions.includes(direction)) ?? 'same';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Functions and regular expressions do not survive as JSON, and are compared by their text. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  // `undefined` alone is no JSON.
  return JSON.stringify([value], (_, inner: unknown) => {
    if (inner === undefined) return 'undefined';
    if (typeof inner === 'function' || inner instanceof RegExp) return String(inner);
    return isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : inner;
  });
}
