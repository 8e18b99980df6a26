import type { DockerfileInstruction, DockerfileRoot } from './ast.js';
import { expandVariables } from './expand-variables.js';

/** A stage of a build: one FROM, and what follows it. */
export interface Stage {
  readonly from: DockerfileInstruction;
  /** Its name in lower case, as Docker compares names. */
  readonly name: string | undefined;
  /** The image it starts from; `undefined` where a variable decides that is not known. */
  readonly image: string | undefined;
  /** The earlier stage it starts from. */
  readonly parent: Stage | undefined;
  readonly instructions: readonly DockerfileInstruction[];
}

/** What a Dockerfile says about its build. */
export interface Build {
  readonly stages: readonly Stage[];
  /** The ARGs before the first stage, with the values they have by default. */
  readonly globals: ReadonlyMap<string, string | undefined>;
}

/**
 * Splits a Dockerfile into its stages.
 *
 * @param root - The Dockerfile.
 * @returns Its stages, in order, and what holds for all of them.
 */
export function getStages({ body }: DockerfileRoot): Build {
  const globals = new Map<string, string | undefined>();
  const stages: (Stage & { readonly instructions: DockerfileInstruction[] })[] = [];
  const names = new Map<string, Stage>();
  for (const instruction of body) {
    const current = stages.at(-1);
    if (instruction.keyword === 'FROM') {
      const [image, as, name] = instruction.words;
      const resolved = expandVariables(image?.value ?? '', (it) => globals.get(it));
      const stage = {
        from: instruction,
        name: as?.value.toUpperCase() === 'AS' ? name?.value.toLowerCase() : undefined,
        image: resolved,
        parent: names.get(resolved?.toLowerCase() ?? ''),
        instructions: [],
      };
      stages.push(stage);
      if (stage.name !== undefined) names.set(stage.name, stage);
    } else if (current !== undefined) {
      current.instructions.push(instruction);
    } else if (instruction.keyword === 'ARG') {
      for (const { name, value } of instruction.properties) {
        globals.set(
          name,
          value === undefined ? undefined : expandVariables(value, (it) => globals.get(it)),
        );
      }
    }
  }
  return { stages, globals };
}
