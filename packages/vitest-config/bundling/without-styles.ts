import type { Rolldown } from 'tsdown';

/**
 * Leaves out the styles that scripts import: the page has its own.
 *
 * @returns A plugin for the bundler.
 */
export function withoutStyles(): Rolldown.Plugin {
  const nothing = '\0no-styles';
  return {
    name: 'without-styles',
    resolveId: { filter: { id: /\.css$/u }, handler: () => nothing },
    load: { filter: { id: new RegExp(`^${nothing}$`, 'u') }, handler: () => '' },
  };
}
