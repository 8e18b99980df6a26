import rule from '../../src/rules/untrusted-checkout.js';
import { yamlTester } from '../support/language-testers.js';
import { markErrors } from '../support/mark-errors.js';
import { workflow } from '../support/workflow.js';

const head = '${{ github.event.pull_request.head.sha }}';
const target = { on: 'pull_request_target' };

function checkout(ref: string): string {
  return `- uses: actions/checkout@v4\n  with:\n    ref: ${ref}`;
}

function report(
  messageId: 'checkout' | 'command',
  marked: string,
  codes: readonly string[],
  event = 'pull_request_target',
) {
  return markErrors(
    marked,
    codes.map((code) => ({ messageId, data: { code, event } })),
  );
}

yamlTester.run('untrusted-checkout', rule, {
  valid: [
    '',
    // Runs without secrets.
    workflow(checkout(head), { on: 'pull_request' }),
    workflow(checkout(head), { on: '[push, pull_request]' }),
    // Checks out the base.
    workflow('- uses: actions/checkout@v4', target),
    workflow(checkout('${{ github.event.pull_request.base.sha }}'), target),
    workflow(checkout('main'), target),
    // Only looks at what the event tells.
    workflow('- uses: actions/labeler@v6', target),
    workflow(`- run: echo "$SHA"\n  env:\n    SHA: ${head}`, target),
    workflow(`- uses: a/comment@v1\n  with:\n    sha: ${head}`, target),
    // Compares, and runs nothing of it.
    workflow(
      '- uses: actions/checkout@v4\n- run: |\n    git fetch origin pull/${{ github.event.number }}/head\n    git diff --name-only origin/main FETCH_HEAD',
      target,
    ),
    // Not on the event that has secrets.
    workflow(checkout(head), {
      on: '[pull_request, pull_request_target]',
      job: "if: github.event_name == 'pull_request'",
    }),
    workflow(`${checkout(head)}\n  if: github.event_name != 'pull_request_target'`, {
      on: '[push, pull_request_target]',
    }),
    workflow(checkout(head), {
      on: '[push, pull_request, pull_request_target]',
      job: "if: github.event_name == 'push' || github.event_name == 'pull_request'",
    }),
    // Of branches of the repository alone.
    workflow(checkout(head), {
      ...target,
      job: 'if: github.event.pull_request.head.repo.full_name == github.repository',
    }),
    workflow(checkout(head), {
      ...target,
      job: 'if: ${{ !github.event.pull_request.head.repo.fork }}',
    }),
    workflow(checkout(head), {
      ...target,
      job: "if: github.event.action != 'closed' && github.event.pull_request.head.repo.full_name == github.repository",
    }),
    workflow(checkout(head), {
      ...target,
      job: "if: github.event.pull_request.user.login == 'renovate[bot]'",
    }),
    // Someone may have to approve it.
    workflow(checkout(head), { ...target, job: 'environment: external' }),
    `on: pull_request_target\njobs:\n  approve:\n    runs-on: x\n    environment: external\n    steps: []\n  between:\n    runs-on: x\n    needs: approve\n    steps: []\n  test:\n    runs-on: x\n    needs: [between]\n    steps:\n      - uses: actions/checkout@v4\n        with: {ref: "${head}"}\n`,
    // After a run that strangers can't start.
    workflow(checkout('${{ github.event.workflow_run.head_sha }}'), {
      on: '{workflow_run: {workflows: [CI]}}',
      job: "if: github.event.workflow_run.event == 'push'",
    }),
    workflow(checkout('${{ github.event.workflow_run.head_sha }}'), {
      on: '{workflow_run: {workflows: [CI]}}',
      job: "if: ${{ github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push' }}",
    }),
    workflow('- uses: actions/checkout@v4', { on: '{workflow_run: {workflows: [CI]}}' }),
    workflow('- run: gh pr checkout 1', { on: 'workflow_dispatch' }),
    workflow('- run: git checkout main && git fetch origin "$BASE"', {
      ...target,
      job: 'env:\n  BASE: ${{ github.base_ref }}',
    }),
    workflow('- run: echo "gh pr checkout 1"', target),
  ],
  invalid: [
    report('checkout', workflow(checkout(`«${head}»`), target), [head]),
    report('checkout', workflow(checkout('«${{ github.head_ref }}»'), target), [
      '${{ github.head_ref }}',
    ]),
    report(
      'checkout',
      workflow(checkout('«"${{ github.event.pull_request.head.ref }}"»'), target),
      ['${{ github.event.pull_request.head.ref }}'],
    ),
    report('checkout', workflow(checkout('«refs/pull/${{ github.event.number }}/merge»'), target), [
      'refs/pull/${{ github.event.number }}/merge',
    ]),
    report(
      'checkout',
      workflow(checkout("«${{ format('refs/pull/{0}/merge', github.event.number) }}»"), target),
      ["${{ format('refs/pull/{0}/merge', github.event.number) }}"],
    ),
    report(
      'checkout',
      workflow(checkout('«${{ github.event.pull_request.head.sha || github.sha }}»'), {
        on: '[push, pull_request_target]',
      }),
      ['${{ github.event.pull_request.head.sha || github.sha }}'],
    ),
    // The default branch of the fork.
    report(
      'checkout',
      workflow(
        '- uses: actions/checkout@v4\n  with:\n    repository: «${{ github.event.pull_request.head.repo.full_name }}»',
        target,
      ),
      ['${{ github.event.pull_request.head.repo.full_name }}'],
    ),
    report(
      'checkout',
      workflow(checkout('«${{ env.REF }}»'), { ...target, top: `env:\n  REF: ${head}` }),
      ['${{ env.REF }}'],
    ),
    report(
      'checkout',
      workflow(checkout(`«${head}»`), { on: '{pull_request_target: {types: [labeled]}}' }),
      [head],
    ),
    // The author can push after the label was set.
    report(
      'checkout',
      workflow(checkout(`«${head}»`), {
        ...target,
        job: "if: contains(github.event.pull_request.labels.*.name, 'safe to test')",
      }),
      [head],
    ),
    // Few permissions keep neither secrets nor caches from it.
    report('checkout', workflow(checkout(`«${head}»`), { ...target, top: 'permissions: {}' }), [
      head,
    ]),
    // One of two ways in is open.
    report(
      'checkout',
      workflow(checkout(`«${head}»`), {
        ...target,
        job: "if: github.actor == 'a' || github.event.pull_request.head.repo.full_name == github.repository",
      }),
      [head],
    ),
    report(
      'checkout',
      workflow(checkout(`«${head}»`), {
        on: '[push, pull_request_target]',
        job: "if: github.event_name == 'push' || github.event_name == 'pull_request_target'",
      }),
      [head],
    ),
    report(
      'checkout',
      workflow(checkout('«${{ github.event.workflow_run.head_sha }}»'), {
        on: '{workflow_run: {workflows: [CI]}}',
      }),
      ['${{ github.event.workflow_run.head_sha }}'],
      'workflow_run',
    ),
    report(
      'checkout',
      workflow(checkout('«${{ github.event.workflow_run.head_branch }}»'), {
        on: 'workflow_run',
        job: "if: github.event.workflow_run.conclusion == 'success'",
      }),
      ['${{ github.event.workflow_run.head_branch }}'],
      'workflow_run',
    ),
    report('command', workflow('- run: «gh pr checkout ${{ github.event.number }}»', target), [
      'gh pr checkout ${{ github.event.number }}',
    ]),
    report(
      'command',
      workflow(
        '- run: |\n    git fetch origin\n    «git checkout ${{ github.event.pull_request.head.sha }}»\n    npm test',
        target,
      ),
      [`git checkout ${head}`],
    ),
    report(
      'command',
      workflow('- run: «git checkout "$HEAD"»\n  env:\n    HEAD: ${{ github.head_ref }}', target),
      ['git checkout "$HEAD"'],
    ),
    report('command', workflow('- run: «git switch "$GITHUB_HEAD_REF"»', target), [
      'git switch "$GITHUB_HEAD_REF"',
    ]),
    report(
      'command',
      workflow(
        '- run: |\n    «git fetch origin pull/${{ github.event.number }}/head:pr» && git checkout pr',
        target,
      ),
      ['git fetch origin pull/${{ github.event.number }}/head:pr'],
    ),
    report(
      'command',
      workflow(
        '- run: >-\n    if true; then\n    «git merge "refs/pull/$NUMBER/head"»; fi',
        target,
      ),
      ['git merge "refs/pull/$NUMBER/head"'],
    ),
    report(
      'command',
      workflow(
        '- run: "«git clone ${{ github.event.pull_request.head.repo.clone_url }} pr»"',
        target,
      ),
      ['git clone ${{ github.event.pull_request.head.repo.clone_url }} pr'],
    ),
    report(
      'command',
      workflow("- run: '«git -C pr reset --hard ${{ github.head_ref }}»'", {
        on: '\n  pull_request_target:\n    branches: [main]',
      }),
      ['git -C pr reset --hard ${{ github.head_ref }}'],
    ),
    report(
      'checkout',
      `on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - &checkout\n        uses: actions/checkout@v4\n        with: {ref: «"${head}"»}\n      - *checkout\n`,
      [head],
    ),
  ],
});
