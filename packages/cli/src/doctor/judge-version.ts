import { minVersion, parse, Range, satisfies } from 'semver';

import { loadFromRepository } from '../gates/load-tool.js';
import { installCommand } from '../workspaces/install-command.js';
import type { Workspace } from '../workspaces/workspace.js';
import { supportedRanges } from './supported-ranges.js';

/** A tool for whose versions there is a range. */
export type RangedTool = keyof typeof supportedRanges;

/** How an installed tool stands to its range. */
export interface VersionVerdict {
  readonly isSupported: boolean;
  /** Its version and the range, in words. */
  readonly message: string;
  /** The command that installs the nearest version within the range. */
  readonly cure: string;
}

/** Where it is looked for. */
export interface VersionContext {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly workspaces: readonly Workspace[];
}

/**
 * Holds the version of an installed tool against the range that we are made for. Everything that judges versions asks
 * here, so that no two commands say different things of one.
 *
 * @param name - The tool.
 * @param context - Where it is installed.
 * @returns The verdict; `undefined` where it is not installed, which is told elsewhere.
 */
export function judgeVersion(
  name: RangedTool,
  { root, workspaces }: VersionContext,
): VersionVerdict | undefined {
  const tool = loadFromRepository(root, name, workspaces);
  if (tool.kind === 'error') return undefined;
  const { version } = tool;
  const range = supportedRanges[name];
  const isSupported = satisfies(version, range, { includePrerelease: true });
  return {
    isSupported,
    message: isSupported
      ? `${version}, within ${range}`
      : `${version || 'without a version'} is not within ${range}, so that what it reports is not vouched for`,
    cure: installCommand(root, `${name}@${String(nearestMajor(version, range))}`),
  };
}

/** The smallest step to a version that we are made for. */
function nearestMajor(version: string, range: string): number {
  const majors = new Range(range).set.map(
    (part) => minVersion(part.map(({ value }) => value).join(' '))?.major ?? 0,
  );
  const major = parse(version)?.major ?? Math.max(...majors);
  const [nearest = major] = majors.toSorted((a, b) => Math.abs(a - major) - Math.abs(b - major));
  return nearest;
}
