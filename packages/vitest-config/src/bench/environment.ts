import { availableParallelism, arch, cpus, platform } from 'node:os';

/** What a measurement depends on besides the code: figures of two machines are not the same figures. */
export interface Environment {
  /** The processor's model, as the system names it. */
  readonly cpu: string;
  /** How many cores may be used. */
  readonly cores: number;
  /** The major version of Node.js. */
  readonly node: number;
  /** The processor's architecture, as Node.js names it. */
  readonly arch: string;
  /** The system, as Node.js names it. */
  readonly platform: string;
}

/**
 * Describes the machine that this process runs on.
 *
 * @returns What measurements depend on.
 * @example
 * ```ts
 * import { describeEnvironment } from '@groundrules/vitest-config/bench';
 *
 * const { cores, cpu } = describeEnvironment();
 * console.log(`${cpu}, ${String(cores)} cores`);
 * ```
 */
export function describeEnvironment(): Environment {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    node: Number.parseInt(process.versions.node, 10),
    arch: arch(),
    platform: platform(),
  };
}

/**
 * Names what differs between two machines.
 *
 * @param a - One machine.
 * @param b - The other.
 * @returns The names of the fields that differ; none for machines whose figures may be compared.
 * @example
 * ```ts
 * import { compareEnvironments, describeEnvironment } from '@groundrules/vitest-config/bench';
 *
 * const here = describeEnvironment();
 * console.log(compareEnvironments(here, { ...here, cores: here.cores + 1 })); // ['cores']
 * ```
 */
export function compareEnvironments(a: Environment, b: Environment): (keyof Environment)[] {
  const fields = ['cpu', 'cores', 'node', 'arch', 'platform'] as const;
  return fields.filter((field) => a[field] !== b[field]);
}
