import { describe, expect, it } from 'vitest';

import { managers, openShop, type ManagerName } from '../support/managers.js';
import { openRegistry } from '../support/open-registry.js';
import type { Answering } from '../support/registry.js';

interface Failure {
  readonly what: string;
  readonly answer: Answering;
  readonly happened: RegExp;
  readonly todo: RegExp;
}

const unserved = /does not serve audits.*update the package manager.*OSV database/u;
const later = /Try again later, or audit offline with an OSV database/u;
const noReport = /an answer from the registry that is no audit report|blind|not of a shape/u;

const failures: readonly Failure[] = [
  { what: '404', answer: 404, happened: /status (?:400, 401 or )?404/u, todo: unserved },
  { what: '405', answer: 405, happened: /status 405/u, todo: unserved },
  { what: '410', answer: 410, happened: /status 410/u, todo: unserved },
  // Classic Yarn does not tell these apart.
  {
    what: '401',
    answer: 401,
    happened: /status (?:400, )?401/u,
    todo: /Log in|update the package manager/u,
  },
  { what: '500', answer: 500, happened: /status 500/u, todo: later },
  { what: 'HTML', answer: 'html', happened: noReport, todo: /./u },
  { what: 'truncated JSON', answer: 'truncated', happened: noReport, todo: /./u },
  { what: 'an empty object', answer: 'empty object', happened: noReport, todo: /./u },
  { what: 'an empty body', answer: 'nothing', happened: noReport, todo: /./u },
  {
    what: 'a connection that breaks',
    answer: 'reset',
    // Classic Yarn tries on until its own time is over.
    happened: /could not reach the registry|ended after/u,
    todo: /network|more time/u,
  },
  {
    what: 'no answer in time',
    answer: 'never',
    happened: /ended after \d+ seconds without a report/u,
    todo: /give it more time/u,
  },
];

const cases = managers.flatMap((manager) => failures.map((failure) => ({ manager, ...failure })));

describe.concurrent('an audit fails closed', () => {
  it.for(cases)(
    'with $manager on $what',
    async ({ answer, happened, manager, todo }, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, { answers: [answer] });
      const shop = await openShop(onTestFinished, manager, registry);
      const isSlow = answer === 'never' || (answer === 'reset' && manager === 'yarn classic');
      const timeoutMs = isSlow ? 10_000 : 100_000;
      const failure = await shop.failure({ timeoutMs });
      expect(failure.happened).toMatch(happened);
      expect(failure.todo).toMatch(todo);
      expect(registry.questions.length).toBeGreaterThan(0);
    },
  );

  it.for(managers)(
    'with %s when nobody is there',
    async (manager: ManagerName, { onTestFinished }) => {
      const shop = await openShop(onTestFinished, manager);
      const failure = await shop.failure();
      expect(failure.happened).toMatch(/could not reach the registry/u);
      expect(failure.todo).toMatch(/Look at the network, the proxy and the registry/u);
    },
  );
});
