import { localCommand } from '../workspaces/package-manager.js';
import type { EnforcerName } from './enforcer-names.js';
import type { ExplainedRule } from './explained-rule.js';
import { waiveExamples } from './waive-examples.js';

/** What is known of a rule, before it is said what to do about it. */
export interface RuleFacts extends Omit<ExplainedRule, 'fix' | 'kind' | 'waive'> {
  /** The kind of tool that reports it. */
  readonly kind: EnforcerName['kind'];
  /** What to do about what it finds, where more can be said than of any rule. */
  readonly fix?: string;
}

/**
 * Says what to do about what a rule finds.
 *
 * @param facts - What is known of it.
 * @returns All there is to say.
 */
export function explainRule({ fix, kind, ...facts }: RuleFacts): ExplainedRule {
  const { fixable, gate, name, practice, url } = facts;
  const repair = `${localCommand('groundrules')} check --fix --gate ${gate} repairs what it can.`;
  const page = url === undefined ? undefined : 'Its page shows wrong and right code.';
  return {
    kind: 'rule',
    ...facts,
    fix:
      [fix ?? (kind === 'typescript' ? mendTypes : page), ...(fixable ? [repair] : [])]
        .filter((sentence) => sentence !== undefined)
        .join(' ') || 'Do as its message says.',
    waive: waiveExamples(practice, { kind, gate, rule: name }, ''),
  };
}

const mendTypes =
  'Mend the code where the message points, or the types that it names; a cast only hides it.';
