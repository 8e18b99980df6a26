import type { Issue, IssueRecords, IssueType, Preprocessor } from 'knip';

/** The issue types whose symbol is a name that someone chose in code. */
const namedInCode: readonly IssueType[] = [
  'exports',
  'nsExports',
  'types',
  'nsTypes',
  'enumMembers',
  'namespaceMembers',
  'duplicates',
];

/**
 * Leaves out what is marked as intended: names that begin with an underscore.
 *
 * @param results - What knip found.
 * @returns The same without the issues about such names, in the lists and in the counts.
 */
const leaveOutIntended: Preprocessor = (results) => {
  const issues = { ...results.issues };
  const counters = { ...results.counters };
  for (const type of namedInCode) {
    issues[type] = withoutIntended(issues[type]);
    counters[type] = Object.values(issues[type]).flatMap((file) => Object.keys(file)).length;
  }
  return { ...results, issues, counters };
};

export default leaveOutIntended;

function withoutIntended(records: IssueRecords): IssueRecords {
  const kept: IssueRecords = {};
  for (const [file, issues] of Object.entries(records)) {
    const entries = Object.entries(issues).filter(([, issue]) => !isIntended(issue));
    if (entries.length > 0) kept[file] = Object.fromEntries(entries);
  }
  return kept;
}

function isIntended(issue: Issue): boolean {
  // A duplicate is one thing under several names: an underscore on one of them explains it.
  const names = issue.symbols?.map(({ symbol }) => symbol) ?? [issue.symbol];
  return names.some((name) => name.startsWith('_'));
}
