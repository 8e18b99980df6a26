import { createRequire } from 'node:module';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { InputError } from '../checkouts/input-error.mjs';
import { parserConfig } from '../checkouts/parser-config.mjs';
import { loadBuilt } from '../generate/load-built.mjs';

/** The levels, from the one that asks for all. */
export const levels = ['strict', 'recommended'];

/**
 * Puts together the flat config of the security preset for a checkout: strict, untyped, and without the files that
 * the preset leaves out.
 *
 * @param {string} repository - The root of this repository.
 * @param {boolean} isModule - Whether `.js` files are modules.
 * @returns {Promise<import('eslint').Linter.Config[]>} The config.
 */
export async function securityPreset(repository, isModule) {
  const { presets } = await loadBuilt(repository, 'eslint-config');
  // From there, as it is a dependency of that package and not of the repository.
  const load = createRequire(path.join(repository, 'packages/eslint-config/package.json'));
  const configs = presets.security({ level: 'strict', root: repository });
  const { ignores } = configs.find(({ name }) => name === 'groundrules/security');
  return [...parserConfig(load('@typescript-eslint/parser'), isModule), ...configs, { ignores }];
}

/**
 * Lists the rules of each level, so that what the strict one reports tells what each does.
 *
 * @param {string} repository - The root of this repository.
 * @returns {Promise<Record<string, Set<string>>>} Ids of rules by level.
 */
export async function rulesOfLevels(repository) {
  const { presets } = await loadBuilt(repository, 'eslint-config');
  const [strict, ...others] = levels.map((level) =>
    Object.assign({}, ...presets.security({ level, root: repository }).map(({ rules }) => rules)),
  );
  for (const rules of others) {
    const differing = Object.keys(rules).find((id) => !isDeepStrictEqual(rules[id], strict[id]));
    if (differing !== undefined)
      throw new InputError(`${differing} is not the same at each level, so each needs a run.`);
  }
  return Object.fromEntries(
    [strict, ...others].map((rules, index) => [levels[index], new Set(Object.keys(rules))]),
  );
}
