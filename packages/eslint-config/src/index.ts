import type { Linter } from 'eslint';
import { ignoredFiles, typescriptFiles } from './globs.js';
import { parseOptions, type GroundrulesOptions } from './options.js';
import { containers } from './presets/containers.js';
import { docs } from './presets/docs.js';
import { examples } from './presets/examples.js';
import { formatting } from './presets/formatting.js';
import { groundrules as groundrulesPreset } from './presets/groundrules.js';
import { imports } from './presets/imports.js';
import { javascript } from './presets/javascript.js';
import { node } from './presets/node.js';
import { regexp } from './presets/regexp.js';
import { relaxations } from './presets/relaxations.js';
import { performance } from './presets/performance.js';
import { security } from './presets/security.js';
import { suppressions } from './presets/suppressions.js';
import { typescript } from './presets/typescript.js';
import { vitest } from './presets/vitest.js';
import { withPlugins } from './presets/with-plugins.js';
import { workflows } from './presets/workflows.js';
import { lazyTypescriptParser } from './plugins.js';
import { inspectRepository } from './repository.js';
import { bridgeTypeScript, installBridge } from './typescript-bridge.js';
import { createProjects } from './typescript-projects.js';

export { OptionsError } from './options.js';
export type { GroundrulesOptions, Level, PresetOptions } from './options.js';
export type { DocsPresetOptions } from './presets/docs.js';
export type { TypescriptPresetOptions } from './presets/typescript.js';

// Now, not when the config is made: plugins that a repository imports after this package ask for TypeScript
// as they load.
installBridge();

/** The presets one by one, for composing by hand. */
export const presets = {
  javascript,
  typescript,
  imports,
  groundrules: groundrulesPreset,
  docs,
  examples,
  node,
  regexp,
  security,
  performance,
  suppressions,
  vitest,
  workflows,
  containers,
  formatting,
} as const;

/**
 * Makes the flat config of the standard for a repository.
 *
 * It sees by itself whether the repository has TypeScript, Vitest, workflows of GitHub and Dockerfiles, and can be
 * told otherwise.
 *
 * @param options - What to ask for, and what it should not find out by itself.
 * @param flatConfigs - Config objects of your own; they come last, so they win.
 * @returns An array for the default export of `eslint.config.js`.
 * @throws {@link OptionsError} when an option is unknown or its value can't be used.
 * @example
 * ```js
 * import { groundrules } from '@groundrules/eslint-config';
 *
 * export default groundrules({ level: 'recommended' }, {
 *   files: ['scripts/**'],
 *   rules: { 'no-console': 'off' },
 * });
 * ```
 */
export function groundrules(
  options: GroundrulesOptions = {},
  ...flatConfigs: readonly (Linter.Config | readonly Linter.Config[])[]
): Linter.Config[] {
  const parsed = parseOptions(options);
  const { root } = parsed;
  const level = parsed.level ?? 'strict';
  const repository = inspectRepository(root);
  const hasTypescript = parsed.typescript ?? repository.typescript;
  // Before any plugin asks, so that this repository's TypeScript is considered, not the current folder's.
  const serving = bridgeTypeScript({ cwd: root });
  const configs: Linter.Config[] = [
    {
      name: 'groundrules/ignores',
      ignores: [
        ...ignoredFiles,
        ...(parsed.typescript === false ? typescriptFiles : []),
        ...(parsed.ignores ?? []),
      ],
    },
    ...javascript({ level }),
    ...imports({ level, root }),
    ...security({ level, root }),
    ...performance({ level, root }),
  ];
  if (hasTypescript) {
    const { checksNull, includes } = createProjects(serving.path);
    const isTyped = (parsed.typed ?? true) ? includes : () => false;
    configs.push(...typescript({ level, root, isTyped, checksNull }));
  } else {
    // A declaration file beside JavaScript has to parse at least.
    configs.push({
      name: 'groundrules/typescript/parser',
      files: typescriptFiles,
      languageOptions: { parser: lazyTypescriptParser(root) },
    });
  }
  configs.push(...groundrulesPreset({ level }), ...node({ level }), ...regexp({ level, root }));
  if (parsed.docs ?? true) {
    const { publicApi, sources } = parsed;
    configs.push(...docs({ level, root, publicApi, sources }).filter(hasNoParser));
  }
  configs.push(...suppressions({ level, root }));
  if (parsed.vitest ?? repository.vitest) configs.push(...vitest({ level, root }));
  const foreign = [
    ...((parsed.examples ?? level === 'strict')
      ? examples({ level, root }).filter(hasNoParser)
      : []),
    ...((parsed.workflows ?? true) ? workflows({ level, root }) : []),
    ...((parsed.containers ?? true) ? containers({ level, root }) : []),
  ];
  configs.push(...withPlugins(foreign, configs));
  configs.push(...relaxations({ typescript: hasTypescript }), ...formatting());
  return [...configs, ...flatConfigs.flat()];
}

/** The parser of TypeScript is chosen before: presets bring one for those who compose by hand. */
function hasNoParser({ languageOptions }: Linter.Config): boolean {
  return languageOptions?.['parser'] === undefined;
}
