import { isRecord } from '../../inventory/is-record.js';
import type { LockEntry } from './lock-entry.js';

/** From where pnpm fetches the runtimes that a project asks for, whatever registry is set. */
const sources = [
  'https://nodejs.org/download/',
  'https://unofficial-builds.nodejs.org/download/',
  'https://github.com/denoland/deno/releases/download/',
  'https://github.com/oven-sh/bun/releases/download/',
];

/**
 * Reads from where pnpm fetches a runtime: Node.js, Deno or Bun, which is no package but has an archive for each system.
 *
 * @param resolution - What the lockfile says of it.
 * @returns The address of the first archive from elsewhere than from its makers, and whether each has a checksum; `undefined` where
 *   it is no runtime.
 */
export function readRuntime(
  resolution: Readonly<Record<string, unknown>>,
): Pick<LockEntry, 'address' | 'hasIntegrity'> | undefined {
  const { type, variants } = resolution;
  if (type !== 'variations' && type !== 'binary') return undefined;
  const archives = (type === 'binary' ? [{ resolution }] : [variants].flat()).map((variant) =>
    isRecord(variant) && isRecord(variant['resolution']) ? variant['resolution'] : {},
  );
  return {
    address: archives
      .map(({ url }) => String(url))
      .find((url) => !sources.some((source) => url.startsWith(source))),
    hasIntegrity: archives.every(({ integrity }) => typeof integrity === 'string'),
  };
}
