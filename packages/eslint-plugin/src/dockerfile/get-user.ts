import type { DockerfileWord } from './ast.js';
import { expandVariables } from './expand-variables.js';
import type { Build, Stage } from './get-stages.js';

/** The last USER of a stage. */
export interface SetUser {
  readonly word: DockerfileWord;
  /** Whom it names; `undefined` where that is decided later. */
  readonly name: string | undefined;
}

/**
 * Finds the user that a stage leaves set, be it by a stage it starts from.
 *
 * @param build - The build.
 * @param stage - The stage.
 * @returns The last USER, or `undefined` where there is none.
 */
export function getUser({ globals }: Build, stage: Stage): SetUser | undefined {
  const lineage: Stage[] = [];
  for (let it: Stage | undefined = stage; it !== undefined; it = it.parent) lineage.unshift(it);
  const variables = new Map<string, string | undefined>();
  let user: SetUser | undefined;
  for (const { instructions } of lineage) {
    for (const { keyword, properties, words } of instructions) {
      const [word] = words;
      for (const { name, value } of properties) {
        variables.set(
          name,
          value === undefined
            ? (variables.get(name) ?? globals.get(name))
            : expandVariables(value, (it) => variables.get(it)),
        );
      }
      if (keyword === 'USER' && word !== undefined) {
        user = { word, name: expandVariables(word.value, (it) => variables.get(it)) };
      }
    }
  }
  return user;
}
