import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { readInventory } from '../../src/inventory/read-inventory.js';
import { checkSupplyChain } from '../../src/supply-chain/check-supply-chain.js';
import { openRegistry } from '../support/open-registry.js';

/** A checkout of a large repository: `GROUNDRULES_CORPUS=FOLDER npx vitest run tests/supply-chain/large-lockfile.test.ts`. */
const corpus = process.env['GROUNDRULES_CORPUS'];

/** As many versions, and as much about each, as packages have on average that many install. */
const versionsEach = 60;
const bytes = { short: 1200, long: 4000 } as const;

const day = 24 * 60 * 60 * 1000;

it.skipIf(corpus === undefined).each([
  // The worst case: all of them are young, so that the long form is needed as well.
  ['young', 0, 2],
  ['settled', 30 * day, 1],
])(
  'asks about all versions of a large lockfile that are %s',
  async (kind, age, questions) => {
    const root = path.resolve(corpus ?? '');
    const { packages } = await readInventory(root);
    const installed = packages.filter(({ bundled, origin }) => origin === 'registry' && !bundled);
    const byName = new Map<string, string[]>();
    for (const { name, version } of installed) {
      byName.set(name, [...(byName.get(name) ?? []), version]);
    }
    const fillers = Object.fromEntries(
      Object.entries(bytes).map(([form, size]) => [
        form,
        Array.from(
          { length: versionsEach },
          (_, index) => `"0.0.${String(index)}-filler":{"dist":{"tarball":"${'x'.repeat(size)}"}}`,
        ).join(','),
      ]),
    );
    let sent = 0;
    const published = new Date(Date.now() - age).toISOString();
    const registry = await openRegistry(onTestFinished, {
      packages: () => ({ versions: {} }),
      packument: (name, form) => {
        const known = byName.get(name);
        if (known === undefined) return 404;
        const versions = known.map((version) => `${JSON.stringify(version)}:{"dist":{}}`);
        const text = `{"name":${JSON.stringify(name)},"versions":{${versions.join(',')},${fillers[form] ?? ''}}${
          form === 'long'
            ? `,"time":${JSON.stringify(Object.fromEntries(known.map((version) => [version, published])))}`
            : `,"modified":"${published}"`
        }}`;
        sent += text.length;
        return { text };
      },
    });
    const home = mkdtempSync(path.join(tmpdir(), 'groundrules-home-'));
    onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 3 }));
    const started = performance.now();
    const { findings, states } = await checkSupplyChain({
      root,
      checks: ['youngVersions', 'provenance'],
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        npm_config_registry: registry.url,
        YARN_NPM_REGISTRY_SERVER: registry.url,
        YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
        // No history, so that all are asked about.
        GIT_DIR: path.join(home, 'none'),
        GIT_WORK_TREE: root,
      },
    });
    const seconds = (performance.now() - started) / 1000;
    expect(states.map(({ check, kind, reason }) => [check, kind, reason])).toEqual([
      ['youngVersions', 'done', undefined],
      ['provenance', 'done', undefined],
    ]);
    expect(findings).toHaveLength(age === 0 ? installed.length : 0);
    // One more for whether it ever tells of provenance.
    expect(registry.packuments).toHaveLength(questions * byName.size + 1);
    console.info(
      `${kind}: ${String(installed.length)} versions of ${String(byName.size)} packages: ${String(registry.packuments.length)} requests, ${(sent / 1e6).toFixed(0)} MB, ${seconds.toFixed(1)} seconds`,
    );
  },
  600_000,
);
