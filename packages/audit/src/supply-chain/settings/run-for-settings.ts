import { AuditError } from '../../audit-error.js';
import { withoutFilters } from '../../sources/managers/without-filters.js';
import { runProgram } from '../../sources/run-program.js';
import type { SettingsJob } from './manager-settings.js';

/** The version of pnpm that a package.json names would be fetched first, and its settings are the same. */
const anyVersion = {
  npm_config_manage_package_manager_versions: 'false',
  pnpm_config_manage_package_manager_versions: 'false',
  npm_config_package_manager_strict: 'false',
  pnpm_config_package_manager_strict: 'false',
  npm_config_pm_on_fail: 'ignore',
  pnpm_config_pm_on_fail: 'ignore',
  COREPACK_ENABLE_STRICT: '0',
};

/** What was told, by who asks and what. */
const told = new WeakMap<SettingsJob, Map<string, Promise<string>>>();

/**
 * Asks a package manager for its settings, the same once for a job.
 *
 * @param job - Where it is asked.
 * @param program - Looked up in the `PATH`.
 * @param args - What it is told.
 * @returns What it wrote.
 * @throws {@link AuditError} where it did not tell.
 */
export async function runForSettings(
  job: SettingsJob,
  program: string,
  args: readonly string[],
): Promise<string> {
  const answers = told.get(job) ?? new Map<string, Promise<string>>();
  told.set(job, answers);
  const question = [program, ...args].join(' ');
  const answer = answers.get(question) ?? run(job, program, args);
  answers.set(question, answer);
  return await answer;
}

async function run(
  { env, root, signal, timeoutMs }: SettingsJob,
  program: string,
  args: readonly string[],
): Promise<string> {
  const end = await runProgram({
    program,
    args,
    cwd: root,
    env: {
      ...env,
      ...withoutFilters,
      ...(program === 'pnpm' && anyVersion),
      npm_config_update_notifier: 'false',
      NO_COLOR: '1',
    },
    timeoutMs,
    signal,
  });
  if (end.kind === 'ended' && end.stdout.trim() !== '') return end.stdout;
  const [complaint = ''] = end.kind === 'ended' ? end.stderr.trim().split('\n') : [];
  const why = {
    ended: complaint === '' ? 'wrote nothing' : `failed with "${complaint.slice(0, 300)}"`,
    missing: `could not be started, as ${program} is not on the PATH`,
    late: 'took too long',
    broken: 'broke off',
  };
  throw new AuditError(
    `\`${program} ${args.join(' ')}\` ${why[end.kind]}, so it is not known which registry is set.`,
    'Run it by hand and mend what it complains of.',
  );
}

/**
 * Parses settings that a package manager wrote as JSON.
 *
 * @param text - What it wrote.
 * @param program - Who wrote it.
 * @returns The settings.
 * @throws {@link AuditError} where they are none.
 */
export function parseSettings(text: string, program: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new AuditError(
    `${program} does not tell its settings as JSON, so it is not known which registry is set.`,
    'Run its `config` command by hand and mend what it complains of.',
  );
}

/**
 * Picks the registries of scopes out of settings as npm has them, `@acme:registry`.
 *
 * @param settings - The settings.
 * @returns Their addresses by scope.
 */
export function scopesIn(settings: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(settings).flatMap(([key, value]) =>
      /^@[^:/]+:registry$/u.test(key) && typeof value === 'string'
        ? [[key.slice(0, key.indexOf(':')), value] as const]
        : [],
    ),
  );
}
