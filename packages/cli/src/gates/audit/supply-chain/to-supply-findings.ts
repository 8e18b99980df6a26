import type { SupplyChainFinding } from '@groundrules/audit/supply-chain';

import type { RawFinding } from '../../../findings/finding.js';
import { groupBy } from '../../../reporters/group-by.js';
import { inSettings } from './in-settings.js';
import type { SupplyChainAnswer } from './look-at-supply-chain.js';
import { supplyChainRules, uncheckedRules, type ReportedRule } from './supply-chain-rules.js';

/**
 * Makes findings of what makes dependencies less trustworthy: one for each package and rule, and where it matters for trust
 * for each host, so that neither another version nor a line that moved makes it another one. A check that could not be done is
 * a finding too, so that nobody believes that there was nothing to find.
 *
 * @param lockfile - Where it was found, relative to the repository.
 * @param answer - What was found.
 * @returns The findings: errors where they block, warnings otherwise.
 */
export function toSupplyFindings(
  lockfile: string,
  { checks, found }: Extract<SupplyChainAnswer, { readonly kind: 'looked' }>,
): RawFinding[] {
  const blocking = new Set(checks.filter(({ mode }) => mode === 'block').map(({ check }) => check));
  const groups = groupBy(found, ({ detail = '', package: name = '', rule }) =>
    [rule, name, detail].join(' ').trim(),
  );
  return [
    ...[...groups].flatMap(([subject, [first, ...others]]) => {
      if (first === undefined) return [];
      const { check, line, package: name, rule } = first;
      const happened = joinSentences(first, others);
      const versions = [first, ...others].flatMap(({ version }) => version ?? []);
      const todo = supplyChainRules[rule].todo ?? inSettings(first.todo);
      return [
        {
          ...atLine(lockfile, rule, line),
          severity: blocking.has(check) ? ('error' as const) : ('warning' as const),
          message: `${happened} ${todo}`,
          subject,
          supplyChain: { check, package: name, versions: [...new Set(versions)], happened, todo },
        },
      ];
    }),
    ...checks
      .filter(({ state }) => state === 'failed')
      .map(({ check, reason = '' }): RawFinding => {
        const rule = uncheckedRules[check];
        const { title, todo = '' } = supplyChainRules[rule];
        const happened = `${title}: ${reason.trim()}`;
        return {
          ...atLine(lockfile, rule, 1),
          severity: 'warning',
          message: `${happened} ${todo}`,
          subject: rule,
          supplyChain: { ...nothing, check, happened, todo, isUnchecked: true },
        };
      }),
  ];
}

const nothing = { package: undefined, versions: [] };

function atLine(
  lockfile: string,
  rule: ReportedRule,
  line: number,
): Pick<RawFinding, 'column' | 'file' | 'line' | 'practice' | 'rule'> {
  return { rule, practice: supplyChainRules[rule].practice, file: lockfile, line, column: 1 };
}

/** Of other versions only what is different is said again. */
function joinSentences(first: SupplyChainFinding, others: readonly SupplyChainFinding[]): string {
  const textOf = ({ happened, version }: SupplyChainFinding): string =>
    version === undefined ? happened : happened.replace(` ${version} `, ' ');
  const same = new Set(
    others
      .filter((other) => textOf(other) === textOf(first))
      .flatMap(({ version }) => version ?? []),
  );
  same.delete(first.version ?? '');
  const different = new Set(
    others.filter((other) => textOf(other) !== textOf(first)).map(({ happened }) => happened),
  );
  return [
    first.happened,
    ...(same.size === 0 ? [] : [`The same holds for ${[...same].join(', ')}.`]),
    ...different,
  ].join(' ');
}
