import { parseShell } from '../../shell/parse-shell.js';
import type { SimpleCommand } from '../../shell/ast.js';
import { listCommands } from '../../shell/list-commands.js';
import { getText, getEntries } from '../../workflow/mapping.js';
import type { Job, Step } from '../../workflow/read-workflow.js';

/** Programs that show or move a file and do not judge what stands in it. */
const showing = new Set([
  'cat',
  'echo',
  'printf',
  'head',
  'tail',
  'less',
  'ls',
  'cp',
  'mv',
  'tee',
  'rm',
  'mkdir',
  'wc',
  'jq',
  'zip',
  'tar',
]);
const keepingAction = /upload-artifact|\/cache(?:@|\/)/u;

/** What stands in here-documents after a place: programs that are written into the script. */
function readHereDocuments(script: string, after: number): string {
  const texts: string[] = [];
  let name: string | undefined;
  for (const line of script.slice(after).split('\n')) {
    if (line.trim() === name) name = undefined;
    else if (name === undefined) name = /<<-?\s*["']?(?<name>\w+)/u.exec(line)?.groups?.['name'];
    else texts.push(line);
  }
  return texts.join('\n');
}

/** Tells whether a script does something with a file that can end in failure. */
function judgesFile(script: string, file: string, after: number): boolean {
  if (readHereDocuments(script, after).includes(file)) return true;
  return listCommands(parseShell(script).list).some(({ words }) => {
    const [name] = words;
    return (
      name !== undefined &&
      name.start >= after &&
      !showing.has(name.text) &&
      words.some(({ text }) => text.includes(file))
    );
  });
}

function getStepsAfter({ job, node }: Step): readonly Step[] {
  return job.steps.slice(job.steps.findIndex((step) => step.node === node) + 1);
}

/** Files that a call writes its findings to. */
function findFiles(command: SimpleCommand): string[] {
  const files = command.targets.map(({ text }) => text);
  for (const [index, { text }] of command.words.entries()) {
    const match =
      /^(?:--?(?:o|output|output-file|out|report-path|[\w-]+-file-output|json|sarif))(?:=(?<value>.+))?$/u.exec(
        text,
      );
    const value =
      match?.groups?.['value'] ?? (match === null ? undefined : command.words[index + 1]?.text);
    if (value !== undefined && !value.startsWith('-')) files.push(value);
  }
  return files
    .map((file) => file.split('/').at(-1) ?? '')
    .filter((file) => file !== '' && file !== 'null' && !/^GITHUB_|^\$|stdout|stderr/u.test(file));
}

/**
 * Tells whether what a call finds is written to a file that something judges later in the job.
 *
 * @param step - The step of the call.
 * @param command - The call.
 * @param script - The script of the step.
 * @returns Whether it is.
 */
export function isFileJudged(step: Step, command: SimpleCommand, script: string): boolean {
  return findFiles(command).some(
    (file) =>
      judgesFile(script, file, command.end) ||
      getStepsAfter(step).some(({ entries }) => {
        const uses = getText(entries.get('uses')?.value);
        if (uses === undefined) {
          return judgesFile(getText(entries.get('run')?.value) ?? '', file, 0);
        }
        const inputs = getEntries(entries.get('with')?.value);
        return (
          !keepingAction.test(uses) &&
          [...inputs.values()].some(({ value }) => getText(value)?.includes(file) === true)
        );
      }),
  );
}

/**
 * Tells whether a later step looks at how a step came out, and can fail for it.
 *
 * @param step - The step.
 * @param source - The text of the file.
 * @returns Whether one does.
 */
export function isOutcomeJudged(step: Step, source: string): boolean {
  const id = getText(step.entries.get('id')?.value);
  if (id === undefined || id === '') return false;
  const outcome = `steps.${id}.outcome`;
  const output = `steps.${id}.outputs.`;
  const outputs = step.job.entries.get('outputs')?.pair;
  if (outputs !== undefined && source.slice(...outputs.range).includes(`steps.${id}.`)) return true;
  return getStepsAfter(step).some(({ entries, node }) => {
    const text = source.slice(...node.range);
    if (!text.includes(outcome) && !text.includes(output)) return false;
    // What only warns does not judge.
    return (
      entries.has('uses') ||
      /\bexit\s+["'$]?[1-9$]|\bfalse\b|setFailed|throw\b|\btest\b|\[\[? /u.test(text)
    );
  });
}

/**
 * Tells whether the findings of a step go to GitHub's code scanning, which judges them.
 *
 * @param step - The step.
 * @param source - The text of the file.
 * @returns Whether they do.
 */
export function isUploaded(step: Step, source: string): boolean {
  return /sarif/iu.test(source.slice(...step.node.range)) && hasUpload(step.job);
}

function hasUpload({ steps }: Job): boolean {
  return steps.some(({ entries }) =>
    /\/upload-sarif(?:@|$)/u.test(getText(entries.get('uses')?.value) ?? ''),
  );
}
