import type { TSESLint } from '@typescript-eslint/utils';

import { readWorkflows, type Workflow } from './read-workflow.js';

/**
 * Makes the listeners of a rule on workflows, for our own language as for others that read YAML.
 *
 * @param visit - Looks at a workflow.
 * @returns The listeners.
 */
export function visitWorkflows(visit: (workflow: Workflow) => void): TSESLint.RuleListener {
  function visitRoot(root: unknown): void {
    for (const workflow of readWorkflows(root)) visit(workflow);
  }
  return { Program: visitRoot, YAMLProgram: visitRoot };
}
