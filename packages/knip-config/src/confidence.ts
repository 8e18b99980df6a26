import type { IssueType } from 'knip';

/**
 * How sure a report must be, in percent: 100 reports only what is broken, 60 everything that nothing
 * uses.
 */
export type MinConfidence = 100 | 90 | 80 | 60;

/** What each level adds to the ones above it, the surest first. */
export const levels: readonly {
  readonly confidence: MinConfidence;
  readonly issueTypes: readonly IssueType[];
}[] = [
  {
    confidence: 100,
    issueTypes: ['unlisted', 'unresolved', 'binaries', 'catalogReferences'],
  },
  {
    confidence: 90,
    issueTypes: ['dependencies', 'devDependencies', 'optionalPeerDependencies', 'catalog'],
  },
  {
    confidence: 80,
    issueTypes: ['files'],
  },
  {
    confidence: 60,
    // Not nsExports and nsTypes: they take a namespace that is handed on whole for one never used.
    issueTypes: ['exports', 'types', 'enumMembers', 'namespaceMembers', 'duplicates'],
  },
];

/**
 * Lists the issue types that are reported at a level.
 *
 * @param minConfidence - The level.
 * @returns Names of knip's issue types, for its `include`.
 * @example
 * ```ts
 * issueTypesFor(80).includes('exports'); // false
 * ```
 */
export function issueTypesFor(minConfidence: MinConfidence): IssueType[] {
  return levels
    .filter(({ confidence }) => confidence >= minConfidence)
    .flatMap(({ issueTypes }) => issueTypes);
}
