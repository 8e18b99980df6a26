import type { Gate } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { fillSettings } from '../../src/config/fill-settings.js';
import type { GateAdapter, GateContext, GateOutcome } from '../../src/gates/gate.js';
import { runGates, type RunGatesOptions } from '../../src/gates/run-gates.js';

const done: GateOutcome = { kind: 'done', findings: [] };

function gateOf(name: Gate, run: GateAdapter['run']): GateAdapter {
  return { name, tool: 'the tool', run };
}

function optionsOf(options: Partial<RunGatesOptions> = {}): RunGatesOptions {
  return {
    context: {
      root: '/repository',
      workspaces: [],
      config: fillSettings({}, []),
      changed: undefined,
      fix: false,
    },
    concurrency: 4,
    timeoutMs: 60_000,
    graceMs: 20,
    signal: new AbortController().signal,
    listener: { onStart: () => undefined, onProgress: () => undefined, onEnd: () => undefined },
    ...options,
  };
}

/** Resolves when the gate is told to end. */
function untilAborted({ signal }: GateContext): Promise<GateOutcome> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(done);
    });
  });
}

it('returns the outcomes in the order given, however long each took', async () => {
  const gates = [
    gateOf('format', () => Promise.resolve({ kind: 'skipped', reason: 'nothing there' })),
    gateOf('lint', async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return done;
    }),
    gateOf('types', () => Promise.resolve({ kind: 'error', reason: 'missing' })),
  ];
  const runs = await runGates(gates, optionsOf());
  expect(runs.map(({ name, outcome }) => [name, outcome.kind])).toEqual([
    ['format', 'skipped'],
    ['lint', 'done'],
    ['types', 'error'],
  ]);
});

it('lets a gate that is disturbed by others wait until they have ended', async () => {
  const heard: string[] = [];
  const slow = gateOf('lint', async () => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    heard.push('lint ended');
    return done;
  });
  const alone = gateOf('bench', () => {
    heard.push('bench started');
    return Promise.resolve(done);
  });
  const runs = await runGates([{ ...alone, isAlone: true }, slow], optionsOf());
  expect(heard).toEqual(['lint ended', 'bench started']);
  expect(runs.map(({ name }) => name)).toEqual(['bench', 'lint']);
});

describe('is an error of the gate alone', () => {
  it.each<readonly [string, GateAdapter['run'], string]>([
    ['when it throws', () => Promise.reject(new Error('the config throws')), 'the config throws'],
    [
      'when it throws at once',
      () => {
        throw new TypeError('no such thing');
      },
      'no such thing',
    ],
    [
      'when it throws an error without a message',
      () => Promise.reject(new Error('')),
      'the tool failed without a message.',
    ],
    [
      'when it takes too long and ends as told',
      untilAborted,
      'the tool did not finish within 30 ms and was ended. Give it longer with --timeout, or with "timeout" in groundrules.json.',
    ],
    [
      'when it takes too long and says what it was at',
      async (context) => {
        await untilAborted(context);
        return { kind: 'error', reason: 'Ended at src/a.ts.' };
      },
      'Ended at src/a.ts. Give it longer with --timeout, or with "timeout" in groundrules.json.',
    ],
    [
      'when it takes too long and does not end',
      () => new Promise(() => undefined),
      'the tool was told to end: it did not finish within 30 ms. It has not ended. Give it longer with --timeout, or with "timeout" in groundrules.json.',
    ],
  ])('%s', async (_, run, reason) => {
    const gates = [gateOf('lint', run), gateOf('types', () => Promise.resolve(done))];
    const [failed, other] = await runGates(gates, optionsOf({ timeoutMs: 30 }));
    expect(failed?.outcome).toEqual({ kind: 'error', reason });
    expect(other?.outcome).toEqual(done);
  });
});

it.each([1, 2, 3])('runs no more than %i at once, the longest first', async (concurrency) => {
  let running = 0;
  let most = 0;
  const started: Gate[] = [];
  const run = (name: Gate): GateAdapter =>
    gateOf(name, async () => {
      started.push(name);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return done;
    });
  await runGates(
    (['secrets', 'format', 'lint', 'types'] as const).map(run),
    optionsOf({ concurrency }),
  );
  expect(most).toBe(concurrency);
  expect(started).toEqual(['lint', 'types', 'format', 'secrets']);
});

it('tells what goes on', async () => {
  const heard: string[] = [];
  const gate = gateOf('lint', ({ progress }) => {
    progress('half way');
    return Promise.resolve(done);
  });
  const listener: RunGatesOptions['listener'] = {
    onStart: (name) => heard.push(`${name} starts`),
    onProgress: (name, text) => heard.push(`${name} ${text}`),
    onEnd: ({ name, outcome }) => heard.push(`${name} ${outcome.kind}`),
  };
  await runGates([gate], optionsOf({ listener }));
  expect(heard).toEqual(['lint starts', 'lint half way', 'lint done']);
});

it.each<readonly [string, GateAdapter['run']]>([
  ['ends', untilAborted],
  ['does not end', () => new Promise(() => undefined)],
])('throws the reason of the break after a gate that %s, and starts no other', async (_, run) => {
  const controller = new AbortController();
  const started: Gate[] = [];
  const gates = (['lint', 'types'] as const).map((name) =>
    gateOf(name, (context) => {
      started.push(name);
      return run(context);
    }),
  );
  const running = runGates(gates, optionsOf({ concurrency: 1, signal: controller.signal }));
  controller.abort(new Error('broken off'));
  await expect(running).rejects.toThrow('broken off');
  expect(started.length).toBeLessThanOrEqual(1);
});
