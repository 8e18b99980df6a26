import { GenerateError } from './generate-error.mjs';
import { loadBuilt } from './load-built.mjs';

/**
 * Reads what each rule says about itself, from the built plugin and catalogue.
 *
 * @param {string} repository - The root of the repository.
 * @returns {Promise<object[]>} One entry per rule, sorted by id.
 */
export async function readRuleFacts(repository) {
  const { default: plugin } = await loadBuilt(repository, 'eslint-plugin');
  const { practices } = await loadBuilt(repository, 'catalogue');
  return Object.entries(plugin.rules).map(([id, { meta }]) => {
    const practice = practices.find((it) => it.id === meta.docs.practice);
    if (practice === undefined)
      throw new GenerateError(
        `The catalogue has no practice "${meta.docs.practice}", which ${id} names.`,
      );
    return {
      id,
      description: meta.docs.description,
      level: meta.docs.level,
      practice,
      fixes: meta.fixable !== undefined,
      suggests: meta.hasSuggestions === true,
      needsTypes: meta.docs.requiresTypeChecking === true,
    };
  });
}
