import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChainRoot } from '../../ast/get-chain-root.js';
import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { isDefinition } from '../../ast/is-definition.js';
import type { Flow } from '../../flow/flow.js';
import { getModuleName } from '../../flow/get-module-name.js';
import type { LoopStatement } from '../../loops/iteration.js';
import { getNames } from './get-work.js';

/** Calls whose order shows: they change what others see, write into one place, ask a person, move a browser, start programs, or run a step. */
const orderedMethod =
  /^(?:create\w*|insert\w*|add\w*|save\w*|update\w*|upsert\w*|purge\w*|delete\w*|remove\w*|archive\w*|publish\w*|adjust\w*|embed\w*|draw\w*|move\w*|rename\w*|replace\w*|set[A-Z]\w*|write\w*|append|appendFile|enqueue|drain|flush|pipe|read|next|prompt|ask|confirm|question|select|input|click|goto|navigate|type|press|waitFor\w*|exec\w*|spawn\w*|run\w*|up|down|apply\w*|step|migrate\w*|handle\w*|process\w*|perform\w*|dispatch|emit|trigger|invoke|call|callback|visit\w*|walk\w*|traverse\w*|install\w*|build\w*|render\w*|setup\w*|init\w*|start\w*|stop\w*|register\w*|load\w*|bundle\w*|transform\w*|import)$/u;
const orderedOwner =
  /^(?:page|browser|driver|device|cy|t|stream|writer|reader|out|stdout|stderr|process|rl|readline|inquirer|prompts|git|shell|tx|trx|session|queryRunner|lock|mutex|semaphore|queue|limiter|iterator|cursor)$/iu;
const connection =
  /^(?:tx|trx|txn|tnx|transaction|sharedContext|session|queryRunner|em|entityManager|manager|conn|connection|dbClient|lock)$/u;
/** What the body of an answer is read by. */
const reading = /^(?:json|text|blob|bytes|arrayBuffer|formData)$/u;
const orderedModule =
  /^(?:child_process|zx|shelljs|inquirer|@inquirer\/[\w-]+|prompts|enquirer|readline(?:\/promises)?|@clack\/prompts)$/u;

/** Whether a call is given a connection or the like, which does one thing after the other anyway. */
function sharesConnection(flow: Flow, { arguments: args }: TSESTree.CallExpression): boolean {
  return args.some((argument) =>
    getOwnNodes(flow.sourceCode, argument).some(
      (node) => node.type === AST_NODE_TYPES.Identifier && connection.test(node.name),
    ),
  );
}

/**
 * Tells whether a call is of a kind that is meant to happen one after the other.
 *
 * @param flow - The flow of the file.
 * @param work - The call.
 * @param loop - The loop that it is in.
 * @returns Whether it is, by what is called: the element itself as a step, a stream, a prompt, a program, a transaction.
 */
export function isOrdered(flow: Flow, work: TSESTree.CallExpression, loop: LoopStatement): boolean {
  const { method, owner } = getNames(work);
  if (orderedMethod.test(method) || orderedOwner.test(owner)) return true;
  if (sharesConnection(flow, work)) return true;
  if (orderedModule.test(getModuleName(flow.nameOf(work.callee)))) return true;
  // `await step(input)`, `await hook.run()`: the elements are what is done.
  const root = getChainRoot(work.callee);
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  // `await response.json()`: the rest of an answer that was waited for.
  if (reading.test(method) && isAnswer(flow, root)) return false;
  const declared = flow.bindings.variableOf(root)?.identifiers[0];
  return (
    declared !== undefined &&
    declared.range[0] >= loop.range[0] &&
    declared.range[1] <= loop.range[1]
  );
}

function isAnswer(flow: Flow, root: TSESTree.Identifier): boolean {
  const definition = flow.bindings.variableOf(root)?.defs[0];
  return (
    isDefinition(definition, 'Variable') &&
    definition.node.init?.type === AST_NODE_TYPES.AwaitExpression
  );
}
