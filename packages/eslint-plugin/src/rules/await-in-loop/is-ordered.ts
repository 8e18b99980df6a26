import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getChainRoot } from '../../ast/get-chain-root.js';
import { getExpressionName } from '../../ast/get-expression-name.js';
import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { isDefinition } from '../../ast/is-definition.js';
import { splitName } from '../../ast/split-name.js';
import type { Flow } from '../../flow/flow.js';
import { getModuleName } from '../../flow/get-module-name.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import type { LoopStatement } from '../../loops/iteration.js';
import { getNames } from './get-work.js';

/** Calls whose order shows: they change what others see, write into one place, ask a person, move a browser, start programs, or run a step. */
const orderedMethod =
  /^(?:create\w*|insert\w*|add\w*|save\w*|update\w*|upsert\w*|purge\w*|delete\w*|remove\w*|archive\w*|publish\w*|adjust\w*|embed\w*|draw\w*|move\w*|rename\w*|replace\w*|set[A-Z]\w*|write\w*|append|appendFile|enqueue|drain|flush|pipe|read|next|prompt|ask|confirm|question|select|input|click|goto|navigate|type|press|waitFor\w*|exec\w*|spawn\w*|run\w*|up|down|apply\w*|step|migrate\w*|handle\w*|process\w*|perform\w*|dispatch|emit|trigger|invoke|call|callback|visit\w*|walk\w*|traverse\w*|install\w*|post\w*|put\w*|patch\w*|send\w*|mutate\w*|duplicate\w*|build\w*|render\w*|setup\w*|init\w*|start\w*|stop\w*|register\w*|load\w*|bundle\w*|transform\w*|import)$/u;
const orderedOwner =
  /^(?:page|browser|driver|device|cy|t|stream|writer|reader|out|stdout|stderr|process|rl|readline|inquirer|prompts|git|shell|tx|trx|session|queryRunner|lock|mutex|semaphore|queue|limiter|iterator|cursor)$/iu;
const connection =
  /^(?:tx|trx|txn|tnx|transaction|sharedContext|session|queryRunner|em|entityManager|manager|conn|connection|dbClient|lock)$/u;
/** What the body of an answer is read by. */
const reading = /^(?:json|text|blob|bytes|arrayBuffer|formData)$/u;
const orderedModule =
  /^(?:child_process|zx|shelljs|inquirer|@inquirer\/[\w-]+|prompts|enquirer|readline(?:\/promises)?|@clack\/prompts)$/u;

/** What earlier rounds fill for those to come. */
const store = /^(?:seen|visited|memo|known|loaded)$/iu;

/** Whether something is called like what is kept, as `pageCache` is, and `cacache` and `cacheKeys` are not. */
function isStoreName(name: string): boolean {
  return splitName(name).at(-1) === 'cache' || store.test(name);
}

/** Whether a call is given a connection or the like, which does one thing after the other anyway, or a store of what is known. */
function sharesState(flow: Flow, { arguments: args }: TSESTree.CallExpression): boolean {
  return args.some((argument) =>
    getOwnNodes(flow.sourceCode, argument).some(
      (node) =>
        node.type === AST_NODE_TYPES.Identifier &&
        (connection.test(node.name) || isStoreName(node.name)),
    ),
  );
}

/** A call that only hands on what is done: `pipe(createRequest(id), map(toItem))()` of fp-ts, `lastValueFrom(client.mutate(id))`. */
function getWrapping(work: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  if (work.callee.type === AST_NODE_TYPES.CallExpression) return work.callee;
  return /^(?:first|last)ValueFrom$/u.test(getCalleeName(work) ?? '') ? work : undefined;
}

/** `fetch(url, { method: 'POST' })`: what it does is seen by others. */
function isWriting(flow: Flow, { arguments: args }: TSESTree.CallExpression): boolean {
  return args.some((argument) => {
    const options = resolveConstant(flow, argument);
    if (options.type !== AST_NODE_TYPES.ObjectExpression) return false;
    return options.properties.some(
      (it) =>
        it.type === AST_NODE_TYPES.Property &&
        it.key.type === AST_NODE_TYPES.Identifier &&
        it.key.name === 'method' &&
        /^(?:POST|PUT|PATCH|DELETE)$/iu.test(getStaticText(flow, it.value) ?? ''),
    );
  });
}

/** Whether a function is a parameter, so that only its caller knows whether its order is meant. */
function isGiven(flow: Flow, callee: TSESTree.Node): boolean {
  return isDefinition(flow.bindings.variableOf(callee)?.defs[0], 'Parameter');
}

/** Whether a function of the file keeps what it finds for the rounds to come: `if (cache.has(id)) return …`. */
function isCaching(flow: Flow, { callee }: TSESTree.CallExpression): boolean {
  const callable = flow.bindings.functionOf(callee);
  return (
    callable !== undefined &&
    getOwnNodes(flow.sourceCode, callable.body).some(
      (node) =>
        node.type === AST_NODE_TYPES.CallExpression &&
        /^(?:get|has)$/u.test(getCalleeName(node) ?? '') &&
        node.callee.type === AST_NODE_TYPES.MemberExpression &&
        isStoreName(getExpressionName(node.callee.object) ?? ''),
    )
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
  const [beginning] = getWrapping(work)?.arguments ?? [];
  if (beginning?.type === AST_NODE_TYPES.CallExpression && isOrdered(flow, beginning, loop))
    return true;
  if (isWriting(flow, work)) return true;
  if (isGiven(flow, work.callee) || isCaching(flow, work)) return true;
  if (sharesState(flow, work)) return true;
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
