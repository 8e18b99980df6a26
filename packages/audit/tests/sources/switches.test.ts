import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { managers, openShop, type ManagerName, type Shop } from '../support/managers.js';
import { openRegistry } from '../support/open-registry.js';
import type { Answering } from '../support/registry.js';

/** Where a setting stands. */
type Place = 'project' | 'user' | 'environment';

interface Switch {
  readonly manager: ManagerName;
  readonly place: Place;
  /** The file that it is added to, or the variable that it is. */
  readonly name: string;
  readonly text: string;
  readonly happened: RegExp;
}

const offline = /told to be offline/u;
const blocked = /may not use the network/u;

const offlineSwitches: readonly Switch[] = [
  { manager: 'npm', place: 'project', name: '.npmrc', text: 'offline=true', happened: offline },
  { manager: 'npm', place: 'user', name: '.npmrc', text: 'offline=true', happened: offline },
  {
    manager: 'npm',
    place: 'environment',
    name: 'npm_config_offline',
    text: 'true',
    happened: offline,
  },
  { manager: 'pnpm 10', place: 'project', name: '.npmrc', text: 'offline=true', happened: offline },
  { manager: 'pnpm 10', place: 'user', name: '.npmrc', text: 'offline=true', happened: offline },
  {
    manager: 'pnpm 12',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'offline: true',
    happened: offline,
  },
  {
    manager: 'pnpm 12',
    place: 'environment',
    name: 'PNPM_CONFIG_OFFLINE',
    text: 'true',
    happened: offline,
  },
  {
    manager: 'yarn 4',
    place: 'project',
    name: '.yarnrc.yml',
    text: 'enableNetwork: false',
    happened: blocked,
  },
  {
    manager: 'yarn 4',
    place: 'user',
    name: '.yarnrc.yml',
    text: 'enableNetwork: false',
    happened: blocked,
  },
  {
    manager: 'yarn classic',
    place: 'project',
    name: '.yarnrc',
    text: '--offline true',
    happened: blocked,
  },
  {
    manager: 'yarn classic',
    place: 'user',
    name: '.yarnrc',
    text: '--audit.offline true',
    happened: blocked,
  },
];

const filters: readonly Switch[] = [
  {
    manager: 'npm',
    place: 'project',
    name: '.npmrc',
    text: 'workspace[]=packages/web',
    // npm complains of it in more than one place.
    happened: /does not tell its settings|No workspaces found/u,
  },
  {
    manager: 'pnpm 10',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'dev: false',
    happened: /told to audit only one kind of dependencies: `dev` is false/u,
  },
  {
    manager: 'pnpm 10',
    place: 'project',
    name: '.npmrc',
    text: 'only=prod',
    happened: /told to audit only one kind/u,
  },
  {
    manager: 'pnpm 12',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'optional: false',
    happened: /told to leave optional dependencies out/u,
  },
  {
    manager: 'pnpm 10',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'auditConfig:\n  ignoreGhsas: [GHSA-xvch-5gv4-984h]',
    happened: /`auditConfig` in pnpm-workspace.yaml to say nothing of GHSA-xvch-5gv4-984h/u,
  },
  {
    manager: 'pnpm 12',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'auditConfig:\n  ignoreGhsas: [GHSA-xvch-5gv4-984h]',
    happened: /`auditConfig` in pnpm-workspace.yaml to say nothing of GHSA-xvch-5gv4-984h/u,
  },
  {
    manager: 'pnpm 12',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'audit:\n  ignore: [GHSA-xvch-5gv4-984h]',
    happened: /`audit` in pnpm-workspace.yaml to say nothing of GHSA-xvch-5gv4-984h/u,
  },
  {
    manager: 'pnpm 12',
    place: 'user',
    name: '.config/pnpm/config.yaml',
    text: 'auditConfig:\n  ignoreGhsas: [GHSA-xvch-5gv4-984h]',
    happened: /`audit` in the settings of the user.* to say nothing of GHSA-xvch-5gv4-984h/u,
  },
  {
    manager: 'yarn 4',
    place: 'project',
    name: '.yarnrc.yml',
    text: 'npmAuditExcludePackages: [minimist]',
    happened: /did not ask about minimist/u,
  },
];

function flip(shop: Shop, { name, place, text }: Omit<Switch, 'happened'>): Record<string, string> {
  if (place === 'environment') return { ...shop.env, [name]: text };
  const folder = place === 'user' ? (shop.env['HOME'] ?? '') : shop.root;
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), `\n${text}\n`, { flag: 'a' });
  return { ...shop.env };
}

describe.concurrent('switches that blind an audit', () => {
  it.for([...offlineSwitches, ...filters])(
    'with $manager: $text in $name of the $place',
    async (one, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished);
      const shop = await openShop(onTestFinished, one.manager, registry);
      const failure = await shop.failure({ env: flip(shop, one) });
      expect(failure.happened).toMatch(one.happened);
      expect(failure.todo).not.toBe('');
    },
  );
});

// A switch that makes the audit fail as well, for which it is the reason.
it('tells the switch and not what it leads to, however late pnpm tells its settings', async ({
  onTestFinished,
}) => {
  const registry = await openRegistry(onTestFinished);
  const shop = await openShop(onTestFinished, 'pnpm 12', registry);
  const env = flip(shop, {
    manager: 'pnpm 12',
    place: 'user',
    name: '.config/pnpm/config.yaml',
    text: 'auditConfig:\n  ignoreGhsas: [GHSA-xvch-5gv4-984h]',
  });
  const slow = path.join(shop.root, 'slow');
  mkdirSync(slow);
  writeFileSync(
    path.join(slow, 'pnpm'),
    `#!/bin/sh\n[ "$1" = config ] && sleep 4\nPATH='${shop.env['PATH'] ?? ''}' exec pnpm "$@"\n`,
    { mode: 0o755 },
  );
  const failure = await shop.failure({
    env: { ...env, PATH: `${slow}${path.delimiter}${env['PATH'] ?? ''}` },
  });
  expect(failure.happened).toMatch(/in the settings of the user/u);
});

