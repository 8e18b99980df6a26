import { deadCode } from './practices/dead-code.js';
import { docs } from './practices/docs.js';
import { errors } from './practices/errors.js';
import { format } from './practices/format.js';
import { governance } from './practices/governance.js';
import { imports } from './practices/imports.js';
import { performance } from './practices/performance.js';
import { security } from './practices/security.js';
import { types } from './practices/types.js';
import type { Practice } from './practice.js';

export { areas } from './practice.js';
export type { Area, Enforcers, Gate, Practice } from './practice.js';

const all = [
  ...errors,
  ...imports,
  ...format,
  ...types,
  ...deadCode,
  ...docs,
  ...security,
  ...performance,
  ...governance,
] as const;

/** The id of a practice, as a union of literals. */
export type PracticeId = (typeof all)[number]['id'];

/**
 * Every practice of the standard whose enforcement exists, in the order of the tables.
 *
 * @example
 * ```ts
 * import { practices } from '@groundrules/catalogue';
 *
 * for (const practice of practices) console.log(practice.id, practice.title);
 * ```
 */
export const practices: readonly (Practice & { readonly id: PracticeId })[] = all;

/** One enforcer, as a tool reports it. */
export interface EnforcerReference {
  /** The kind of enforcer, a key of {@link Enforcers} that lists ids. */
  readonly kind: 'eslint' | 'knip' | 'typescript';
  /** The rule id, issue type or diagnostic code. */
  readonly id: string;
}

const byEnforcer = new Map<string, Practice & { readonly id: PracticeId }>();
for (const practice of practices) {
  for (const kind of ['eslint', 'knip', 'typescript'] as const) {
    for (const id of practice.enforcers[kind] ?? []) byEnforcer.set(`${kind}:${id}`, practice);
  }
}

/**
 * Finds the practice that an enforcer's report belongs to.
 *
 * @param enforcer - What reported, as its tool names it.
 * @returns The practice, or `undefined` for a rule that is on for correctness alone.
 * @example
 * ```ts
 * import { practiceEnforcedBy } from '@groundrules/catalogue';
 *
 * practiceEnforcedBy({ kind: 'eslint', id: 'import-lite/first' })?.python; // 'E402'
 * ```
 */
export function practiceEnforcedBy(
  enforcer: EnforcerReference,
): (Practice & { readonly id: PracticeId }) | undefined {
  return byEnforcer.get(`${enforcer.kind}:${enforcer.id}`);
}
