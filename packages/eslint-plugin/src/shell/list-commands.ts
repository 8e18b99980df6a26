import type { List, SimpleCommand } from './ast.js';

/**
 * Lists the commands of a script, those within groups, conditions, loops and functions included.
 *
 * @param list - The script.
 * @returns The commands, in order.
 */
export function listCommands(list: List): SimpleCommand[] {
  return list.flatMap(({ pipelines }) =>
    pipelines.flatMap(({ commands }) =>
      commands.flatMap((command) => {
        if (command.kind === 'simple') return [command];
        const lists =
          command.kind === 'if'
            ? [
                ...command.branches.flatMap(({ body, condition }) => [condition, body]),
                command.otherwise ?? [],
              ]
            : command.bodies;
        return lists.flatMap((it) => listCommands(it));
      }),
    ),
  );
}
