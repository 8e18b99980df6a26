import type {
  DockerfileInstruction,
  DockerfileProperty,
  DockerfileRoot,
} from '../dockerfile/ast.js';
import { isSecretFile } from '../dockerfile/is-secret-file.js';
import { isSecretName } from '../dockerfile/is-secret-name.js';
import { isPlaceholder, isSecretValue } from '../dockerfile/is-secret-value.js';
import { createRule } from '../create-rule.js';

type MessageId = 'argument' | 'environment' | 'file';

/** `$TOKEN`, `${TOKEN}`: the value of another variable and nothing else. */
const reference = /^\$(?:\{(?<braced>\w+)\}|(?<plain>\w+))$/u;
const number = /^\d{1,7}$/u;

export default createRule<[], MessageId>({
  name: 'container-secret',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow secrets in the layers and the history of an image',
      practice: 'container-secret',
      area: 'security',
      level: 'recommended',
      language: 'dockerfile',
    },
    messages: {
      environment:
        '`{{name}}` stays in the image for everyone who has it. Set it when the container starts.',
      argument:
        'The value of `{{name}}` stays in the history of the image. Use `RUN --mount=type=secret`.',
      file: '`{{name}}` stays in a layer of the image. Mount it, or keep it out of the build.',
    },
    schema: [],
    defaultOptions: [],
  },
  create(context) {
    /** The values that variables have so far, where the file says so. */
    const values = new Map<string, string>();

    function isSecret({ name, value = '' }: DockerfileProperty): boolean {
      if (isSecretValue(value)) return true;
      if (!isSecretName(name) || isPlaceholder(value)) return false;
      const groups = reference.exec(value)?.groups;
      if (groups !== undefined) {
        const source = groups['braced'] ?? groups['plain'] ?? '';
        return isSecretName(source) && !isPlaceholder(values.get(source) ?? 'passed in');
      }
      // Composed at build time, of what is judged where it is set.
      if (value.includes('$')) return false;
      return !number.test(value) || /PASS|PWD/iu.test(name);
    }

    function checkFiles({ words }: DockerfileInstruction): void {
      const target = words.at(-1)?.value ?? '';
      for (const { loc, value } of words.slice(0, -1)) {
        if (isSecretFile(value, target)) {
          context.report({ loc, messageId: 'file', data: { name: value } });
        }
      }
    }

    function check(instruction: DockerfileInstruction): void {
      checkInstruction(instruction);
      for (const { name, value } of instruction.properties) {
        if (value !== undefined && value !== '' && !reference.test(value)) values.set(name, value);
      }
    }

    function checkInstruction(instruction: DockerfileInstruction): void {
      switch (instruction.keyword) {
        case 'ENV':
          for (const property of instruction.properties) {
            if (!isSecret(property)) continue;
            const { loc, name } = property;
            context.report({ loc, messageId: 'environment', data: { name } });
          }
          break;
        case 'ARG':
          for (const property of instruction.properties) {
            const { loc, name, value } = property;
            // Without a value it is passed in, and what is passed in is recorded.
            const isPassedIn = value === undefined || value === '';
            if (isPassedIn ? isSecretName(name) : isSecret(property)) {
              context.report({ loc, messageId: 'argument', data: { name } });
            }
          }
          break;
        case 'ADD':
        case 'COPY':
          checkFiles(instruction);
          break;
        case 'ONBUILD':
          if (instruction.trigger !== null) check(instruction.trigger);
          break;
        default:
      }
    }

    return {
      Dockerfile: (node: unknown) => {
        for (const instruction of (node as DockerfileRoot).body) check(instruction);
      },
    };
  },
});
