import { CommitParser } from 'conventional-commits-parser';

import type { commitsSince } from '../git/commits-since.js';
import { groupBy } from '../reporters/group-by.js';
import type { CommitKind } from './progress-summary.js';

/** The kinds that have a title of their own, in the order in which they are shown. */
const titles: Readonly<Record<string, string>> = {
  security: 'Security',
  feat: 'Features',
  fix: 'Fixes',
  perf: 'Performance',
  refactor: 'Refactoring',
  docs: 'Documentation',
  test: 'Tests',
  build: 'Build',
  ci: 'Continuous integration',
  style: 'Style',
  chore: 'Chores',
  revert: 'Reverts',
};

/** As https://www.conventionalcommits.org has it: `type(scope)!: subject`. */
const parser = new CommitParser({
  headerPattern: /^(\w[\w-]*)(?:\(([^()]*)\))?(!)?: (.*)$/u,
  headerCorrespondence: ['type', 'scope', 'mark', 'subject'],
});

/** A commit as Git tells it. */
export type LoggedCommit = Awaited<ReturnType<typeof commitsSince>>[number];

/**
 * Groups commits by their kind.
 *
 * @param commits - The commits, newest first.
 * @returns The kinds: those that have a title, others as they are called, and last the commits without a type.
 */
export function groupCommits(commits: readonly LoggedCommit[]): CommitKind[] {
  const groups = groupBy(commits.map(readCommit), ({ type }) => type);
  const order = Object.keys(titles);
  const rank = (type: string): number => {
    if (type === 'other') return order.length + 1;
    const index = order.indexOf(type);
    return index === -1 ? order.length : index;
  };
  return [...groups]
    .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([type, found]) => ({
      type,
      title: type === 'other' ? 'Without a type' : (titles[type] ?? type),
      commits: found.map(({ commit }) => commit),
    }));
}

function readCommit({ hash, message }: LoggedCommit): {
  readonly type: string;
  readonly commit: CommitKind['commits'][number];
} {
  const header = message.split('\n', 1)[0] ?? '';
  // It takes an empty message for a mistake.
  const parsed = header.trim() === '' ? undefined : parser.parse(message);
  const type = parsed?.['type']?.toLowerCase();
  if (parsed === undefined || type === undefined) {
    return { type: 'other', commit: { hash, subject: header, breaking: false } };
  }
  const scope = parsed['scope'] ?? '';
  return {
    type,
    commit: {
      hash,
      ...(scope !== '' && { scope }),
      subject: parsed['subject'] ?? header,
      breaking: (parsed['mark'] ?? '') !== '' || parsed.notes.length > 0,
    },
  };
}
