import type { DockerfileInstruction, DockerfileRoot } from '../dockerfile/ast.js';
import { getDefaultUser } from '../dockerfile/get-default-user.js';
import { getStages, type Stage } from '../dockerfile/get-stages.js';
import { getUser } from '../dockerfile/get-user.js';
import { createRule } from '../create-rule.js';

type Options = [options?: { readonly checkUnknownImages?: boolean }];
type MessageId = 'root' | 'unset' | 'unknown';

/** Root by name or number, also with a group; and the one of Windows. */
const root = /^(?:root|\+?0+)(?::|$)|^ContainerAdministrator$/iu;
/** Programs with which an entry point gives up what root may do. */
const dropping = /\b(?:gosu|su-exec|setpriv|runuser|chpst|s6-setuidgid|s6-overlay|fixuid)\b/u;

export default createRule<Options, MessageId>({
  name: 'container-runs-as-root',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow containers that run as root',
      practice: 'container-runs-as-root',
      area: 'security',
      level: 'recommended',
      language: 'dockerfile',
    },
    messages: {
      root: 'The container runs as `{{user}}`. End the last stage with a USER that is not root.',
      unset: '`{{image}}` runs as root, and no USER follows. Add one that is not root.',
      unknown: 'Whether `{{image}}` runs as root is not known. Add a USER that is not root.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          checkUnknownImages: {
            type: 'boolean',
            description:
              'Whether a USER is also required on images of which it is not known whether they run as root.',
          },
        },
      },
    ],
    defaultOptions: [{ checkUnknownImages: false }],
  },
  create(context, [{ checkUnknownImages = false } = {}]) {
    const text = context.sourceCode.getText();

    function isMentioned(pattern: RegExp, instructions: readonly DockerfileInstruction[]): boolean {
      return instructions.some(({ range }) => pattern.test(text.slice(range[0], range[1])));
    }

    function check(dockerfile: DockerfileRoot): void {
      const build = getStages(dockerfile);
      const last = build.stages.at(-1);
      if (last === undefined) return;
      const lineage: Stage[] = [];
      for (let it: Stage | undefined = last; it !== undefined; it = it.parent) lineage.unshift(it);
      const instructions = lineage.flatMap((stage) => stage.instructions);
      if (isMentioned(dropping, instructions)) return;
      const user = getUser(build, last);
      if (user !== undefined) {
        if (user.name !== undefined && root.test(user.name)) {
          context.report({ loc: user.word.loc, messageId: 'root', data: { user: user.name } });
        }
        return;
      }
      const [{ from, image } = last] = lineage;
      const [word = from] = last.from.words;
      if (image === undefined) return;
      const data = { image };
      if (image === 'scratch') {
        // Nothing runs in an image that only carries files.
        const runs = instructions.some(({ keyword }) => /^(?:CMD|ENTRYPOINT)$/u.test(keyword));
        if (runs) context.report({ loc: word.loc, messageId: 'unset', data });
        return;
      }
      const byDefault = getDefaultUser(image);
      if (byDefault === 'root') context.report({ loc: word.loc, messageId: 'unset', data });
      if (byDefault === 'unknown' && checkUnknownImages) {
        context.report({ loc: word.loc, messageId: 'unknown', data });
      }
    }

    return {
      Dockerfile: (node: unknown) => {
        check(node as DockerfileRoot);
      },
    };
  },
});
