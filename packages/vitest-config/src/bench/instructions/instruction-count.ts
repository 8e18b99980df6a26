/** What counts of instructions depend on besides the code. The processor's model, its load and its speed are not among it. */
export interface CountPlatform {
  /** The counter with its version, as `valgrind 3.19.0`. */
  readonly counter: string;
  /** The engine's version: another one compiles the same code to other instructions. */
  readonly v8: string;
  /** The processor's architecture, as Node.js names it. */
  readonly arch: string;
  /** The system, as Node.js names it. */
  readonly platform: string;
  /**
   * What of the processor's later instructions the counter passes on, by which V8 and libraries choose their code. All else is
   * that of the counter's own processor.
   */
  readonly features: string;
}

/** What one process counted of a benchmark. */
export interface CountRound {
  /** Instructions for one call. */
  readonly perCall: number;
  /** By which share its last calls differ from those before: how far it has settled. */
  readonly drift: number;
}

/** Why a benchmark can't be counted that can be measured. */
export interface CountFailure {
  readonly failure: string;
}

/** How many instructions a benchmark executes. */
export interface InstructionCount {
  /** For one call, the least of all processes. */
  readonly perCall: number;
  /** How far the counts lie apart: those of two processes, or those of one after the other within one. */
  readonly spread: number;
  /** In how many processes it was counted. */
  readonly rounds: number;
  /** What it depends on. */
  readonly platform: CountPlatform;
}

/**
 * Puts what several processes counted together.
 *
 * @param rounds - What they counted, at least one.
 * @param platform - What the counts depend on.
 * @returns The count.
 */
export function summarizeCounts(
  rounds: readonly CountRound[],
  platform: CountPlatform,
): InstructionCount {
  const counts = rounds.map(({ perCall }) => perCall);
  const least = Math.min(...counts);
  const apart = Math.max(...counts) / least - 1;
  return {
    perCall: least,
    spread: Math.max(apart, ...rounds.map(({ drift }) => drift)),
    rounds: rounds.length,
    platform,
  };
}

/**
 * Names what differs between two platforms.
 *
 * @param a - One platform.
 * @param b - The other.
 * @returns The names of the fields that differ; none where counts may be compared.
 * @example
 * ```ts
 * import { compareCountPlatforms } from '@groundrules/vitest-config/bench';
 *
 * const here = {
 *   counter: 'valgrind 3.19.0', v8: '11.3', arch: 'x64', platform: 'linux', features: 'avx avx2',
 * };
 * console.log(compareCountPlatforms(here, { ...here, v8: '12.4' })); // ['v8']
 * ```
 */
export function compareCountPlatforms(a: CountPlatform, b: CountPlatform): (keyof CountPlatform)[] {
  const fields = ['counter', 'v8', 'arch', 'platform', 'features'] as const;
  return fields.filter((field) => a[field] !== b[field]);
}
