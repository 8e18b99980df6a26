import rule from '../../src/rules/unpinned-action.js';
import { yamlTester } from '../support/language-testers.js';
import { markErrors } from '../support/mark-errors.js';
import { workflow } from '../support/workflow.js';

const commit = '3d3c42e5aac5ba805825da76410c181273ba90b1';
const digest = `sha256:${'a1b2c3d4'.repeat(8)}`;

function unpinned(code: string, uses: string) {
  return markErrors(code, [{ messageId: 'unpinned' as const, data: { uses } }]);
}

yamlTester.run('unpinned-action', rule, {
  valid: [
    '',
    'a: 1\n',
    workflow(`- uses: actions/checkout@${commit} # v7.0.1`),
    workflow(`- uses: owner/name/folder@${commit.toUpperCase()}`),
    // Of this repository, so of this commit.
    workflow('- uses: ./.github/actions/setup'),
    workflow('- uses: ../shared/setup'),
    'on: push\njobs:\n  call:\n    uses: ./.github/workflows/test.yml\n',
    `on: push\njobs:\n  call:\n    uses: owner/name/.github/workflows/test.yml@${commit}\n`,
    workflow(`- uses: docker://alpine@${digest}`),
    // It verifies itself by its tag, and fails under a digest.
    'on: push\njobs:\n  provenance:\n    uses: slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.1.0\n',
    workflow('- run: "echo uses: actions/checkout@v4"'),
    workflow('- name: "uses: a/b@v1"\n  run: a\n  with:\n    uses: a/b@v1'),
    // Not a workflow.
    'services:\n  a:\n    uses: a/b@v1\n',
    'jobs:\n  build:\n    steps:\n      - uses: a/b@v1\n',
    { code: workflow('- uses: actions/checkout@v7'), options: [{ trustedOwners: ['actions'] }] },
    { code: workflow('- uses: Actions/Checkout@v7'), options: [{ trustedOwners: ['actions'] }] },
    {
      code: 'on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/a.yml@main\n',
      options: [{ trustedOwners: ['acme/ci'] }],
    },
  ],
  invalid: [
    unpinned(workflow('- uses: «actions/checkout@v7»'), 'actions/checkout@v7'),
    unpinned(workflow('- uses: «actions/checkout@v7.0.1»'), 'actions/checkout@v7.0.1'),
    unpinned(workflow('- uses: «actions/checkout@main» # moves'), 'actions/checkout@main'),
    unpinned(workflow('- uses: «"actions/checkout@v7"»'), 'actions/checkout@v7'),
    unpinned(workflow('- uses: «actions/checkout»'), 'actions/checkout'),
    // Short digests can be made to collide.
    unpinned(workflow('- uses: «actions/checkout@3d3c42e»'), 'actions/checkout@3d3c42e'),
    unpinned(
      'on: push\njobs:\n  call:\n    uses: «owner/name/.github/workflows/test.yml@v1»\n',
      'owner/name/.github/workflows/test.yml@v1',
    ),
    unpinned(
      'name: a\nruns:\n  using: composite\n  steps:\n    - uses: «owner/name@v1»\n',
      'owner/name@v1',
    ),
    unpinned(
      'on: push\njobs: {a: {runs-on: x, steps: [{uses: «owner/name@v1»}]}}\n',
      'owner/name@v1',
    ),
    unpinned(workflow('- uses: «owner/name@v1»\n').replaceAll('\n', '\r\n'), 'owner/name@v1'),
    // Once, however often it is repeated.
    unpinned(workflow('- &a\n  uses: «owner/name@v1»\n- *a\n- <<: *a'), 'owner/name@v1'),
    markErrors(workflow('- uses: «docker://alpine:3»'), [
      { messageId: 'unpinnedImage' as const, data: { uses: 'docker://alpine:3' } },
    ]),
    {
      ...unpinned(workflow('- uses: actions/cache@v5\n- uses: «acme/a@v1»'), 'acme/a@v1'),
      options: [{ trustedOwners: ['actions', 'acme/b'] }],
    },
    unpinned(`${workflow('- run: a')}---\n${workflow('- uses: «owner/name@v1»')}`, 'owner/name@v1'),
  ],
});
