import type { DockerfileInstruction, DockerfileRoot } from '../dockerfile/ast.js';
import { expandVariables } from '../dockerfile/expand-variables.js';
import { getStages } from '../dockerfile/get-stages.js';
import { parseImage } from '../dockerfile/parse-image.js';
import { createRule } from '../create-rule.js';

type Options = [options?: { readonly digest?: boolean }];
type MessageId = 'untagged' | 'latest' | 'undigested';

/** Words of tags that always mean the newest image of a kind. */
const moving = new Set(
  'latest lts stable current mainline edge nightly rolling alpine slim'.split(' '),
);

export default createRule<Options, MessageId>({
  name: 'unpinned-image',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require images in Dockerfiles to name their version',
      practice: 'unpinned-image',
      area: 'security',
      level: 'recommended',
      language: 'dockerfile',
    },
    messages: {
      untagged: '`{{image}}` names no version, so that each build may get another. Name one.',
      latest: '`{{image}}` is whatever is newest at each build. Name a version.',
      undigested: '`{{image}}` can be replaced under the same name. Add its digest.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          digest: {
            type: 'boolean',
            description: 'Whether an image needs a digest as well: a tag can be moved.',
          },
        },
      },
    ],
    defaultOptions: [{ digest: false }],
  },
  create(context, [{ digest: needsDigest = false } = {}]) {
    function judge(image: string): MessageId | undefined {
      const { digest, repository, tag } = parseImage(image);
      // An image may also be named by its digest alone.
      if (digest !== undefined || /^(?:scratch|sha256)?$/u.test(repository)) return undefined;
      if (tag === undefined || tag === '') return 'untagged';
      if (tag.split('-').every((word) => moving.has(word))) return 'latest';
      return needsDigest ? 'undigested' : undefined;
    }

    function check(root: DockerfileRoot): void {
      const { globals, stages } = getStages(root);
      for (const { from, image, instructions, parent } of stages) {
        const [word] = from.words;
        if (word !== undefined && image !== undefined && parent === undefined) {
          const messageId = judge(image);
          if (messageId !== undefined) {
            context.report({ loc: word.loc, messageId, data: { image } });
          }
        }
        for (const instruction of instructions) checkSources(instruction, globals);
      }
    }

    /** What COPY and RUN take files from. */
    function checkSources(
      { flags }: DockerfileInstruction,
      globals: ReadonlyMap<string, string | undefined>,
    ): void {
      for (const flag of flags) {
        const source =
          flag.name === 'from'
            ? flag.value
            : /(?:^|,)from=(?<source>[^,]+)/u.exec(flag.value ?? '')?.groups?.['source'];
        const image = expandVariables(source ?? '', (name) => globals.get(name));
        // Without a tag it may be a stage or a build context of any name.
        if (image === undefined || parseImage(image).tag === undefined) continue;
        const messageId = judge(image);
        if (messageId !== undefined) context.report({ loc: flag.loc, messageId, data: { image } });
      }
    }

    return {
      Dockerfile: (node: unknown) => {
        check(node as DockerfileRoot);
      },
    };
  },
});
