import type { ESLint, Linter, Rule } from 'eslint';

import type { RuleDocs } from './create-rule.js';
import { dockerfile } from './languages/dockerfile.js';
import { yaml } from './languages/yaml.js';
import { examples, type ExamplesProcessor } from './processors/examples.js';
import { rules } from './rules/index.js';

const namespace = 'groundrules';

/** Workflows of GitHub, and the actions of a repository. */
const workflowFiles = [
  '**/.github/workflows/*.{yml,yaml}',
  '**/.github/actions/**/action.{yml,yaml}',
  'action.{yml,yaml}',
];

const dockerfiles = [
  '**/{Dockerfile,dockerfile,Containerfile}',
  '**/{Dockerfile,Containerfile}.*',
  '**/*.{Dockerfile,dockerfile,Containerfile,containerfile}',
];

/** What only begins like the name of a Dockerfile: lists of what it ignores, templates, programs, notes. */
const notDockerfiles = [
  '**/*.{dockerignore,containerignore,md,txt,sh,py,rb,go,js,cjs,mjs,ts,cts,mts,json,yml,yaml,toml,xml}',
  '**/*.{j2,jinja,jinja2,tmpl,tpl,template,erb,ejs,hbs,mustache,in,m4,orig,bak,lock}',
];

/** The plugin as ESLint's own types describe it, with what is known beyond. */
interface Plugin extends ESLint.Plugin {
  readonly meta: { name: string; version: string; namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly languages: Record<
    'dockerfile' | 'yaml',
    NonNullable<ESLint.Plugin['languages']>[string]
  >;
  readonly processors: { readonly examples: ExamplesProcessor };
}

const plugin: Plugin = {
  meta: { name: __PACKAGE_NAME__, version: __PACKAGE_VERSION__, namespace },
  // The rules are written in typescript-eslint's types, which describe the same objects.
  rules: rules as unknown as Plugin['rules'],
  languages: { dockerfile, yaml },
  processors: { examples },
};

function createPreset(name: string, isChosen: (docs: RuleDocs) => boolean): Linter.Config {
  const chosen = Object.entries(rules)
    .filter(([, { meta }]) => meta.docs !== undefined && isChosen(meta.docs))
    .map(([id]) => [`${namespace}/${id}`, 'error'] as const);
  return {
    name: `${namespace}/plugin/${name}`,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(chosen),
  };
}

/** The plugin with its presets, which in turn hold the plugin. */
interface PluginWithPresets extends Plugin {
  readonly configs: Record<
    'recommended' | 'strict' | 'docs' | 'security' | 'performance' | 'workflows' | 'containers',
    Linter.Config
  >;
}

const pluginWithPresets: PluginWithPresets = Object.assign(plugin, {
  configs: {
    recommended: createPreset(
      'recommended',
      ({ language, level }) => language === undefined && level === 'recommended',
    ),
    strict: createPreset('strict', ({ language }) => language === undefined),
    docs: createPreset('docs', ({ area, language }) => language === undefined && area === 'docs'),
    security: createPreset(
      'security',
      ({ area, language }) => language === undefined && area === 'security',
    ),
    performance: createPreset('performance', ({ area }) => area === 'performance'),
    workflows: {
      ...createPreset('workflows', ({ language }) => language === 'yaml'),
      files: workflowFiles,
      language: `${namespace}/yaml`,
    },
    containers: {
      ...createPreset('containers', ({ language }) => language === 'dockerfile'),
      files: dockerfiles,
      ignores: notDockerfiles,
      language: `${namespace}/dockerfile`,
    },
  },
});

/**
 * The ESLint plugin: its rules, and presets of them. `recommended` holds what is next to never
 * wrong, `strict` holds every rule, `docs`, `security` and `performance` hold the rules of those areas. `workflows` and
 * `containers` hold the rules for GitHub's workflows and for Dockerfiles, with the files and the language they need.
 *
 * @example
 * ```js
 * // eslint.config.js
 * import groundrules from '@groundrules/eslint-plugin';
 *
 * export default [groundrules.configs.strict];
 * ```
 */
export default pluginWithPresets;
