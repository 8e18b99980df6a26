import { createRequire } from 'node:module';
import path from 'node:path';
import type { Rolldown } from 'tsdown';

const rules = createRequire(import.meta.url).resolve(
  '@typescript-eslint/eslint-plugin/use-at-your-own-risk/rules',
);
const baseRule = path.join(path.dirname(rules), 'no-unused-vars.js');
const loadsPlugin = 'require2("@typescript-eslint/eslint-plugin")';

/**
 * Gives eslint-plugin-unused-imports the rule it stands on out of the bundle. It loads typescript-eslint by a
 * `require` that no bundler can follow, and where there is none falls back silently to ESLint's rule, which knows less.
 *
 * @returns A plugin for the bundler.
 */
export function unusedImportsBaseRule(): Rolldown.Plugin {
  return {
    name: 'unused-imports-base-rule',
    transform: {
      filter: { id: /[/\\]eslint-plugin-unused-imports[/\\]/u },
      handler(code) {
        const parts = code.split(loadsPlugin);
        if (parts.length !== 2) {
          throw new Error(`eslint-plugin-unused-imports has changed: no single ${loadsPlugin}`);
        }
        return parts.join(
          `{ rules: { 'no-unused-vars': require(${JSON.stringify(baseRule)}).default } }`,
        );
      },
    },
  };
}
