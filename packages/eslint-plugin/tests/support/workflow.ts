function indent(text: string, width: number): string {
  return text.replaceAll(/^(?=.)/gmu, ' '.repeat(width));
}

/**
 * Writes a workflow around the steps of its one job.
 *
 * @param steps - The steps.
 * @param options - The event that starts it, and further keys of the workflow and the job.
 * @returns The workflow.
 */
export function workflow(
  steps: string,
  {
    job = '',
    on = 'push',
    top = '',
  }: { readonly job?: string; readonly on?: string; readonly top?: string } = {},
): string {
  return [
    `on: ${on}`,
    ...(top === '' ? [] : [top]),
    'jobs:',
    '  check:',
    '    runs-on: ubuntu-latest',
    ...(job === '' ? [] : [indent(job, 4)]),
    '    steps:',
    indent(steps, 6),
    '',
  ].join('\n');
}
