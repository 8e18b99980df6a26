import { measureDocumentation } from '../gates/docs.js';
import type { GateContext } from '../gates/gate.js';
import { UserError } from '../user-error.js';
import type { DocsSummary } from './progress-summary.js';
import type { PartTeller } from './tell-parts.js';

/**
 * Counts how many public names are documented. Where they can't be counted that is said, and loses nothing else.
 *
 * @param context - What is looked at.
 * @param teller - Told what could not be found out, unless nobody is to look.
 * @returns The numbers, or why there are none.
 */
export async function measureDocsPart(
  context: GateContext,
  teller: PartTeller,
): Promise<DocsSummary> {
  return await teller.tell<DocsSummary>(
    'How much is documented',
    async () => {
      const docs = await measureDocs(context);
      // Where the gate is off nobody misses them.
      const isMissed = 'unknown' in docs && context.config.gates.docs.enabled;
      if (isMissed) throw new UserError(docs.unknown);
      return docs;
    },
    (unknown) => ({ unknown }),
  );
}

async function measureDocs(context: GateContext): Promise<DocsSummary> {
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
