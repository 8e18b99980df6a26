import { inspect } from 'node:util';
import type { KnipConfiguration, WorkspaceProjectConfig } from 'knip';
import { levels, type MinConfidence } from './confidence.js';

/**
 * What is looked at: others import what a `library` exports at its entries, nobody imports what an
 * `app` exports there.
 */
export type Kind = 'library' | 'app';

const kinds: readonly Kind[] = ['library', 'app'];

/** Options of one workspace: knip's own, and whether it is a library or an app. */
export interface WorkspaceOptions extends WorkspaceProjectConfig {
  /** Whether the workspace is a library or an app. Defaults to the kind of the repository. */
  readonly kind?: Kind;
}

/** Options of `knipConfig()`: knip's own, except those that `minConfidence` decides. */
export interface KnipConfigOptions extends Omit<KnipConfiguration, 'include' | 'workspaces'> {
  /** Whether the repository is a library or an app. */
  readonly kind: Kind;
  /** How sure a report must be. Defaults to 60: everything. */
  readonly minConfidence?: MinConfidence;
  /** Options by workspace; the keys are folders or globs of folders, `.` is the root. */
  readonly workspaces?: Readonly<Record<string, WorkspaceOptions>>;
}

/**
 * Thrown when `knipConfig()` is given an option it cannot use.
 *
 * @example
 * ```ts
 * import { knipConfig, KnipOptionsError } from '@groundrules/knip-config';
 *
 * try {
 *   knipConfig(JSON.parse(process.env['KNIP_OPTIONS'] ?? '{}'));
 * } catch (error) {
 *   if (error instanceof KnipOptionsError) console.error(error.option, error.message);
 * }
 * ```
 */
export class KnipOptionsError extends Error {
  override readonly name = 'KnipOptionsError';

  /** The option that is wrong, for example `minConfidence`. */
  readonly option: string;

  /**
   * @param option - The option that is wrong.
   * @param message - What was expected and what came.
   */
  constructor(option: string, message: string) {
    super(`knipConfig(): ${message}`);
    this.option = option;
  }
}

/**
 * Checks the options that are ours. knip checks its own when it reads the config.
 *
 * @param options - What the caller passed.
 * @throws {@link KnipOptionsError} naming the option, what is wrong with it and what is allowed.
 * @example
 * ```ts
 * assertOptions({ kind: 'library', minConfidence: 80 });
 * ```
 */
export function assertOptions(options: unknown): asserts options is KnipConfigOptions {
  if (!isObject(options)) {
    throw new KnipOptionsError(
      '',
      `the options must be an object such as { kind: 'library' }; received ${inspect(options)}`,
    );
  }
  if (options['kind'] === undefined) {
    throw new KnipOptionsError('kind', `"kind" is missing; use ${listKinds()}`);
  }
  assertKind(options['kind'], 'kind');
  assertMinConfidence(options['minConfidence']);
  if (options['include'] !== undefined) {
    throw new KnipOptionsError(
      'include',
      '"include" follows from "minConfidence"; use "exclude" to leave an issue type out',
    );
  }
  assertWorkspaces(options['workspaces']);
}

function assertMinConfidence(value: unknown): void {
  const allowed = levels.map(({ confidence }) => confidence);
  if (value === undefined || allowed.some((confidence) => confidence === value)) return;
  throw new KnipOptionsError(
    'minConfidence',
    `"minConfidence" must be one of ${allowed.join(', ')}; received ${inspect(value)}`,
  );
}

function assertWorkspaces(value: unknown): void {
  if (value === undefined) return;
  if (!isObject(value)) {
    throw new KnipOptionsError(
      'workspaces',
      `"workspaces" must be an object such as { 'packages/*': {} }; received ${inspect(value)}`,
    );
  }
  for (const [folder, workspace] of Object.entries(value)) {
    const option = `workspaces["${folder}"]`;
    if (!isObject(workspace)) {
      throw new KnipOptionsError(
        option,
        `${option} must be an object of knip's workspace options; received ${inspect(workspace)}`,
      );
    }
    if (workspace['kind'] !== undefined) assertKind(workspace['kind'], `${option}.kind`);
  }
}

function assertKind(value: unknown, option: string): void {
  if (kinds.some((kind) => kind === value)) return;
  const name = option === 'kind' ? '"kind"' : option;
  throw new KnipOptionsError(option, `${name} must be ${listKinds()}; received ${inspect(value)}`);
}

function listKinds(): string {
  return kinds.map((kind) => `"${kind}"`).join(' or ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
