import { getCondition } from '../../workflow/get-condition.js';
import type { Job, Step } from '../../workflow/read-workflow.js';

/** Whose pull request it is: one of the repository itself, or of someone known. */
const trustedAuthor =
  /head\.repo\.full_name\s*==\s*github\.(?:repository|event\.pull_request\.base\.repo\.full_name)\b|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head_repository\.full_name\s*==\s*github\.repository\b|github\.repository\s*==\s*github\.event\.workflow_run\.head_repository\.full_name|head_repository\.(?:id|node_id|owner\.login)\s*==\s*github\.|head\.repo\.(?:id|node_id|owner\.login)\s*==\s*github\.|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork|head_repository\.fork\s*==\s*false|!\s*github\.event\.workflow_run\.head_repository\.fork|pull_request\.user\.login\s*==|author_association/u;
/** On which event the workflow before this one ran. */
const trustedRun =
  /workflow_run\.event\s*==\s*['"](?:push|schedule|release|workflow_dispatch|merge_group)['"]|workflow_run\.event\s*!=\s*['"]pull_request['"]/u;
const event = /github\.event_name\s*(?<operator>[=!]=)\s*['"](?<name>\w+)['"]/gu;

/** The conditions that all have to hold; those of an alternative guard nothing. */
function splitCondition(condition: string): string[] {
  return condition.includes('||') && !/^\s*\(.*\)\s*&&|&&\s*\(.*\)\s*$/su.test(condition)
    ? []
    : condition.split('&&').filter((part) => !part.includes('||'));
}

/**
 * Tells whether a job is kept from running code of strangers.
 *
 * @param units - The job and the step.
 * @param name - The event with which the workflow has secrets.
 * @returns Whether a condition restricts them to another event or to known authors, or the job waits for an
 *   environment, which can ask a person. A label guards nothing: the author can push after it was set.
 */
export function isGuarded(units: readonly (Job | Step)[], name: string): boolean {
  return units.some((unit) => {
    if (unit.entries.has('environment')) return true;
    const condition = getCondition(unit);
    const events = [...condition.matchAll(event)].map(({ groups }) => groups ?? {});
    // Every alternative names another event.
    const isElsewhere =
      events.length > 0 &&
      condition
        .split('||')
        .every((part) =>
          [...part.matchAll(event)].some(({ groups = {} }) =>
            groups['operator'] === '==' ? groups['name'] !== name : groups['name'] === name,
          ),
        );
    return (
      isElsewhere ||
      splitCondition(condition).some((part) => trustedAuthor.test(part) || trustedRun.test(part))
    );
  });
}
