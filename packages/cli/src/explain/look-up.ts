import { practiceEnforcedBy, practices } from '@groundrules/catalogue';

import { gateNames } from '../config/gate-names.js';
import { nearestNames } from '../config/nearest-names.js';
import { practiceOfRule } from '../findings/practice-of-rule.js';
import { supplyChainRules } from '../gates/audit/supply-chain/supply-chain-rules.js';
import { describeIssue, issueTypes } from '../gates/dead-code/parse-report.js';
import { loadFromRepository } from '../gates/load-tool.js';
import { printableLine } from '../reporters/printable.js';
import { UserError } from '../user-error.js';
import { localCommand } from '../workspaces/package-manager.js';
import { explainGate, practicesOfGate } from './explain-gate.js';
import { explainRule } from './explain-rule.js';
import type { ExplainedCorrectness, ExplainedGate, ExplainedRule } from './explained-rule.js';
import { practiceNames, searchPractice, type FoundPractice } from './find-practice.js';
import { listInstalledRules, type InstalledRules } from './rules/list-installed-rules.js';
import { ownRules } from './rules/own-rules.js';
import { findCompilerMessage } from './rules/typescript-rule.js';
import { waiveExamples } from './waive-examples.js';

/** What there is to say about a name. */
export interface Found {
  /** What is no practice itself. */
  readonly about?: ExplainedRule | ExplainedGate | ExplainedCorrectness;
  /** The practice, or those that what was named has to do with. */
  readonly practices: readonly FoundPractice[];
}

/** Where it is looked for. */
export interface LookUpOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly signal: AbortSignal;
}

const mostNames = 3;

/**
 * Finds all that a report may show: a practice, a rule of whatever tool, a gate.
 *
 * @param name - As it was typed. Capitals do not matter.
 * @param options - Where rules of tools are looked for.
 * @returns What there is to say.
 * @throws {@link UserError} naming the nearest where there is none, and the choices where there are several.
 */
export async function lookUp(name: string, options: LookUpOptions): Promise<Found> {
  const wanted = name.trim().toLowerCase();
  if (wanted === 'correctness') return { about: explainCorrectness(), practices: [] };
  // Before a type of issue of knip: `types` stands in reports as a gate first.
  const gate = gateNames.find((one) => one === wanted);
  if (gate !== undefined) return { about: explainGate(gate), practices: practicesOfGate(gate) };
  const known = searchPractice(wanted);
  if (known !== undefined && known.enforcer === undefined) return { practices: [known] };
  // A rule of ESLint has its whole name before it is a part of another's.
  if (known?.enforcer !== undefined && (known.isWhole || known.enforcer.kind !== 'eslint')) {
    return await ofEnforcer(known, options);
  }
  const simple =
    ofGateRule(wanted, options.root) ?? ofCheck(wanted) ?? ofCompiler(wanted, options.root);
  if (simple !== undefined) return simple;
  const installed = await listInstalledRules(options.root, options.signal);
  return (
    ofEslint(wanted, installed) ??
    (known === undefined ? undefined : await ofEnforcer(known, options, installed)) ??
    refuse(name, installed)
  );
}

function explainCorrectness(): ExplainedCorrectness {
  return {
    kind: 'correctness',
    name: 'correctness',
    description:
      'What a tool finds wrong and no practice of the standard is about: most rules of ESLint, most errors of the compiler, some types of issue of knip. It counts as any other finding does.',
    fix: `Look the rule up that stands below it in the report: ${localCommand('groundrules')} explain <rule>`,
    waive: waiveExamples(null, { kind: 'eslint', gate: 'lint', rule: '<rule>' }, ''),
  };
}

