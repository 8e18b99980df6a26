import { createRule } from '../create-rule.js';

type MessageId = 'expired' | 'unreadable';

/** What silences ESLint or the compiler, and what is said about why. */
const suppressions = [
  /^\s*eslint-disable(?:-next-line|-line)?\s[^]*?\s-{2,}\s(?<reason>[^]*)$/u,
  /@ts-(?:expect-error|ignore|nocheck)\b(?<reason>[^\n]*)/u,
];
const until = /\buntil\s+(?<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)/iu;

export default createRule<[], MessageId>({
  name: 'expired-suppression',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow suppressions past the day that their reason names',
      practice: 'expired-waiver',
      area: 'governance',
      level: 'recommended',
    },
    messages: {
      expired: 'This was accepted until {{day}}. Mend what it hides, or agree on a new day.',
      unreadable: '`{{day}}` is no day of the calendar. Write it like 2027-03-01.',
    },
    schema: [],
    defaultOptions: [],
  },
  create: (context) => ({
    Program() {
      const today = new Date().toISOString().slice(0, 10);
      for (const comment of context.sourceCode.getAllComments()) {
        const day = getDay(comment.value);
        if (day === undefined) continue;
        if (!isDay(day)) {
          context.report({ loc: comment.loc, messageId: 'unreadable', data: { day } });
        } else if (day < today) {
          context.report({ loc: comment.loc, messageId: 'expired', data: { day } });
        }
      }
    },
  }),
});

function getDay(comment: string): string | undefined {
  for (const suppression of suppressions) {
    const reason = suppression.exec(comment)?.groups?.['reason'];
    const day = reason === undefined ? undefined : until.exec(reason)?.groups?.['day'];
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The thirtieth of February is none. */
function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
