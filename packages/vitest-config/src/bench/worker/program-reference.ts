import { compileFunction } from 'node:vm';

/** One of many objects that lead to each other in a circle. */
interface Item {
  readonly kind: number;
  next: Item | undefined;
  [field: string]: Item | number | undefined;
}

interface State {
  readonly item: Item;
  readonly sum: number;
  readonly last: object;
}

const statements = 2500;
const items = 40_000;
/** It has no divisor in common with the number of items, so that the circle holds all of them. */
const stride = 15_511;
const fields = Array.from({ length: 24 }, (_, index) => `f${String(index)}`);

/** By then what V8 remembers of each of its accesses does not change any more, on Node.js 20 to 24. */
const warmUpCalls = 300;

/**
 * Makes the piece of work that large programs are compared with: it goes through hundreds of kilobytes of code and a heap
 * of megabytes, so that what takes the caches from such programs, here or on what else shares the processor, slows it down
 * as well. What it does must never change, or nothing that was recorded before can be compared any more.
 *
 * @returns The work, warm. Each call goes on where the last one stopped, and returns a number that depends on all of it.
 */
export function createProgramReference(): () => number {
  // A function of so many statements is too large for the optimizing compilers, which would make much less code of it.
  const run = compileFunction(printProgram(), ['item', 'sum', 'last']) as (
    item: Item,
    sum: number,
    last: object,
  ) => State;
  const item = createCircle();
  let state: State = { item, sum: 1, last: { sum: 1, before: 2, item } };
  const work = (): number => {
    state = run(state.item, state.sum, state.last);
    return state.sum;
  };
  for (let call = 0; call < warmUpCalls; call += 1) work();
  return work;
}

/** Objects of eight shapes, each of which leads to one that is far away. */
function createCircle(): Item {
  const first: Item = { kind: 0, next: undefined };
  const all = [first];
  for (let index = 1; index < items; index += 1) all.push({ kind: index % 7, next: undefined });
  for (const [index, item] of all.entries()) {
    const start = (index % 8) * 3;
    for (const [place, field] of fields.slice(start, start + 3).entries()) {
      item[field] = index + place;
    }
    item.next = all[(index + stride) % items];
  }
  return first;
}

/** Statements that differ in what they read, decide and make, in an order that is the same in every process. */
function printProgram(): string {
  const next = createSequence();
  const field = (): string => fields[next(fields.length)] ?? '';
  const lines = Array.from({ length: statements }, (_, index) => {
    const number = String(index);
    const [one, other] = [field(), field()];
    switch (index % 4) {
      case 0:
        return `item = item.next; if (item.${one} !== undefined) sum = (sum + item.${one}) | 0; else sum = (sum ^ ${number}) | 0;`;
      case 1:
        return `if ((item.kind + sum) % ${String(2 + next(5))} === 0) { sum = (sum + ${number}) | 0; last = { sum, before: last.before, item }; } else { item = item.next; last.before = sum; }`;
      case 2:
        return `if (item.${other} === undefined) { item = item.next; sum = (sum + last.sum) | 0; } else sum = (sum - item.${other}) | 0;`;
      default:
        return `item = item.next; sum = (sum * 31 + item.kind) | 0; if (sum % 97 === 0) last = { sum: ${number}, before: sum, item };`;
    }
  });
  return `${lines.join('\n')}\nreturn { item, sum, last };`;
}

/** Numbers below a limit that look like chance and are the same in every process. */
function createSequence(): (limit: number) => number {
  let seed = 12_345;
  return (limit) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % limit;
  };
}
