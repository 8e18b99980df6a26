import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

import { withoutRoot } from '../../src/files/without-root.js';

const root = path.resolve('/app');

it.each([
  ['at the beginning', `${root}/a.ts is broken`, 'a.ts is broken'],
  [
    'in quotes',
    `Cannot find module '${root}/a.js' from "${root}/b.js"`,
    `Cannot find module 'a.js' from "b.js"`,
  ],
  [
    'in a stack',
    `at run (${root}/a.js:1:2)\n    at ${root}/b.js:3:4`,
    'at run (a.js:1:2)\n    at b.js:3:4',
  ],
  ['as an address', `at ${pathToFileURL(root).href}/a.js:1:2`, 'at a.js:1:2'],
  ['as the end of a longer path', `/opt${root}/a.ts`, `/opt${root}/a.ts`],
  ['as a folder in the repository', 'src/app/a.ts and ./app/b.ts', 'src/app/a.ts and ./app/b.ts'],
  ['as an alias', '@/app/a.ts', '@/app/a.ts'],
  ['as the beginning of another name', `${root}le/a.ts`, `${root}le/a.ts`],
  ['alone', `cannot read ${root}`, `cannot read ${root}`],
])('takes the root out where it stands for itself: %s', (_, text, expected) => {
  expect(withoutRoot(text, root)).toBe(expected);
});

it('takes a name with signs as it is', () => {
  expect(withoutRoot('/a+b (1)/c.ts', '/a+b (1)')).toBe('c.ts');
});

it("leaves paths as they are below the system's own root", () => {
  expect(withoutRoot('/a.ts and //b.ts', path.parse(root).root)).toBe('/a.ts and //b.ts');
});
