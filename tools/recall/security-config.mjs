import { createRequire } from 'node:module';
import path from 'node:path';
import { InputError } from '../checkouts/input-error.mjs';
import { parserConfig } from '../checkouts/parser-config.mjs';
import { loadBuilt } from '../generate/load-built.mjs';

const namespace = 'groundrules';

/**
 * Puts together the flat config that holds every ESLint rule of the security area, whatever the level:
 * those of our own plugin, and those of other plugins that the catalogue names.
 *
 * @param {string} repository - The root of this repository.
 * @param {readonly { enforcers: { eslint?: readonly string[] } }[]} practices - Those of the area.
 * @param {boolean} isModule - Whether `.js` files are modules.
 * @returns {Promise<import('eslint').Linter.Config[]>} The config.
 */
export async function securityConfig(repository, practices, isModule) {
  const { default: plugin } = await loadBuilt(repository, 'eslint-plugin');
  const preset = plugin.configs.security;
  if (preset === undefined) {
    throw new InputError(
      'The built ESLint plugin has no preset "security". Run `npm run build` first.',
    );
  }
  // From there, as these are dependencies of that package and not of the repository.
  const load = createRequire(path.join(repository, 'packages/eslint-config/package.json'));
  return [
    ...parserConfig(load('@typescript-eslint/parser'), isModule),
    ...[preset].flat(),
    ...borrowed(practices, load),
  ];
}

/** A config object for ESLint's own rules that enforce one of the practices, and for each plugin of others. */
function borrowed(practices, load) {
  const all = practices.flatMap(({ enforcers }) => enforcers.eslint ?? []);
  const ids = all.filter((id) => id.includes('/'));
  const core = all.filter((id) => !id.includes('/'));
  const names = new Set(ids.map(pluginOf));
  names.delete(namespace);
  const plugins = [...names].map((name) => {
    const plugin = load(`eslint-plugin-${name}`);
    const rules = ids.filter((id) => pluginOf(id) === name).map((id) => [id, 'error']);
    return {
      plugins: { [name]: plugin.default ?? plugin },
      rules: Object.fromEntries(rules),
    };
  });
  return [{ rules: Object.fromEntries(core.map((id) => [id, 'error'])) }, ...plugins];
}

function pluginOf(id) {
  return id.slice(0, id.indexOf('/'));
}
