import { inspect } from 'node:util';

/** The least share of the code that the tests must run, in percent, 0 to 100. */
export interface CoverageThresholds {
  /** Share of the lines. Defaults to 80. */
  readonly lines?: number;
  /** Share of the functions. Defaults to 80. */
  readonly functions?: number;
  /** Share of the branches: both sides of an `if`, of `??` and so on. Defaults to 80. */
  readonly branches?: number;
  /** Share of the statements. Defaults to 80. */
  readonly statements?: number;
}

/** What is measured with `vitest run --coverage`, and how much is asked. */
export interface CoverageOptions {
  /** Globs of the files that count, whether a test loads them or not. Defaults to `src`. */
  readonly include?: readonly string[];
  /** Globs of files that don't count, besides tests and declarations. */
  readonly exclude?: readonly string[];
  /** How much is asked. */
  readonly thresholds?: CoverageThresholds;
}

/** Options of `groundrulesVitest()`. */
export interface VitestOptions {
  /** Globs of the test files. Defaults to `*.test.*` and `*.spec.*` anywhere. */
  readonly include?: readonly string[];
  /** Globs of files that are not tests, besides `node_modules`, `dist`, `coverage` and fixtures. */
  readonly exclude?: readonly string[];
  /**
   * Whether a test that asserts nothing with `expect` fails. Defaults to `true`. Set it to `false`
   * where tests assert with something else, for example `node:assert` or ESLint's RuleTester.
   */
  readonly requireAssertions?: boolean;
  /** What is measured with `--coverage`. */
  readonly coverage?: CoverageOptions;
}

/**
 * Thrown when `groundrulesVitest()` is given an option it does not know or cannot use.
 *
 * @example
 * ```ts
 * import { groundrulesVitest, VitestOptionsError } from '@groundrules/vitest-config';
 *
 * try {
 *   groundrulesVitest({ coverage: { thresholds: { lines: Number(process.env['MIN_LINES']) } } });
 * } catch (error) {
 *   if (error instanceof VitestOptionsError) console.error(error.option, error.message);
 * }
 * ```
 */
export class VitestOptionsError extends Error {
  override readonly name = 'VitestOptionsError';

  /** The option that is wrong, for example `coverage.thresholds.lines`. */
  readonly option: string;

  /**
   * @param option - The option that is wrong.
   * @param message - What was expected and what came.
   */
  constructor(option: string, message: string) {
    super(`groundrulesVitest(): ${message}`);
    this.option = option;
  }
}

type Check = (value: unknown, option: string) => void;

const checkThresholds = object({
  lines: percentage,
  functions: percentage,
  branches: percentage,
  statements: percentage,
});

const checkOptions = object({
  include: globs,
  exclude: globs,
  requireAssertions: boolean,
  coverage: object({ include: globs, exclude: globs, thresholds: checkThresholds }),
});

/**
 * Checks the options of `groundrulesVitest()`.
 *
 * @param options - What the caller passed.
 * @throws {@link VitestOptionsError} naming the option, what is wrong with it and what is allowed.
 * @example
 * ```ts
 * assertOptions({ coverage: { thresholds: { lines: 90 } } });
 * ```
 */
export function assertOptions(options: unknown): asserts options is VitestOptions {
  checkOptions(options, '');
}

function object(checks: Readonly<Record<string, Check>>): Check {
  const names = Object.keys(checks).join(', ');
  return (value, option) => {
    const where = option === '' ? 'the options' : `"${option}"`;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new VitestOptionsError(
        option,
        `${where} must be an object with any of ${names}; received ${inspect(value)}`,
      );
    }
    for (const [name, content] of Object.entries(value)) {
      const path = option === '' ? name : `${option}.${name}`;
      if (!Object.hasOwn(checks, name)) {
        throw new VitestOptionsError(path, `"${path}" is not an option; use one of ${names}`);
      }
      if (content !== undefined) checks[name]?.(content, path);
    }
  };
}

function globs(value: unknown, option: string): void {
  if (Array.isArray(value) && value.length > 0 && value.every((glob) => isText(glob))) return;
  throw new VitestOptionsError(
    option,
    `"${option}" must be an array of one or more globs; received ${inspect(value)}`,
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function boolean(value: unknown, option: string): void {
  if (typeof value === 'boolean') return;
  throw new VitestOptionsError(
    option,
    `"${option}" must be true or false; received ${inspect(value)}`,
  );
}

function percentage(value: unknown, option: string): void {
  if (typeof value === 'number' && value >= 0 && value <= 100) return;
  throw new VitestOptionsError(
    option,
    `"${option}" must be a percentage from 0 to 100; received ${inspect(value)}`,
  );
}
