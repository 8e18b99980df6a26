import { practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { parsePage } from '../../bundling/parse-page.js';
import { readSections } from '../../bundling/practice-texts.js';

const page = `# Area

Before the first.

## some-flaw

A flaw. Python: X1.

It does harm.

Wrong:

<!-- prettier-ignore -->
\`\`\`sh
# a comment

## no-heading
\`\`\`

Right:

\`\`\`\`md
\`\`\`ts
\`\`\`
\`\`\`\`

\`\`\`ts
a();
\`\`\`

Fix: Mend
it.

Enforced by: \`some-rule\`,
and more.
`;

describe('parsePage', () => {
  it('reads the parts of a section', () => {
    expect(parsePage('page', page)).toEqual([
      {
        id: 'some-flaw',
        title: 'A flaw. Python: X1.',
        why: 'It does harm.',
        wrong: [{ language: 'sh', code: '# a comment\n\n## no-heading' }],
        right: [
          { language: 'md', code: '```ts\n```' },
          { language: 'ts', code: 'a();' },
        ],
        fix: 'Mend it.',
        enforcedBy: '`some-rule`, and more.',
      },
    ]);
  });

  it('reads line ends of Windows', () => {
    expect(parsePage('page', page.replaceAll('\n', '\r\n'))).toEqual(parsePage('page', page));
  });

  it.each([
    ['its title', 'A flaw. Python: X1.\n\nIt does harm.\n', 'page#some-flaw has no title'],
    ['why', 'It does harm.\n', 'page#some-flaw has no why'],
    ['what is wrong', 'Wrong:\n', 'page#some-flaw has no "Wrong:" in its place'],
    ['what is right', 'Right:\n', 'page#some-flaw has no "Right:" in its place'],
    ['the fix', 'Fix: Mend\nit.\n', 'page#some-flaw has no "Fix:" in its place'],
    ['what enforces it', 'Enforced by:', 'page#some-flaw has no "Enforced by:" in its place'],
  ])('holds a section to having %s', (_, part, message) => {
    expect(() => parsePage('page', page.replace(part, ''))).toThrow(message);
  });

  it('refuses a sample that is missing, and what belongs to no part', () => {
    expect(() => parsePage('page', page.replace(/```sh[^]*?```\n/u, ''))).toThrow(
      'page#some-flaw has no code after "Wrong:"',
    );
    expect(() => parsePage('page', `${page}\nMore.\n`)).toThrow(
      'page#some-flaw goes on after "Enforced by:"',
    );
  });
});

describe('the pages', () => {
  const sections = readSections();

  it('have a section for each practice and no other', () => {
    expect([...sections.keys()].toSorted()).toEqual(practices.map(({ id }) => id).toSorted());
  });

  it.each(practices)('say of $id what the catalogue says', ({ id, python, title, why }) => {
    const section = sections.get(id);
    // The page marks code, and the catalogue at times.
    expect(section?.why.replaceAll('`', '')).toBe(why.replaceAll('`', ''));
    expect(section?.title.startsWith(`${title}.`)).toBe(true);
    expect(section?.title.includes(' Python: ')).toBe(python !== undefined);
  });
});
