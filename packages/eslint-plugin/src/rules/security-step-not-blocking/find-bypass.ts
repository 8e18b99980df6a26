import { getCondition } from '../../workflow/get-condition.js';
import { getText } from '../../workflow/mapping.js';
import type { Job, Step, Workflow } from '../../workflow/read-workflow.js';

const publishing =
  /(?:^|[^a-z])(?:deploy|deployment|publish|release|promote|rollout)(?:$|[^a-z])/iu;
const publishingCommand =
  /\b(?:(?:npm|pnpm|yarn|bun|cargo|poetry|uv) publish|yarn npm publish|docker (?:image )?push|buildx build\b.*--push|kubectl (?:apply|set|rollout)|helm (?:upgrade|install)|terraform apply|pulumi up|serverless deploy|cdk deploy|vercel deploy|wrangler (?:deploy|publish)|fly(?:ctl)? deploy|gh release create)\b/u;

function ignoresFailure(condition: string): boolean {
  return (
    /\balways\(\)|!\s*cancelled\(\)/u.test(condition) &&
    !/\bsuccess\(\)|!\s*failure\(\)|\.(?:result|outcome|conclusion)\b/u.test(condition)
  );
}

function publishes(unit: Step | Job): boolean {
  const { entries } = unit;
  const names = [
    'id' in unit ? unit.id : '',
    getText(entries.get('name')?.value) ?? '',
    getText(entries.get('uses')?.value)?.split('@', 1)[0] ?? '',
  ];
  return (
    entries.has('environment') ||
    names.some((name) => publishing.test(name)) ||
    publishingCommand.test(getText(entries.get('run')?.value) ?? '') ||
    ('steps' in unit && unit.steps.some((step) => publishes(step)))
  );
}

/**
 * Finds steps and jobs that publish although a scanner before them failed: `if: always()` runs them all the same.
 *
 * @param workflow - The workflow.
 * @param scans - The steps that run a scanner.
 * @returns The steps and jobs, each with the step whose outcome it passes over.
 */
export function findBypasses(
  workflow: Workflow,
  scans: readonly Step[],
): (readonly [unit: Step | Job, scan: Step])[] {
  const found: (readonly [Step | Job, Step])[] = [];
  for (const job of workflow.jobs) {
    const needed = scans.find((scan) => job.needs.includes(scan.job.id));
    if (needed !== undefined && ignoresFailure(getCondition(job)) && publishes(job)) {
      found.push([job, needed]);
    }
    const scan = scans.find((it) => it.job === job);
    if (scan === undefined) continue;
    const after = job.steps.slice(job.steps.indexOf(scan) + 1);
    for (const step of after) {
      if (ignoresFailure(getCondition(step)) && publishes(step)) found.push([step, scan]);
    }
  }
  return found;
}
