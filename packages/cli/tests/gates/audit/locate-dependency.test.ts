import { describe, expect, it } from 'vitest';

import { locateDependency } from '../../../src/gates/audit/locate-dependency.js';

const manifest = `{
  "name": "ecc",
  "devDependencies": { "ecc": "1.0.0", "tap": "1.0.0" },
  "dependencies": {
    "@acme/web": "^1.0.0",
    "ecc": "^1.0.0",
    "curves": "npm:ecc-fork@^2.0.0",
    "plus": "npm:c+c"
  },
  "overrides": { "deep": "1.0.0" }
}
`;

describe('a dependency is found', () => {
  it.each([
    { what: 'by its name, in production first', name: 'ecc', line: 6, column: 5 },
    { what: 'by a name with a scope', name: '@acme/web', line: 5, column: 5 },
    { what: 'on the line of another', name: 'tap', line: 3, column: 40 },
    { what: 'by its alias', name: 'curves', line: 7, column: 5 },
    { what: 'by the name behind an alias', name: 'ecc-fork', line: 7, column: 5 },
    { what: 'by a name with signs', name: 'c+c', line: 8, column: 5 },
    { what: 'where it is overridden', name: 'deep', line: 10, column: 18 },
  ])('$what', ({ column, line, name }) => {
    expect(locateDependency(manifest, name)).toMatchObject({ line, column });
    expect(locateDependency(`\uFEFF${manifest}`, name)).toMatchObject({ line, column });
  });

  it('with where its name ends', () => {
    expect(locateDependency(manifest, 'ecc')).toEqual({
      line: 6,
      column: 5,
      endLine: 6,
      endColumn: 10,
    });
  });
});

it.each([
  ['one that is not listed', manifest, 'name'],
  ['the beginning of a name', manifest, 'ec'],
  ['one in an empty file', '', 'ecc'],
  ['one in what is no object', '[]', 'ecc'],
  ['one in fields that are lists', '{ "dependencies": ["ecc"] }', 'ecc'],
  ['one in broken JSON', '<<<<<<<', 'ecc'],
])('does not find %s', (_, text, name) => {
  expect(locateDependency(text, name)).toBeUndefined();
});
