import { measureDocumentation } from '../gates/docs.js';
import type { GateContext } from '../gates/gate.js';
import type { DocsSummary } from './progress-summary.js';

/**
 * Counts how many public names are documented.
 *
 * @param context - What is looked at.
 * @returns The numbers, or why there are none.
 */
export async function measureDocs(context: GateContext): Promise<DocsSummary> {
  // Examples are no part of the numbers, and compiling them takes most of the time.
  const measured = await measureDocumentation(context, false);
  if (measured.kind === 'skipped') return { nothing: measured.reason };
  if (measured.kind === 'error') return { unknown: measured.reason };
  const { threshold } = context.config.docs;
  const packages = measured.packages.map(({ documented, folder, public: all }) => ({
    folder,
    documented,
    public: all,
    reaches: documented * 100 >= threshold * all,
  }));
  const documented = packages.reduce((sum, one) => sum + one.documented, 0);
  const all = packages.reduce((sum, one) => sum + one.public, 0);
  return {
    documented,
    public: all,
    percent: Math.floor((documented * 1000) / all) / 10,
    threshold,
    packages,
  };
}
