import { isRecord } from '../../gates/run/is-record.js';
import type { Change } from '../weakening.js';
import type { FileConfig } from './config-array.js';
import { describeRule } from './describe-rule.js';
import { differingOptions, optionDirection } from './option-direction.js';

/** One thing in a file's config that is weaker than by the standard. */
export interface Difference {
  /** A rule's id, or the path of another setting. */
  readonly rule: string;
  /** What the config calls it: a rule under the name that it has given to a plugin. */
  readonly setAs: string;
  readonly change: Change;
  readonly standard: string;
  readonly effective: string;
  /** Whether nothing sets the rule, rather than something setting it lower. */
  readonly isUnset: boolean;
}

/**
 * Compares the config that ESLint has for a file with the one that the standard would have.
 *
 * @param standard - By the standard.
 * @param effective - As it holds; `undefined` where ESLint has no config for the file.
 * @returns What is weaker; what is stricter or of the repository's own is left alone.
 */
export function compareConfigs(
  standard: FileConfig,
  effective: FileConfig | undefined,
): Difference[] {
  return [...compareRules(standard, effective ?? {}), ...compareRest(standard, effective ?? {})];
}

function compareRules(standard: FileConfig, effective: FileConfig): Difference[] {
  return Object.entries(standard.rules ?? {}).flatMap(
    ([rule, [severity, ...written]]): Difference[] => {
      if (severity !== 2 && severity !== 1) return [];
      const setAs = nameIn(effective, rule, standard);
      const setting = effective.rules?.[setAs];
      const [level = 0, ...others] = setting ?? [];
      const options = withDefaults(rule, standard, written);
      const held = withDefaults(setAs, effective, others);
      const base = {
        rule,
        setAs,
        standard: describeRule(severity, written),
        isUnset: setting === undefined,
      };
      if (level === 0) return [{ ...base, change: 'off', effective: 'off' }];
      if (Number(level) < severity) {
        return [{ ...base, change: 'downgraded', effective: describeRule(level, others) }];
      }
      const direction = optionDirection(rule, options, held);
      if (direction === 'same' || direction === 'tightened') return [];
      const differing = differingOptions(options, held);
      return [
        {
          ...base,
          change: direction,
          standard: describeRule(severity, differing.standard),
          effective: describeRule(level, differing.effective),
        },
      ];
    },
  );
}

/** What a config calls a rule: by its own name, else by the one that it has given to the plugin. */
function nameIn(effective: FileConfig, id: string, standard: FileConfig): string {
  const { plugins, rules } = effective;
  const wanted = ruleOf(id, standard);
  if (rules?.[id] !== undefined || wanted === undefined) return id;
  const name = id.slice(id.lastIndexOf('/') + 1);
  const alias = Object.keys(plugins ?? {})
    .map((prefix) => `${prefix}/${name}`)
    .find((one) => rules?.[one] !== undefined && ruleOf(one, effective) === wanted);
  return alias ?? id;
}

/** The code of a rule that a plugin brings along. */
function ruleOf(id: string, { plugins }: FileConfig): unknown {
  const slash = id.lastIndexOf('/');
  const plugin = slash === -1 ? undefined : plugins?.[id.slice(0, slash)];
  const rules = isRecord(plugin) ? plugin['rules'] : undefined;
  return isRecord(rules) ? rules[id.slice(slash + 1)] : undefined;
}

/** What a rule does by itself, where the plugin says so: typescript-eslint merges these later than ESLint. */
function withDefaults(
  id: string,
  config: FileConfig,
  options: readonly unknown[],
): readonly unknown[] {
  const rule = ruleOf(id, config);
  const defaults = isRecord(rule) ? rule['defaultOptions'] : undefined;
  if (!Array.isArray(defaults)) return options;
  const length = Math.max(defaults.length, options.length);
  return Array.from({ length }, (_, index): unknown => {
    const fallback: unknown = defaults[index];
    const own = options[index];
    if (own === undefined) return fallback;
    return isRecord(fallback) && isRecord(own) ? { ...fallback, ...own } : own;
  });
}

function compareRest(standard: FileConfig, effective: FileConfig): Difference[] {
  const found: Difference[] = [];
  for (const option of ['reportUnusedDisableDirectives', 'reportUnusedInlineConfigs']) {
    const before = Number(standard.linterOptions?.[option] ?? 0);
    const after = Number(effective.linterOptions?.[option] ?? 0);
    if (after >= before) continue;
    found.push({
      rule: `linterOptions.${option}`,
      setAs: `linterOptions.${option}`,
      change: after === 0 ? 'off' : 'downgraded',
      standard: describeRule(before),
      effective: describeRule(after),
      isUnset: effective.linterOptions?.[option] === undefined,
    });
  }
  if (hasTypes(standard) && !hasTypes(effective)) {
    found.push({
      rule: 'languageOptions.parserOptions.projectService',
      setAs: 'languageOptions.parserOptions.projectService',
      change: 'off',
      standard: 'linted with type information',
      effective: 'linted without',
      isUnset: false,
    });
  }
  if (standard.processor !== undefined && effective.processor === undefined) {
    found.push({
      rule: 'processor',
      setAs: 'processor',
      change: 'off',
      standard: describeProcessor(standard.processor),
      effective: 'none',
      isUnset: true,
    });
  }
  return found;
}

function hasTypes({ languageOptions }: FileConfig): boolean {
  const options = languageOptions?.['parserOptions'];
  if (!isRecord(options)) return false;
  return ['projectService', 'project', 'programs'].some((name) => {
    const value = options[name];
    return value !== undefined && value !== false && value !== null;
  });
}

function describeProcessor(processor: unknown): string {
  const meta = isRecord(processor) ? processor['meta'] : undefined;
  const name = isRecord(meta) ? meta['name'] : processor;
  return typeof name === 'string' ? name : 'a processor';
}
