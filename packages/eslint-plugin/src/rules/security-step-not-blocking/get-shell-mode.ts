import { getEntries, getText, type Entry } from '../../workflow/mapping.js';
import type { Step, Workflow } from '../../workflow/read-workflow.js';
import type { ShellMode } from './get-loss.js';

function getDefault(entries: ReadonlyMap<string, Entry>): string | undefined {
  const run = getEntries(getEntries(entries.get('defaults')?.value).get('run')?.value);
  return getText(run.get('shell')?.value);
}

/**
 * Tells how the shell that runs a step is started.
 *
 * @param step - The step.
 * @param workflow - The workflow it is in.
 * @returns How; `undefined` where its script is written in another language.
 */
export function getShellMode(step: Step, workflow: Workflow): ShellMode | undefined {
  const shell =
    getText(step.entries.get('shell')?.value) ??
    getDefault(step.job.entries) ??
    getDefault(workflow.entries);
  const runner = getText(step.job.entries.get('runs-on')?.value) ?? '';
  if (shell === undefined) {
    // PowerShell on Windows; elsewhere GitHub starts `bash -e`, which does not look into pipes.
    return { stopsAtErrors: true, hasPipefail: /windows/iu.test(runner) };
  }
  if (/^(?:pwsh|powershell|cmd)\b/u.test(shell)) return { stopsAtErrors: true, hasPipefail: true };
  if (shell === 'bash') return { stopsAtErrors: true, hasPipefail: true };
  if (shell === 'sh') return { stopsAtErrors: true, hasPipefail: false };
  if (!/\b(?:ba|z|k|da)?sh\b/u.test(shell)) return undefined;
  return {
    stopsAtErrors: /\s-[a-z]*e|errexit/u.test(shell),
    hasPipefail: shell.includes('pipefail'),
  };
}
