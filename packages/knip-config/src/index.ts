import { fileURLToPath } from 'node:url';
import type { KnipConfiguration, WorkspaceProjectConfig } from 'knip';
import { issueTypesFor } from './confidence.js';
import { assertOptions, type KnipConfigOptions, type WorkspaceOptions } from './options.js';

export type { MinConfidence } from './confidence.js';
export { KnipOptionsError } from './options.js';
export type { Kind, KnipConfigOptions, WorkspaceOptions } from './options.js';

/**
 * Makes the knip config of the standard.
 *
 * @param options - Whether it is a library or an app, how sure a report must be, and any option of
 *   knip's own.
 * @returns A config for the default export of `knip.config.js`.
 * @throws {@link KnipOptionsError} when `kind`, `minConfidence` or `workspaces` can't be used.
 * @example
 * ```ts
 * import { knipConfig } from '@groundrules/knip-config';
 *
 * export default knipConfig({ kind: 'app', minConfidence: 80, entry: ['src/server.ts'] });
 * ```
 */
export function knipConfig(options: KnipConfigOptions): KnipConfiguration {
  assertOptions(options);
  const { kind, minConfidence = 60, workspaces, preprocessor = [], ...own } = options;
  const config: KnipConfiguration = {
    includeEntryExports: kind === 'app',
    ...own,
    include: issueTypesFor(minConfidence),
    preprocessor: [
      fileURLToPath(new URL('preprocessor.js', import.meta.url)),
      ...[preprocessor].flat(),
    ],
  };
  if (workspaces !== undefined) {
    config.workspaces = Object.fromEntries(
      Object.entries(workspaces).map(([folder, workspace]) => [folder, toKnip(workspace)]),
    );
  }
  return config;
}

function toKnip({ kind, ...own }: WorkspaceOptions): WorkspaceProjectConfig {
  return kind === undefined ? own : { includeEntryExports: kind === 'app', ...own };
}
