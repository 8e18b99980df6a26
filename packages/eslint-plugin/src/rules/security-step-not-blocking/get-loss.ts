import type { Command, List, SimpleCommand, Span } from '../../shell/ast.js';
import type { Call, Level } from './find-calls.js';
import { isHarmless, isHarmlessList } from './is-harmless.js';

/** How a script loses the outcome of a scanner: what keeps it from failing, or a pipe. */
export interface Loss extends Span {
  readonly kind: 'swallowed' | 'piped';
}

/** How the shell that runs a script was started. */
export interface ShellMode {
  /** Whether it stops at the first command that fails. */
  readonly stopsAtErrors: boolean;
  /** Whether a pipeline fails where any of its commands does. */
  readonly hasPipefail: boolean;
}

/** What level a command came out at: lost there, judged there, or handed on outwards. */
type Outcome = Loss | 'judged' | undefined;

/** Programs that show what they read and succeed. */
const filters = new Set([
  'tee',
  'cat',
  'head',
  'tail',
  'less',
  'more',
  'sed',
  'sort',
  'uniq',
  'wc',
  'tr',
  'cut',
  'column',
  'fold',
  'nl',
  'ts',
]);

function isFilter(command: Command): boolean {
  if (command.kind !== 'simple') return false;
  const [name, ...rest] = command.words;
  if (name?.text === 'jq')
    return !rest.some(({ text }) => /^(?:-[a-df-z]*e[a-z]*|--exit-status)$/iu.test(text));
  return filters.has(name?.text ?? '');
}

function getPipeLoss({ pipeline, places }: Level, hasPipefail: boolean): Outcome {
  const rest = pipeline.commands.slice(places[2] + 1);
  const [first] = rest;
  if (first === undefined) return undefined;
  if (!rest.every((command) => isFilter(command))) return 'judged';
  return hasPipefail ? undefined : { kind: 'piped', start: first.start, end: pipeline.end };
}

function getChainLoss({ chain, places }: Level): Outcome {
  const place = chain.operators.findIndex(({ text }, index) => index >= places[1] && text === '||');
  const operator = chain.operators[place];
  if (operator === undefined) return undefined;
  return isHarmless(chain.pipelines.slice(place + 1))
    ? { kind: 'swallowed', start: operator.start, end: chain.end }
    : 'judged';
}

function getConditionLoss({ chain, condition, pipeline }: Level): Outcome {
  if (condition === undefined) return undefined;
  const reaction = pipeline.isNegated ? condition.passed : condition.failed;
  // Of several commands it is not known which one failed.
  const isAlone = chain.pipelines.length === 1 && pipeline.commands.length === 1;
  return isAlone && isHarmlessList(reaction ?? [])
    ? { kind: 'swallowed', start: chain.start, end: chain.end }
    : 'judged';
}

/** `scanner; true` on one line is meant to succeed. */
function getSequenceLoss({ chain, list, places }: Level): Outcome {
  const next = list[places[0] + 1];
  const [pipeline] = next?.pipelines ?? [];
  const [command] = pipeline?.commands ?? [];
  if (chain.terminator !== ';' || next?.pipelines.length !== 1 || command?.kind !== 'simple') {
    return undefined;
  }
  const words = command.words.map(({ text }) => text).join(' ');
  return /^(?:true|:|exit 0)$/u.test(words)
    ? { kind: 'swallowed', start: next.start, end: next.end }
    : undefined;
}

/** What `set` changes at a place of a script. */
interface Change {
  readonly at: Span;
  readonly stopsAtErrors?: boolean;
  readonly hasPipefail?: boolean;
}

/** What has to be known of a script to judge the calls in it. */
export interface ScriptFacts {
  readonly list: List;
  readonly initial: ShellMode;
  readonly changes: readonly Change[];
  /** Where the outcome of a command is last asked for. */
  readonly lastQuestion: number;
}

function readChanges(command: SimpleCommand): Change[] {
  const [name, ...options] = command.words.map(({ text }) => text);
  if (name !== 'set') return [];
  return options.flatMap((option, index): Change[] => {
    const isOn = option.startsWith('-');
    const long = /^[-+]\w*o$/u.test(option) ? options[index + 1] : undefined;
    return [
      ...(/^[-+]\w*e/u.test(option) || long === 'errexit'
        ? [{ at: command, stopsAtErrors: isOn }]
        : []),
      ...(long === 'pipefail' ? [{ at: command, hasPipefail: isOn }] : []),
    ];
  });
}

/**
 * Reads once what is asked of a script for each call in it.
 *
 * @param text - The script.
 * @param list - Its commands.
 * @param initial - How the shell was started.
 * @returns What {@link getLoss} needs.
 */
export function readFacts(text: string, list: List, initial: ShellMode): ScriptFacts {
  const changes = list.flatMap(({ pipelines }) =>
    pipelines.flatMap(({ commands }) =>
      commands.flatMap((command) => (command.kind === 'simple' ? readChanges(command) : [])),
    ),
  );
  const questions = [...text.matchAll(/\$\{?(?:\?|PIPESTATUS|LASTEXITCODE)/gu)];
  return { list, initial, changes, lastQuestion: questions.at(-1)?.index ?? -1 };
}

/**
 * Tells how a script loses the outcome of a scanner.
 *
 * @param call - The call of the scanner.
 * @param facts - The script it is in.
 * @returns What loses it; `undefined` where the step fails with the scanner, or something judges the outcome.
 */
export function getLoss({ command, levels }: Call, facts: ScriptFacts): Loss | undefined {
  let { hasPipefail, stopsAtErrors } = facts.initial;
  let lifted: Span | undefined;
  for (const change of facts.changes) {
    if (change.at.start > command.start) break;
    hasPipefail = change.hasPipefail ?? hasPipefail;
    stopsAtErrors = change.stopsAtErrors ?? stopsAtErrors;
    if (change.stopsAtErrors === false) lifted = change.at;
  }
  // Whatever is asked afterwards is asked with this.
  const isAsked = facts.lastQuestion >= command.end;
  for (const level of levels.toReversed()) {
    const outcomes = [
      getPipeLoss(level, hasPipefail || isAsked),
      getConditionLoss(level),
      getChainLoss(level),
      getSequenceLoss(level),
    ];
    const outcome = outcomes.find((it) => it !== undefined);
    if (outcome === 'judged') return undefined;
    if (outcome !== undefined) return outcome;
    if (level.pipeline.isNegated) return undefined;
  }
  if (stopsAtErrors || isAsked) return undefined;
  const isLast = facts.list.at(-1) === levels[0]?.chain;
  if (isLast) return undefined;
  const { end, start } = lifted ?? command;
  return { kind: 'swallowed', start, end };
}
