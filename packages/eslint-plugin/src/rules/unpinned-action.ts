import { createRule } from '../create-rule.js';
import { getText, type Entry } from '../workflow/mapping.js';
import { visitWorkflows } from '../workflow/visit-workflows.js';

type Options = [options?: { readonly trustedOwners?: readonly string[] }];
type MessageId = 'unpinned' | 'unpinnedImage';

const digest = /^(?:[\da-f]{40}|[\da-f]{64})$/iu;
/** A generator that verifies itself by the tag it was called with, and fails under a digest. */
const byTag = /^slsa-framework\/slsa-github-generator\/.+@v\d+\.\d+\.\d+$/u;

export default createRule<Options, MessageId>({
  name: 'unpinned-action',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require actions and called workflows to be pinned to a commit',
      practice: 'unpinned-action',
      area: 'security',
      level: 'recommended',
      language: 'yaml',
    },
    messages: {
      unpinned:
        '`{{uses}}` can be changed by whoever can move that name. Pin it to the full digest of a commit.',
      unpinnedImage: '`{{uses}}` can be replaced under the same name. Pin it with `@sha256:`.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          trustedOwners: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description:
              'Owners, or repositories as `owner/name`, whose actions may be named by tag or branch.',
          },
        },
      },
    ],
    defaultOptions: [{ trustedOwners: [] }],
  },
  create(context, [{ trustedOwners = [] } = {}]) {
    const trusted = new Set(trustedOwners.map((owner) => owner.toLowerCase()));

    function judge(uses: string): MessageId | undefined {
      if (/^\.{1,2}\//u.test(uses) || uses === '') return undefined;
      if (uses.startsWith('docker://')) {
        return /@sha256:[\da-f]{64}$/iu.test(uses) ? undefined : 'unpinnedImage';
      }
      const [action = '', reference = ''] = uses.split('@', 2);
      const [owner = '', name = ''] = action.toLowerCase().split('/');
      if (trusted.has(owner) || trusted.has(`${owner}/${name}`)) return undefined;
      return digest.test(reference) || byTag.test(uses) ? undefined : 'unpinned';
    }

    function check(entry: Entry | undefined): void {
      const uses = getText(entry?.value)?.trim();
      const messageId = uses === undefined ? undefined : judge(uses);
      if (entry?.value == null || uses === undefined || messageId === undefined) return;
      context.report({ loc: entry.value.loc, messageId, data: { uses } });
    }

    return visitWorkflows(({ jobs }) => {
      const seen = new Set<unknown>();
      for (const unit of jobs.flatMap((job) => [job, ...job.steps])) {
        // An alias repeats what is reported where it is written.
        const entry = unit.entries.get('uses');
        if (entry !== undefined && !seen.has(entry.pair)) check(entry);
        seen.add(entry?.pair);
      }
    });
  },
});
