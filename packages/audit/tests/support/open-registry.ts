import { startRegistry, type Registry, type RegistryOptions } from './registry.js';

/** Takes what is to be done at the end of a test: `onTestFinished` of its context, as tests run side by side. */
export type Cleanup = (task: () => void | Promise<void>) => void;

/**
 * Starts a registry that is gone at the end of the test.
 *
 * @param cleanup - `onTestFinished` of the test.
 * @param options - What it knows, and how it behaves.
 * @returns The registry.
 */
export async function openRegistry(cleanup: Cleanup, options?: RegistryOptions): Promise<Registry> {
  const registry = await startRegistry(options);
  cleanup(registry.close);
  return registry;
}
