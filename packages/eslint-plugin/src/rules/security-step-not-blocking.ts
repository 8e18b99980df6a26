import type { AST } from 'yaml-eslint-parser';

import type { Span, Word } from '../shell/ast.js';
import { parseShell } from '../shell/parse-shell.js';
import { getCommentsBeside } from '../workflow/get-comments-beside.js';
import { getCondition } from '../workflow/get-condition.js';
import { getScannerAction } from '../workflow/get-scanner-action.js';
import { getEntries, getText, type Entry } from '../workflow/mapping.js';
import { readScript } from '../workflow/read-script.js';
import type { Job, Step, Workflow } from '../workflow/read-workflow.js';
import { visitWorkflows } from '../workflow/visit-workflows.js';
import { createRule } from '../create-rule.js';
import { findBypasses } from './security-step-not-blocking/find-bypass.js';
import { findCalls } from './security-step-not-blocking/find-calls.js';
import { findIgnored, isIgnoringInput } from './security-step-not-blocking/find-ignored.js';
import { findLenientInput, findLenientOption } from './security-step-not-blocking/find-leniency.js';
import { getLoss, readFacts } from './security-step-not-blocking/get-loss.js';
import { getShellMode } from './security-step-not-blocking/get-shell-mode.js';
import { isAdvisoryComment, isAdvisoryName } from './security-step-not-blocking/is-advisory.js';
import {
  isFileJudged,
  isOutcomeJudged,
  isUploaded,
} from './security-step-not-blocking/is-judged.js';
import { isReason } from './security-step-not-blocking/is-reason.js';

type Options = [options?: { readonly scanners?: readonly string[] }];
type MessageId = 'bypassed' | 'continues' | 'ignored' | 'lenient' | 'never' | 'piped' | 'swallowed';

interface Finding {
  readonly messageId: MessageId;
  readonly loc: AST.SourceLocation;
  readonly data: Readonly<Record<string, string>>;
}

/** One run of a scanner, with what keeps it from failing its step. */
interface Scan {
  readonly scanner: string;
  readonly step: Step;
  readonly losses: readonly Finding[];
  /** Advisories that are left out without a reason. */
  readonly ignored: readonly Finding[];
}

