/** The oldest versions of Node that the packages promise to run on, and the newest line. */
export const nodeVersions = ['20.19.0', '22.13.0', '24'] as const;

/** One of them. */
export type NodeVersion = (typeof nodeVersions)[number];

/**
 * Names the folder that a version of Node is installed in.
 *
 * @param version - The version.
 * @returns Name of a folder in node_modules.
 */
export function nodeFolder(version: NodeVersion): string {
  return `node-${version}`;
}
