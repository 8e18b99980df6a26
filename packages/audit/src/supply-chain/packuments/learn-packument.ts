import type { RegistryClient } from '../registries/registry-client.js';
import { RegistryFailure } from '../registries/registry-failure.js';
import type { Packument } from './packument.js';
import { readPackument } from './read-packument.js';

/** What is to be found out about a package. */
export interface PackageQuestion {
  /** The name under which it is published. */
  readonly name: string;
  /** Address of the registry that serves it. */
  readonly registry: string;
  /** The versions whose age matters. */
  readonly young: readonly string[];
  /** The versions whose provenance matters. */
  readonly provenance: readonly string[];
}

const short = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8';
const long = 'application/json';

/**
 * Asks a registry about a package, as little as will do: in the short form, and in the long one, which is larger by far, only
 * where it has to tell when versions were published. It has not where nothing of the package has changed for long enough,
 * and where no version has provenance that could have been lost.
 *
 * @param question - What is to be found out.
 * @param client - Asks.
 * @param cutoff - What was published until then is old, in milliseconds.
 * @returns What the registry tells.
 * @throws {@link RegistryFailure} where it gave no answer.
 */
export async function learnPackument(
  question: PackageQuestion,
  client: RegistryClient,
  cutoff: number,
): Promise<Packument> {
  const { name, registry } = question;
  const ask = async (accept: string): Promise<Packument> => {
    const path = name.replace('/', '%2f');
    const packument = readPackument(await client.ask({ registry, path, accept }), name);
    requireVersions(question, packument);
    return packument;
  };
  const brief = await ask(short);
  const isTold = brief.published !== undefined || !needsTimes(question, brief, cutoff);
  return isTold ? brief : await ask(long);
}

/**
 * Tells whether anything about a package is old enough, so that all versions are.
 *
 * @param packument - What the registry tells.
 * @param cutoff - What was published until then is old, in milliseconds.
 * @returns Whether it is.
 */
export function isSettled({ modified }: Packument, cutoff: number): boolean {
  return modified !== undefined && modified <= cutoff;
}

/**
 * Tells whether a version may have lost its provenance: it has none, and others have.
 *
 * @param version - The version.
 * @param packument - What the registry tells.
 * @returns Whether it may.
 */
export function mayHaveLost(version: string, { attested }: Packument): boolean {
  return attested.get(version) !== true && [...attested.values()].includes(true);
}

function needsTimes(
  { provenance, young }: PackageQuestion,
  packument: Packument,
  cutoff: number,
): boolean {
  return (
    (young.length > 0 && !isSettled(packument, cutoff)) ||
    provenance.some((version) => mayHaveLost(version, packument))
  );
}

function requireVersions({ provenance, young }: PackageQuestion, { attested }: Packument): void {
  const missing = [...young, ...provenance].find((version) => !attested.has(version));
  if (missing !== undefined) {
    throw new RegistryFailure('does not know the version that is installed', false);
  }
}