async function ofEnforcer(
  found: FoundPractice,
  options: LookUpOptions,
  before?: InstalledRules,
): Promise<Found> {
  const { enforcer, practice } = found;
  if (enforcer === undefined) return { practices: [found] };
  const { gate, kind, rule } = enforcer;
  if (kind === 'knip') return { about: ofKnip(rule, options.root), practices: [found] };
  if (kind === 'typescript') {
    return ofCompiler(rule.toLowerCase(), options.root) ?? { practices: [found] };
  }
  if (kind === 'gate') {
    return rule === 'prettier'
      ? { about: ofPrettier(options.root), practices: [found] }
      : { practices: [found] };
  }
  // Ours are explained by the practice and by a page of their own.
  if (rule.startsWith('groundrules/')) return { practices: [found] };
  const installed = before ?? (await listInstalledRules(options.root, options.signal));
  const told = installed.rules.find(({ id }) => id === rule);
  return {
    about: explainRule({
      name: rule,
      gate,
      kind,
      tool: installed.tool,
      practice: practice.id,
      description: told?.description ?? practice.title,
      fixable: told?.isFixable ?? practice.fixable,
      ...(told?.url !== undefined && { url: told.url }),
      notes: [
        ...(told === undefined ? [unknownHere(rule, installed)] : []),
        ...(told?.isDeprecated === true ? ['Its plugin calls it deprecated.'] : []),
      ],
    }),
    practices: [found],
  };
}

function unknownHere(rule: string, { failure }: InstalledRules): string {
  return failure === undefined
    ? `The config of ESLint loads no plugin that has ${rule}, so that nothing more is known of it here.`
    : `What ESLint says of it is unknown: ${printableLine(failure.split('\n')[0] ?? '')}`;
}

function ofEslint(wanted: string, { rules, tool }: InstalledRules): Found | undefined {
  const whole = rules.filter(({ id }) => id.toLowerCase() === wanted);
  const found =
    whole.length > 0 ? whole : rules.filter(({ id }) => id.toLowerCase().endsWith(`/${wanted}`));
  const [rule, ...others] = found;
  if (rule === undefined) return undefined;
  if (others.length > 0) {
    throw new UserError(
      `${printableLine(wanted)} is a rule of several plugins. Choose one: ${found.map(({ id }) => id).join(', ')}`,
    );
  }
  const {
    description = 'Its plugin says nothing about it.',
    id,
    isDeprecated,
    isFixable,
    url,
  } = rule;
  const practice = practiceEnforcedBy({ kind: 'eslint', id });
  const namesake = searchPractice(wanted);
  const other = namesake?.enforcer?.rule;
  const isMistakable = practice === undefined && other !== undefined && other !== id;
  return {
    about: explainRule({
      name: id,
      gate: 'lint',
      kind: 'eslint',
      tool,
      practice: practice?.id ?? null,
      description,
      fixable: isFixable,
      ...(url !== undefined && { url }),
      notes: [
        ...(isDeprecated ? ['Its plugin calls it deprecated.'] : []),
        ...(isMistakable
          ? [`${other} is another rule, which stands for ${namesake?.practice.id ?? ''}.`]
          : []),
      ],
    }),
    practices: practice === undefined ? [] : practicesWith(practice.id),
  };
}

function ofCompiler(wanted: string, root: string): Found | undefined {
  const found = findCompilerMessage(wanted, root);
  if (found === undefined) return undefined;
  const { code, message, tool } = found;
  const listed = practiceEnforcedBy({ kind: 'typescript', id: code })?.id;
  const practice = practiceOfRule('types', code);
  return {
    about: explainRule({
      name: code,
      gate: 'types',
      kind: 'typescript',
      tool,
      practice,
      description: message,
      fixable: false,
      notes:
        practice === null && listed !== undefined
          ? [
              `Reports put it under ${listed} where the value may be missing, and else under correctness.`,
            ]
          : [],
    }),
    practices: listed === undefined ? [] : practicesWith(listed),
  };
}

function ofKnip(type: string, root: string): ExplainedRule {
  return explainRule({
    name: type,
    gate: 'dead-code',
    kind: 'knip',
    tool: withVersion('knip', 'knip', root),
    practice: practiceOfRule('dead-code', type),
    description: describeIssue(type, '…'),
    fixable: false,
    url: 'https://knip.dev/reference/issue-types',
    fix: 'Take away what nothing needs, list what is missing, or tell knip where it is used; its page says what is meant.',
    notes: [],
  });
}

