import { getEntries, getText } from '../../workflow/mapping.js';
import type { Step, Workflow } from '../../workflow/read-workflow.js';

/** What the author of a pull request decides. */
const untrusted =
  /\bgithub\.head_ref\b|\bgithub\.event\.pull_request\.(?:head\.(?:sha|ref|label|repo\.(?:full_name|clone_url|ssh_url|git_url|html_url))|merge_commit_sha)\b|\bgithub\.event\.workflow_run\.(?:head_sha|head_branch|head_commit\.id|head_repository\.full_name|pull_requests)\b|refs\/(?:remotes\/)?pull\/|(?:^|[\s+:'"])pull\/[^/\n]+\/(?:head|merge)\b/u;
const variable = /\$\{\{\s*env\.(?<expression>\w+)\s*\}\}|\$(?:\{(?<braced>\w+)\}|(?<plain>\w+))/gu;

/**
 * Makes a test for what the author of a pull request decides.
 *
 * @param workflow - The workflow, whose environment counts.
 * @param step - The step, whose environment and whose job's counts.
 * @returns A test of a text: whether it holds such a value, directly or by a variable of the environment.
 */
export function createUntrustedTest(workflow: Workflow, step: Step): (text: string) => boolean {
  const environment = new Map(
    [workflow, step.job, step].flatMap(({ entries }) =>
      [...getEntries(entries.get('env')?.value)].map(
        ([name, { value }]) => [name, getText(value) ?? ''] as const,
      ),
    ),
  );
  return (text) =>
    untrusted.test(text) ||
    [...text.matchAll(variable)].some(({ groups }) => {
      const name = groups?.['expression'] ?? groups?.['braced'] ?? groups?.['plain'] ?? '';
      if (name === 'GITHUB_HEAD_REF') return true;
      return untrusted.test(environment.get(name) ?? '');
    });
}