const ignoring: readonly Omit<Switch, 'happened'>[] = [
  { manager: 'pnpm 10', place: 'project', name: '.npmrc', text: 'ignore-registry-errors=true' },
  {
    manager: 'pnpm 10',
    place: 'environment',
    name: 'npm_config_ignore_registry_errors',
    text: 'true',
  },
  {
    manager: 'pnpm 12',
    place: 'environment',
    name: 'PNPM_CONFIG_IGNORE_REGISTRY_ERRORS',
    text: 'true',
  },
  {
    manager: 'pnpm 12',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'ignoreRegistryErrors: true',
  },
];

describe.concurrent('switches that take errors for a clean audit', () => {
  it.for(ignoring)(
    'with $manager: $text in $name of the $place',
    async (one, { onTestFinished }) => {
      // The canary is answered: it alone would not show it.
      const registry = await openRegistry(onTestFinished, {
        answer: (asked): Answering => (asked.size > 1 ? 500 : 'well'),
      });
      const shop = await openShop(onTestFinished, one.manager, registry);
      const failure = await shop.failure({ env: flip(shop, one) });
      expect(failure.happened).toMatch(/status 500|take errors of the registry for a clean audit/u);
    },
  );
});

const harmless: readonly Omit<Switch, 'happened'>[] = [
  { manager: 'npm', place: 'project', name: '.npmrc', text: 'audit=false' },
  { manager: 'npm', place: 'project', name: '.npmrc', text: 'omit=dev\nomit=optional' },
  { manager: 'npm', place: 'environment', name: 'NODE_ENV', text: 'production' },
  { manager: 'npm', place: 'environment', name: 'npm_config_workspace', text: 'packages/web' },
  { manager: 'npm', place: 'project', name: '.npmrc', text: 'package-lock=false' },
  { manager: 'npm', place: 'project', name: '.npmrc', text: 'audit-level=critical' },
  { manager: 'pnpm 10', place: 'environment', name: 'NODE_ENV', text: 'production' },
  { manager: 'pnpm 10', place: 'project', name: '.npmrc', text: 'audit-level=critical' },
  {
    manager: 'pnpm 12',
    place: 'project',
    name: 'pnpm-workspace.yaml',
    text: 'auditLevel: critical',
  },
  { manager: 'pnpm 12', place: 'environment', name: 'NODE_ENV', text: 'production' },
  {
    manager: 'yarn 4',
    place: 'project',
    name: '.yarnrc.yml',
    text: 'npmAuditIgnoreAdvisories: ["1", "*"]',
  },
  { manager: 'yarn 4', place: 'project', name: '.yarnrc.yml', text: 'enableOfflineMode: true' },
  {
    manager: 'yarn classic',
    place: 'project',
    name: '.yarnrc',
    text: '--audit.level critical\n--audit.groups dependencies',
  },
  { manager: 'yarn classic', place: 'environment', name: 'NODE_ENV', text: 'production' },
  { manager: 'bun', place: 'environment', name: 'NODE_ENV', text: 'production' },
];

describe.concurrent('switches that do not matter', () => {
  it.for(harmless)(
    'with $manager: $text in $name of the $place',
    async (one, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, {
        advisories: [
          {
            id: 1,
            package: 'minimist',
            ghsa: 'GHSA-vh95-rmgr-6w4m',
            title: 'Prototype Pollution',
            severity: 'moderate',
            vulnerable: '<0.2.1',
          },
          {
            id: 2,
            package: 'rimraf',
            ghsa: 'GHSA-2222-3333-4444',
            title: 'Only for development',
            severity: 'low',
            vulnerable: '<2.6.4',
          },
        ],
      });
      const shop = await openShop(onTestFinished, one.manager, registry);
      const { vulnerabilities } = await shop.audit({
        env: flip(shop, one),
      });
      expect(vulnerabilities.map(({ advisory }) => advisory.package)).toEqual([
        'minimist',
        'rimraf',
      ]);
    },
  );
});

describe.concurrent('a package manager that is not there', () => {
  it.for(managers)('%s', async (manager, { onTestFinished }) => {
    const registry = await openRegistry(onTestFinished);
    const shop = await openShop(onTestFinished, manager, registry);
    const failure = await shop.failure({ env: { ...shop.env, PATH: path.join(shop.root, 'no') } });
    expect(failure.happened).toMatch(/^(?:npm|pnpm|yarn|bun) is not on the PATH/u);
    expect(failure.todo).toMatch(/Install it, or audit offline/u);
    expect(registry.requests).toEqual([]);
  });

  it.for([
    { manager: 'yarn 4', other: 'yarn classic', happened: /yarn is 1\.22\.22/u },
    { manager: 'yarn classic', other: 'yarn 4', happened: /yarn is 4\.18\.1/u },
  ] as const)(
    '$other where $manager is needed',
    async ({ happened, manager, other }, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished);
      const shop = await openShop(onTestFinished, manager, registry);
      const { env } = await openShop(onTestFinished, other, registry);
      // Corepack and Yarn itself would go by what the repository names.
      const failure = await shop.failure({ env });
      expect(failure.happened).toMatch(happened);
    },
  );
});
