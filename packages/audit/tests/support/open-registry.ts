import { onTestFinished } from 'vitest';

import { startRegistry, type Registry, type RegistryOptions } from './registry.js';

/**
 * Starts a registry that is gone at the end of the test.
 *
 * @param options - What it knows, and how it behaves.
 * @returns The registry.
 */
export async function openRegistry(options?: RegistryOptions): Promise<Registry> {
  const registry = await startRegistry(options);
  onTestFinished(registry.close);
  return registry;
}
