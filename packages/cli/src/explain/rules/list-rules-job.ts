import { createRequire } from 'node:module';
import path from 'node:path';

import { loadEslint } from '../../gates/lint/load-eslint.js';
import { isRecord } from '../../gates/run/is-record.js';

/** Whose rules are listed. */
export interface ListRulesRequest {
  /** Absolute path of the package `eslint`. */
  readonly eslint: string;
  /** Absolute path of the folder whose config counts. */
  readonly folder: string;
  /** Absolute paths of files in it, one of each kind: a config may load plugins for some only. */
  readonly files: readonly string[];
}

/** What ESLint and its plugins tell about a rule. */
export interface InstalledRule {
  /** As reports name it: with the prefix under which the config loads its plugin. */
  readonly id: string;
  readonly description?: string;
  readonly url?: string;
  readonly isFixable: boolean;
  readonly isDeprecated: boolean;
}

interface ESLint {
  readonly calculateConfigForFile?: (file: string) => Promise<unknown>;
}

/**
 * Lists the rules that ESLint has in a folder: its own, and those of the plugins that the config loads.
 *
 * @param request - Where.
 * @returns The rules, and why the config's could not be listed where it can't be loaded.
 */
export async function listRules({ eslint, files, folder }: ListRulesRequest): Promise<{
  readonly rules: readonly InstalledRule[];
  readonly failure?: string;
}> {
  const rules = new Map<string, InstalledRule>();
  for (const [id, rule] of builtIn(eslint)) rules.set(id, describe(id, rule));
  try {
    const ESLint = await loadEslint<ESLint>(eslint, folder);
    const instance = new ESLint({ cwd: folder });
    for (const file of files) {
      // eslint-disable-next-line groundrules/await-in-loop -- the config is loaded once, by the first
      const config = await instance.calculateConfigForFile?.(file);
      const plugins = isRecord(config) && isRecord(config['plugins']) ? config['plugins'] : {};
      for (const [prefix, plugin] of Object.entries(plugins)) {
        const listed = isRecord(plugin) && isRecord(plugin['rules']) ? plugin['rules'] : {};
        for (const [name, rule] of Object.entries(listed)) {
          // Its own rules are in a plugin without a name.
          const id = prefix === '@' ? name : `${prefix}/${name}`;
          rules.set(id, describe(id, rule));
        }
      }
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { rules: [...rules.values()], failure };
  }
  return { rules: [...rules.values()] };
}

function builtIn(eslint: string): [string, unknown][] {
  const load = createRequire(path.join(eslint, 'package.json'));
  const { builtinRules } = load('eslint/use-at-your-own-risk') as {
    readonly builtinRules?: ReadonlyMap<string, unknown>;
  };
  return builtinRules === undefined ? [] : [...builtinRules];
}

function describe(id: string, rule: unknown): InstalledRule {
  const meta = isRecord(rule) && isRecord(rule['meta']) ? rule['meta'] : {};
  const docs = isRecord(meta['docs']) ? meta['docs'] : {};
  const { description, url } = docs;
  return {
    id,
    ...(typeof description === 'string' && { description }),
    ...(typeof url === 'string' && { url }),
    isFixable: typeof meta['fixable'] === 'string',
    isDeprecated: Boolean(meta['deprecated']),
  };
}
