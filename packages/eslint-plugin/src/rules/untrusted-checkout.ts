import type { AST } from 'yaml-eslint-parser';

import { createRule } from '../create-rule.js';
import { parseShell } from '../shell/parse-shell.js';
import { getEntries, getText, type Entry } from '../workflow/mapping.js';
import { readScript } from '../workflow/read-script.js';
import type { Job, Step, Workflow } from '../workflow/read-workflow.js';
import { visitWorkflows } from '../workflow/visit-workflows.js';
import { findCheckouts } from './untrusted-checkout/find-checkouts.js';
import { isGuarded } from './untrusted-checkout/is-guarded.js';
import { createUntrustedTest } from './untrusted-checkout/is-untrusted.js';

type MessageId = 'checkout' | 'command';

const privileged = ['pull_request_target', 'workflow_run'];

export default createRule<[], MessageId>({
  name: 'untrusted-checkout',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow checking out the code of a pull request where a workflow has secrets',
      practice: 'untrusted-checkout',
      area: 'security',
      level: 'recommended',
      language: 'yaml',
    },
    messages: {
      checkout:
        '`{{code}}` is code of a stranger, and on `{{event}}` this job runs with the secrets of the repository. Use `pull_request`.',
      command:
        '`{{code}}` brings in code of a stranger, and on `{{event}}` this job runs with the secrets of the repository. Use `pull_request`.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    const { sourceCode } = context;
    const source = sourceCode.getText();

    /** The event with which a step runs with secrets for anyone. */
    function getEvent({ events, jobs }: Workflow, step: Step): string | undefined {
      const units: (Job | Step)[] = [step.job, step];
      // Waits, directly or not, for what these wait for.
      const pending = [...step.job.needs];
      const waited = new Set<string>();
      for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
        const needed = jobs.find((job) => job.id === id);
        if (needed === undefined || waited.has(id)) continue;
        waited.add(id);
        units.push(needed);
        pending.push(...needed.needs);
      }
      return privileged.find((event) => events.has(event) && !isGuarded(units, event));
    }

    function checkAction(step: Step, workflow: Workflow, event: string): void {
      const uses = getText(step.entries.get('uses')?.value) ?? '';
      if (!/^[^@]*\/checkout(?:@|$)/u.test(uses)) return;
      const inputs = getEntries(step.entries.get('with')?.value);
      const isUntrusted = createUntrustedTest(workflow, step);
      const entry = ['ref', 'repository']
        .map((name) => inputs.get(name))
        .find((it) => isUntrusted(getText(it?.value) ?? ''));
      if (entry === undefined) return;
      report(entry, event);
    }

    function report(entry: Entry, event: string): void {
      const loc = entry.value?.loc ?? entry.pair.loc;
      const code = getText(entry.value) ?? '';
      context.report({ loc, messageId: 'checkout', data: { code, event } });
    }

    function checkScript(step: Step, workflow: Workflow, event: string): void {
      const run = step.entries.get('run')?.value;
      if (run?.type !== 'YAMLScalar') return;
      const script = readScript(run, source);
      const isUntrusted = createUntrustedTest(workflow, step);
      for (const { end, start } of findCheckouts(parseShell(script.text).list, isUntrusted)) {
        const loc: AST.SourceLocation = {
          start: sourceCode.getLocFromIndex(script.toIndex(start)),
          end: sourceCode.getLocFromIndex(script.toIndex(end - 1) + 1),
        };
        const code = script.text.slice(start, end).replaceAll(/\s+/gu, ' ');
        context.report({ loc, messageId: 'command', data: { code, event } });
      }
    }

    return visitWorkflows((workflow) => {
      const seen = new Set<AST.YAMLNode>();
      for (const step of workflow.jobs.flatMap(({ steps }) => steps)) {
        const event = getEvent(workflow, step);
        if (event === undefined || seen.has(step.node)) continue;
        seen.add(step.node);
        checkAction(step, workflow, event);
        checkScript(step, workflow, event);
      }
    });
  },
});
