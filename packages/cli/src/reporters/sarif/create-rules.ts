import type { ReportingDescriptor } from 'sarif';

import type { RiskSeverity } from '../../config/config.js';
import type { DetailedFinding } from '../../findings/finding.js';
import { groupBy } from '../group-by.js';
import { helpAddress } from '../help-address.js';
import { practiceOf } from '../practice-of.js';
import { escapeMarkdown } from '../escape-markdown.js';

/** The rules of a run, and where each stands. */
export interface Rules {
  readonly descriptors: readonly ReportingDescriptor[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** A number within the range that code scanning calls by the severity's name; an advisory may give a name and no score. */
const scores: Readonly<Record<RiskSeverity, string>> = {
  critical: '9.5',
  high: '8.0',
  moderate: '5.5',
  low: '2.0',
};

/**
 * Describes the rules that reported something.
 *
 * @param findings - What they reported.
 * @returns The descriptions, in the order in which the rules come up.
 */
export function createRules(findings: readonly DetailedFinding[]): Rules {
  const byRule = groupBy(findings, ({ rule }) => rule);
  return {
    descriptors: [...byRule].map(([rule, reported]) => describe(rule, reported)),
    indexOf: new Map([...byRule.keys()].map((rule, index) => [rule, index])),
  };
}

function describe(rule: string, findings: readonly DetailedFinding[]): ReportingDescriptor {
  const [first] = findings;
  const practice = practiceOf(first?.practice ?? null);
  const title = first?.raw.vulnerability?.advisory.title ?? practice?.title ?? rule;
  const why =
    practice?.why ?? `The ${first?.gate ?? ''} gate has this rule on for correctness alone.`;
  const helpUri = first === undefined ? undefined : helpAddress(first.raw);
  const score = scoreOf(findings);
  const python = practice?.python === undefined ? '' : ` It is ${practice.python} in Python.`;
  const text = `${why}${python}`;
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: helpUri === undefined ? text : `${text} Read more: ${helpUri}`,
      markdown: `**${escapeMarkdown(title)}**\n\n${escapeMarkdown(text)}${helpUri === undefined ? '' : `\n\n[Read more](${helpUri})`}`,
    },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: {
      level: findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
    },
    properties: {
      tags: practice === undefined ? ['correctness'] : [practice.id, practice.area],
      ...(score !== undefined && { 'security-severity': score }),
    },
  };
}

function scoreOf(findings: readonly DetailedFinding[]): string | undefined {
  const rated = findings.flatMap(({ raw }) => raw.vulnerability?.advisory.cvss?.score ?? []);
  if (rated.length > 0) return Math.max(...rated).toFixed(1);
  const risks = new Set(findings.map(({ raw }) => raw.risk));
  const worst = (['critical', 'high', 'moderate', 'low'] as const).find((risk) => risks.has(risk));
  return worst === undefined ? undefined : scores[worst];
}
