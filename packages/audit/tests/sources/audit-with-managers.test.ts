import { describe, expect, it, onTestFinished } from 'vitest';

import { managers, openShop } from '../support/managers.js';
import { startRegistry, type Registry, type RegistryOptions } from '../support/registry.js';

async function open(options?: RegistryOptions): Promise<Registry> {
  const registry = await startRegistry(options);
  onTestFinished(registry.close);
  return registry;
}

describe.each(managers)('an audit with %s', (manager) => {
  it('finds what is vulnerable, and by what way it comes in', async () => {
    const registry = await open();
    const shop = await openShop(manager, registry);
    const report = await shop.audit();
    console.log(manager, JSON.stringify(report, null, 1), registry.requests);
    expect(report.vulnerabilities).toHaveLength(1);
  });
});