function ofPrettier(root: string): ExplainedRule {
  return explainRule({
    name: 'prettier',
    gate: 'format',
    kind: 'gate',
    tool: withVersion('Prettier', 'prettier', root),
    practice: 'unformatted',
    description: 'Prettier prints the file in another way.',
    fixable: true,
    url: 'https://prettier.io/docs/rationale',
    notes: [
      'Of what differs, a line that is too long belongs to line-too-long and an operator at the beginning of a line to operator-linebreak.',
    ],
  });
}

/** What a gate says by itself, types of issue that no practice is about, and names of advisories and secrets. */
function ofGateRule(wanted: string, root: string): Found | undefined {
  const own = Object.hasOwn(ownRules, wanted) ? ownRules[wanted] : undefined;
  if (own !== undefined) {
    const [gate, ...others] = own.gates;
    return {
      about: explainRule({
        name: wanted,
        gate,
        kind: 'gate',
        tool: explainGate(gate).tool,
        practice: null,
        description: own.description,
        fix: own.fix,
        fixable: own.isFixable === true,
        notes: others.length === 0 ? [] : [`Other gates report it as well: ${others.join(', ')}.`],
      }),
      practices: [],
    };
  }
  const type = issueTypes.find((one) => one.toLowerCase() === wanted);
  if (type !== undefined) return { about: ofKnip(type, root), practices: [] };
  if (/^(?:ghsa|cve|mal|osv|snyk)-/u.test(wanted)) {
    return { practices: practicesWith('vulnerable-dependency') };
  }
  if (wanted.startsWith('@secretlint/')) return { practices: practicesWith('hardcoded-secret') };
  if (/^(?:regression|improvement|time-only|unsteady|unrecorded)$/u.test(wanted)) {
    return { practices: practicesWith('benchmark-regression') };
  }
  if (/^(?:expired|incomplete|overlong|reopened|stale)-waiver$/u.test(wanted)) {
    return { practices: practicesWith('expired-waiver') };
  }
  return undefined;
}

/** A check of the supply chain, as groundrules.json names it: `installScripts`. */
function ofCheck(wanted: string): Found | undefined {
  const rule = Object.values(supplyChainRules).find(({ check }) => check.toLowerCase() === wanted);
  return rule === undefined ? undefined : { practices: practicesWith(rule.practice) };
}

function practicesWith(id: string): FoundPractice[] {
  return practices.filter((practice) => practice.id === id).map((practice) => ({ practice }));
}

function withVersion(tool: string, name: string, root: string): string {
  const found = loadFromRepository(root, name);
  return found.kind === 'found' && found.version !== '' ? `${tool} ${found.version}` : tool;
}

function refuse(name: string, { failure, rules }: InstalledRules): never {
  const wanted = name.trim().toLowerCase();
  const { ids, others } = practiceNames();
  // Part of a name is more than a likeness: `secret`.
  const parts = wanted.length < 3 ? [] : ids.filter((id) => id.includes(wanted));
  const all = [
    ...ids,
    ...others,
    ...gateNames,
    ...issueTypes,
    ...Object.keys(ownRules),
    ...rules.flatMap(({ id }) => [
      id,
      ...(id.includes('/') ? [id.slice(id.lastIndexOf('/') + 1)] : []),
    ]),
  ];
  const near = [...new Set([...parts, ...nearestNames(wanted, all)])].slice(0, mostNames);
  throw new UserError(
    `No practice, rule or gate is called ${JSON.stringify(printableLine(name))}.` +
      (near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`) +
      ` ${localCommand('groundrules')} explain lists the practices.` +
      (failure === undefined
        ? ''
        : `\nNot all rules of ESLint could be looked at: ${printableLine(failure.split('\n')[0] ?? '')}`),
  );
}
