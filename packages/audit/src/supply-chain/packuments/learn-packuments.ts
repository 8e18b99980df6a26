import pLimit from 'p-limit';

import type { RegistryClient } from '../registries/registry-client.js';
import { RegistryFailure } from '../registries/registry-failure.js';
import { learnPackument, type PackageQuestion } from './learn-packument.js';
import type { Packument } from './packument.js';

/** What registries told. */
export interface Learned {
  /** By package. */
  readonly packuments: ReadonlyMap<string, Packument>;
  /** Why there is none, by package. */
  readonly failures: ReadonlyMap<string, RegistryFailure>;
}

/** As many as npm asks at once by default. */
const atOnce = 15;

/**
 * Asks registries about packages, each once.
 *
 * @param questions - What is to be found out.
 * @param client - Asks.
 * @param cutoff - What was published until then is old, in milliseconds.
 * @returns What they told, and of which packages nothing.
 */
export async function learnPackuments(
  questions: readonly PackageQuestion[],
  client: RegistryClient,
  cutoff: number,
): Promise<Learned> {
  const limit = pLimit(atOnce);
  const packuments = new Map<string, Packument>();
  const failures = new Map<string, RegistryFailure>();
  const silent = new Map<string, RegistryFailure | undefined>();
  await Promise.all(
    questions.map((question) =>
      limit(async () => {
        const { name, registry } = question;
        // One that has failed before it has answered anything is down, and asking on would only take time.
        const known = silent.get(registry);
        if (known !== undefined) {
          failures.set(name, known);
          return;
        }
        try {
          packuments.set(name, await learnPackument(question, client, cutoff));
          silent.set(registry, undefined);
        } catch (error) {
          if (!(error instanceof RegistryFailure)) throw error;
          failures.set(name, error);
          if (error.mayPass && !silent.has(registry)) silent.set(registry, error);
        }
      }),
    ),
  );
  return { packuments, failures };
}
