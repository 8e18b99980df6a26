/** How strict the values of an option are, the most lenient first. */
type Order = readonly (readonly unknown[])[];

const on: Order = [[false, undefined], [true]];
const off: Order = [[true], [false, undefined]];

/** What `strict` turns on where an option says nothing of its own. */
const family = [
  'alwaysStrict',
  'noImplicitAny',
  'noImplicitThis',
  'strictBindCallApply',
  'strictBuiltinIteratorReturn',
  'strictFunctionTypes',
  'strictNullChecks',
  'strictPropertyInitialization',
  'useUnknownInCatchVariables',
];

/**
 * The options that decide how much the compiler finds, and which of their values find more. What says for which
 * platform code is compiled, and where to, is not among them: it differs with good reason.
 */
const orders: Readonly<Record<string, Order>> = {
  strict: on,
  ...Object.fromEntries(family.map((option) => [option, on])),
  exactOptionalPropertyTypes: on,
  forceConsistentCasingInFileNames: [[false], [true, undefined]],
  isolatedDeclarations: on,
  isolatedModules: on,
  noFallthroughCasesInSwitch: on,
  noImplicitOverride: on,
  noImplicitReturns: on,
  noPropertyAccessFromIndexSignature: on,
  noUncheckedIndexedAccess: on,
  noUncheckedSideEffectImports: on,
  noUnusedLocals: on,
  noUnusedParameters: on,
  verbatimModuleSyntax: on,
  // Unset they are a hint in the editor, and nothing where it counts.
  allowUnreachableCode: [[true], [undefined], [false]],
  allowUnusedLabels: [[true], [undefined], [false]],
  noCheck: off,
  noStrictGenericChecks: off,
  skipLibCheck: off,
  suppressExcessPropertyErrors: off,
  suppressImplicitAnyIndexErrors: off,
};

/** One option that finds less than by the standard. */
export interface LooserOption {
  readonly option: string;
  readonly standard: unknown;
  readonly effective: unknown;
}

type Options = Readonly<Record<string, unknown>>;

/**
 * Lists the options of the compiler that find less than the standard's do.
 *
 * @param standard - Options of the standard, resolved.
 * @param effective - Options of a project, resolved.
 * @param isStrictByDefault - Whether `strict` is on where nothing is said, as from TypeScript 6 on.
 * @returns The options. What follows from `strict` alone is not named beside it.
 */
export function looserOptions(
  standard: Options,
  effective: Options,
  isStrictByDefault: boolean,
): LooserOption[] {
  const valueOf = (options: Options, option: string): unknown => {
    if (options[option] !== undefined) return options[option];
    if (option === 'strict') return isStrictByDefault ? true : undefined;
    return family.includes(option) ? valueOf(options, 'strict') : undefined;
  };
  return Object.entries(orders).flatMap(([option, order]) => {
    const [before, after] = [valueOf(standard, option), valueOf(effective, option)];
    const rank = (value: unknown): number => order.findIndex((values) => values.includes(value));
    if (rank(after) >= rank(before)) return [];
    if (family.includes(option) && effective[option] === undefined) return [];
    return [{ option, standard: before, effective: after }];
  });
}
