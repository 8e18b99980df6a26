import type { Chain, If, List, Pipeline, SimpleCommand } from '../../shell/ast.js';
import { getScanner, type ScannerCall } from '../../workflow/get-scanner.js';

/** Where a command stands within the commands around it. */
export interface Level {
  readonly list: List;
  /** The place of the chain in the list, of the pipeline in the chain and of the command in the pipeline. */
  readonly places: readonly [chain: number, pipeline: number, command: number];
  readonly chain: Chain;
  readonly pipeline: Pipeline;
  /** Where the list is the condition of an `if`: what runs when it does not hold, and whether that is known. */
  readonly condition?: { readonly passed: List; readonly failed: List | undefined };
}

/** A scanner that a script runs. */
export interface Call {
  readonly scanner: ScannerCall;
  readonly command: SimpleCommand;
  /** From the whole script inwards. */
  readonly levels: readonly Level[];
}

/**
 * Finds the scanners that a script runs.
 *
 * @param list - The script.
 * @param extra - Names of further scanners.
 * @returns The calls, in order.
 */
export function findCalls(list: List, extra: readonly string[]): Call[] {
  const calls: Call[] = [];

  function visitIf({ branches, otherwise }: If, outer: readonly Level[]): void {
    for (const [index, { body, condition }] of branches.entries()) {
      const next = branches[index + 1];
      const failed = next === undefined ? otherwise : next.condition;
      visit(condition, outer, { passed: body, failed });
      visit(body, outer);
    }
    if (otherwise !== undefined) visit(otherwise, outer);
  }

  function visit(inner: List, outer: readonly Level[], condition?: Level['condition']): void {
    for (const [chainPlace, chain] of inner.entries()) {
      for (const [pipelinePlace, pipeline] of chain.pipelines.entries()) {
        for (const [place, command] of pipeline.commands.entries()) {
          const level: Level = {
            list: inner,
            places: [chainPlace, pipelinePlace, place],
            chain,
            pipeline,
            ...(condition && { condition }),
          };
          const levels = [...outer, level];
          if (command.kind === 'simple') {
            const scanner = getScanner(command.words, extra);
            if (scanner !== undefined) calls.push({ scanner, command, levels });
          } else if (command.kind === 'if') {
            visitIf(command, levels);
          } else {
            // What becomes of a function's outcome is up to those who call it.
            for (const body of command.bodies)
              visit(body, command.kind === 'function' ? [] : levels);
          }
        }
      }
    }
  }

  visit(list, []);
  return calls;
}
