import { expect, it } from 'vitest';

import { rebaseGlob } from '../../src/surface/rebase-glob.js';

it.each<[glob: string, folder: string, expected: string[]]>([
  ['packages/*/src/index.ts', 'packages/one', ['src/index.ts']],
  ['packages/*/src/index.ts', 'packages', ['*/src/index.ts']],
  ['packages/*/src/index.ts', '', ['packages/*/src/index.ts']],
  ['packages/*/src/index.ts', 'apps/one', []],
  ['packages/*/src/index.ts', 'packages/one/src/index.ts', []],
  ['./packages/one/src/main.ts', 'packages/one', ['src/main.ts']],
  ['packages/on?/src/main.ts', 'packages/one', ['src/main.ts']],
  ['packages/o*e/**/main.ts', 'packages/one', ['**/main.ts']],
  ['{apps,packages}/one/{a,b}.ts', 'packages/one', ['a.ts', 'b.ts']],
  ['{packages/one,apps/two}/main.ts', 'packages/one', ['main.ts']],
  ['**/src/main.ts', 'packages/one', ['**/src/main.ts']],
  ['**/src/main.ts', 'packages/src', ['main.ts', '**/src/main.ts']],
  ['**', 'packages', ['**']],
  ['!packages/*/src/main.ts', 'packages/one', ['!src/main.ts']],
  ['packages/[id]/main.ts', 'packages/[id]', ['main.ts']],
  ['packages/[id]/main.ts', 'packages/i', []],
])('%s within "%s" is %j', (glob, folder, expected) => {
  expect(rebaseGlob(glob, folder).toSorted()).toEqual(expected.toSorted());
});