export default createRule<Options, MessageId>({
  name: 'security-step-not-blocking',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow security checks in workflows that cannot fail',
      practice: 'security-step-not-blocking',
      area: 'security',
      level: 'recommended',
      language: 'yaml',
    },
    messages: {
      swallowed: '`{{code}}` lets this pass whatever {{scanner}} finds.',
      piped: 'The pipe loses the exit code of {{scanner}}. Set `pipefail` before it.',
      lenient: '`{{code}}` lets {{scanner}} succeed whatever it finds.',
      continues: '`continue-on-error` lets the {{unit}} pass whatever {{scanner}} finds.',
      never: '`if: {{condition}}` keeps {{scanner}} from running when it would count.',
      bypassed: '`if: {{condition}}` publishes although {{scanner}} has failed.',
      ignored: '`{{advisory}}` is left out without a reason. Give it in a comment beside it.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          scanners: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Further scanners: names of commands, and of actions as `owner/name`.',
          },
        },
      },
    ],
    defaultOptions: [{ scanners: [] }],
  },
  create(context, [{ scanners = [] } = {}]) {
    const { sourceCode } = context;
    const source = sourceCode.getText();
    const comments = (sourceCode.ast as unknown as AST.YAMLProgram).comments;

    function beside(pair: AST.YAMLPair, lastLine?: number): string {
      return getCommentsBeside(comments, pair.loc, lastLine);
    }

    /** What stands above a step, on its first line, and at the keys that matter. */
    function commentsOf({ entries, node }: Step | Job): string {
      const parts = [getCommentsBeside(comments, node.loc, node.loc.start.line)];
      for (const key of ['name', 'uses', 'run', 'if', 'with', 'continue-on-error']) {
        const pair = entries.get(key)?.pair;
        if (pair !== undefined) parts.push(beside(pair, pair.loc.start.line));
      }
      return parts.join('\n');
    }

    function isAdvisory(unit: Step | Job): boolean {
      return (
        isAdvisoryName(getText(unit.entries.get('name')?.value) ?? '') ||
        isAdvisoryComment(commentsOf(unit))
      );
    }

    function readCommands(step: Step, workflow: Workflow): Scan[] {
      const run = step.entries.get('run');
      const mode = getShellMode(step, workflow);
      if (run?.value?.type !== 'YAMLScalar' || mode === undefined) return [];
      const script = readScript(run.value, source);
      const { comments: shellComments, list } = parseShell(script.text);
      const locate = ({ end, start }: Span): AST.SourceLocation => ({
        start: sourceCode.getLocFromIndex(script.toIndex(start)),
        end: sourceCode.getLocFromIndex(script.toIndex(end - 1) + 1),
      });
      const show = ({ end, start }: Span): string =>
        script.text.slice(start, end).replaceAll(/\s+/gu, ' ');
      const lineOf = (index: number): number => script.text.slice(0, index).split('\n').length;
      const facts = readFacts(script.text, list, mode);
      const isMarked = isAdvisoryComment(shellComments.map(({ text }) => text).join('\n'));
      return findCalls(list, scanners).map((call): Scan => {
        const { command, scanner } = call;
        const data = { scanner: scanner.name };
        const losses: Finding[] = [];
        const loss = getLoss(call, facts);
        const option = findLenientOption(scanner.arguments);
        if (loss !== undefined) {
          losses.push({
            messageId: loss.kind,
            loc: locate(loss),
            data: { ...data, code: show(loss) },
          });
        }
        const [first] = option;
        if (first !== undefined) {
          const span = { start: first.start, end: option.at(-1)?.end ?? first.end };
          losses.push({
            messageId: 'lenient',
            loc: locate(span),
            data: { ...data, code: show(span) },
          });
        }
        const isExcused = isMarked || isFileJudged(step, command, script.text);
        const isReasoned = (): boolean => {
          const [from, to] = [lineOf(command.start), lineOf(command.end)];
          let above = from;
          const texts: string[] = [];
          for (const { start, text } of shellComments.toReversed()) {
            const line = lineOf(start);
            if (line >= from ? line <= to : line === above - 1) texts.push(text);
            if (line === above - 1) above = line;
          }
          return isReason([...texts, beside(run.pair, run.pair.loc.start.line)].join('\n'));
        };
        const ignored = findIgnored(scanner.arguments);
        return {
          scanner: scanner.name,
          step,
          losses: isExcused ? [] : losses,
          ignored:
            ignored.length === 0 || isReasoned()
              ? []
              : ignored.map((word) => tellIgnored(word, locate)),
        };
      });
    }

    function tellIgnored(word: Word, locate: (span: Span) => AST.SourceLocation): Finding {
      return { messageId: 'ignored', loc: locate(word), data: { advisory: word.text } };
    }

    function readAction(step: Step): Scan[] {
      const uses = getText(step.entries.get('uses')?.value) ?? '';
      const scanner = getScannerAction(uses, scanners);
      if (scanner === undefined) return [];
      const inputs = getEntries(step.entries.get('with')?.value);
      const losses: Finding[] = [];
      const ignored: Finding[] = [];
      const report = (entry: Entry): void => {
        const code = source.slice(...entry.pair.range);
        losses.push({ messageId: 'lenient', loc: entry.pair.loc, data: { scanner, code } });
      };
      const lenient = findLenientInput(inputs);
      if (lenient !== undefined) report(lenient);
      for (const [name, entry] of inputs) {
        const value = getText(entry.value) ?? '';
        if (/^(?:extra[-_])?(?:args|arguments|options|flags)$|^scan[-_]args$/u.test(name)) {
          const words = parseShell(`x ${value.replaceAll('\n', ' ')}`).list.flatMap(
            ({ pipelines }) =>
              pipelines.flatMap(({ commands }) =>
                commands.flatMap((command) => (command.kind === 'simple' ? command.words : [])),
              ),
          );
          if (findLenientOption(words).length > 0) report(entry);
          const [advisory] = findIgnored(words);
          if (advisory !== undefined && !isReason(beside(entry.pair))) {
            ignored.push({
              messageId: 'ignored',
              loc: entry.pair.loc,
              data: { advisory: advisory.text },
            });
          }
        } else if (isIgnoringInput(name, value) && !isReason(beside(entry.pair))) {
          const advisory = value.trim().split(/\s+/u).join(' ');
          ignored.push({ messageId: 'ignored', loc: entry.pair.loc, data: { advisory } });
        }
      }
      return [{ scanner, step, losses, ignored }];
    }

    /** What the keys of a step or a job do to the scanner in it. */
    function findUnitLosses(unit: Step | Job, scanner: string): Finding[] {
      const losses: Finding[] = [];
      const continues = unit.entries.get('continue-on-error');
      const value = getText(continues?.value)?.trim() ?? '';
      if (continues !== undefined && /^(?:true|\$\{\{\s*true\s*\}\})$/u.test(value)) {
        const data = { scanner, unit: 'needs' in unit ? 'job' : 'step' };
        losses.push({ messageId: 'continues', loc: continues.pair.loc, data });
      }
      const condition = unit.entries.get('if');
      const text = getCondition(unit);
      if (
        condition !== undefined &&
        /^(?:false|failure\(\)|cancelled\(\)|!\s*always\(\))$/u.test(text)
      ) {
        losses.push({
          messageId: 'never',
          loc: condition.pair.loc,
          data: { scanner, condition: text },
        });
      }
      return losses;
    }

    function checkJob(job: Job, workflow: Workflow): Step[] {
      const scans = job.steps.flatMap((step) =>
        step.entries.has('uses') ? readAction(step) : readCommands(step, workflow),
      );
      const judged = scans.map((scan) => {
        const { losses, step } = scan;
        const all = [...losses, ...findUnitLosses(step, scan.scanner)];
        const isExcused =
          isAdvisory(step) || isUploaded(step, source) || isOutcomeJudged(step, source);
        return { ...scan, losses: isExcused ? [] : all, isExcused };
      });
      const counted = judged.filter(({ isExcused }) => !isExcused);
      const isExcusedJob = isAdvisory(job);
      // Beside a run that counts, another one is a report for people to read.
      const sound = new Set(
        counted.filter(({ losses }) => losses.length === 0).map(({ scanner }) => scanner),
      );
      for (const { ignored, losses, scanner } of judged) {
        for (const finding of ignored) context.report(finding);
        if (isExcusedJob || sound.has(scanner)) continue;
        for (const finding of losses) context.report(finding);
      }
      const [first] = counted;
      if (first !== undefined && !isExcusedJob) {
        for (const finding of findUnitLosses(job, first.scanner)) context.report(finding);
      }
      return counted.map(({ step }) => step);
    }

    function checkCalledJob(job: Job): void {
      // A workflow that is called for the scan.
      const scanner = getScannerAction(getText(job.entries.get('uses')?.value) ?? '', scanners);
      if (scanner === undefined || isAdvisory(job)) return;
      for (const finding of findUnitLosses(job, scanner)) context.report(finding);
    }

    function nameScanner(step: Step, workflow: Workflow): string {
      return [...readAction(step), ...readCommands(step, workflow)][0]?.scanner ?? '';
    }

    return visitWorkflows((workflow) => {
      const scans = workflow.jobs.flatMap((job) => checkJob(job, workflow));
      for (const job of workflow.jobs) checkCalledJob(job);
      for (const [unit, scan] of findBypasses(workflow, scans)) {
        const pair = unit.entries.get('if')?.pair;
        if (pair === undefined || isAdvisory(scan)) continue;
        const data = { scanner: nameScanner(scan, workflow), condition: getCondition(unit) };
        context.report({ loc: pair.loc, messageId: 'bypassed', data });
      }
    });
  },
});
