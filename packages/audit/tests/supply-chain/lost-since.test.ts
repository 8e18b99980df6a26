import { describe, expect, it } from 'vitest';

import { lostSince } from '../../src/supply-chain/packuments/lost-since.js';
import { readPackument } from '../../src/supply-chain/packuments/read-packument.js';
import { versionsBefore } from '../../src/supply-chain/packuments/versions-before.js';
import type { Packument } from '../../src/supply-chain/packuments/packument.js';
import { packumentOf, type KnownVersion } from '../support/packuments.js';

const week = 7 * 24 * 60 * 60 * 1000;

/** `1.0.0 01-31 +` is a version published on 31 January with provenance; without a date nobody knows when. */
function packumentFrom(lines: readonly string[]): Packument {
  const versions = lines.map((line): [string, KnownVersion] => {
    const [version = '', date = '?', mark] = line.split(' ');
    return [
      version,
      {
        ...(date !== '?' && { published: `2027-${date}T00:00:00Z` }),
        attested: mark === '+',
      },
    ];
  });
  const known = { versions: Object.fromEntries(versions), modified: '2027-12-31T00:00:00Z' };
  return readPackument(packumentOf('pkg', known, 'long'), 'pkg');
}

describe('the versions before', () => {
  it.each<[string, string, string[], string[]]>([
    ['a release', '1.2.0', ['1.0.0 01-01', '1.1.0 01-02', '1.2.0 01-03'], ['1.1.0', '1.0.0']],
    [
      'a fix for an old major',
      '1.2.1',
      ['1.2.0 01-01', '2.0.0 01-02', '2.1.0 01-03', '1.2.1 01-04'],
      ['1.2.0'],
    ],
    [
      'a release after a fix for an old major',
      '2.1.0',
      ['1.2.0 01-01', '2.0.0 01-02', '1.2.1 01-03', '2.1.0 01-04'],
      ['2.0.0', '1.2.1', '1.2.0'],
    ],
    [
      'a release after a fix for an old minor',
      '1.3.0',
      ['1.1.0 01-01', '1.2.0 01-02', '1.1.1 01-03', '1.3.0 01-04'],
      ['1.2.0', '1.1.1', '1.1.0'],
    ],
    [
      'a release that was made after a higher one',
      '1.1.5',
      ['1.1.4 01-01', '1.2.0 01-02', '1.1.5 01-03'],
      ['1.1.4'],
    ],
    [
      'a release before which a lower one was not there yet',
      '1.1.0',
      ['1.0.0 01-01', '1.1.0 01-02', '1.0.1 01-03'],
      ['1.0.0'],
    ],
    ['a major', '2.0.0', ['1.9.0 01-01', '1.10.0 01-02', '2.0.0 01-03'], ['1.10.0', '1.9.0']],
    [
      'a release after its prereleases',
      '2.0.0',
      ['1.0.0 01-01', '2.0.0-rc.1 01-02', '2.0.0 01-03'],
      ['1.0.0'],
    ],
    [
      'a first release after its prereleases',
      '1.0.0',
      ['1.0.0-rc.1 01-01', '1.0.0-rc.2 01-02', '1.0.0 01-03'],
      ['1.0.0-rc.2', '1.0.0-rc.1'],
    ],
    [
      'a prerelease',
      '2.0.0-beta.2',
      ['1.0.0 01-01', '2.0.0-alpha.9 01-02', '2.0.0-beta.1 01-03', '2.0.0-beta.2 01-04'],
      ['2.0.0-beta.1'],
    ],
    [
      'a nightly build that is named after a commit',
      '2.0.0-canary-1111-20270104',
      [
        '2.0.0-canary-ffff-20270102 01-02',
        '2.0.0-canary-8888-20270103 01-03',
        '2.0.0-canary-1111-20270104 01-04',
        '2.0.0-canary-0000-20270105 01-05',
      ],
      ['2.0.0-canary-8888-20270103', '2.0.0-canary-ffff-20270102'],
    ],
    [
      'the first prerelease of its kind',
      '2.0.0-beta.1',
      ['1.0.0 01-01', '1.1.0 01-02', '1.1.0-beta.1 01-01', '2.0.0-beta.1 01-03'],
      ['1.1.0', '1.0.0'],
    ],
    ['the first of all', '1.0.0', ['1.0.0 01-01', '1.0.1 01-02'], []],
    ['one that has no order', 'latest', ['1.0.0 01-01', 'latest 01-02'], []],
    [
      'a release where another has no date',
      '1.2.0',
      ['1.0.0 01-01', '1.1.0 ?', '1.2.0 01-02'],
      ['1.1.0', '1.0.0'],
    ],
  ])('%s', (_, version, lines, expected) => {
    expect(versionsBefore(version, packumentFrom(lines))).toEqual(expected);
  });
});

describe('provenance', () => {
  it.each<[string, string, string[], string | undefined]>([
    ['that is there', '1.1.0', ['1.0.0 01-01 +', '1.1.0 02-01 +'], undefined],
    ['that never was', '1.1.0', ['1.0.0 01-01', '1.1.0 02-01'], undefined],
    ['that came later', '1.0.0', ['1.0.0 01-01', '1.1.0 02-01 +'], undefined],
    ['that was lost', '1.1.0', ['1.0.0 01-01 +', '1.1.0 02-01'], '1.0.0'],
    ['that was lost long ago', '1.2.0', ['1.0.0 01-01 +', '1.1.0 02-01', '1.2.0 03-01'], undefined],
    [
      'that was lost twice in a day',
      '1.1.1',
      ['1.0.0 01-01 +', '1.1.0 02-01', '1.1.1 02-02'],
      '1.0.0',
    ],
    [
      'that came back in between',
      '1.2.0',
      ['1.0.0 01-01', '1.1.0 02-01 +', '1.2.0 02-02'],
      '1.1.0',
    ],
    [
      'that only another major ever had',
      '1.2.1',
      ['1.2.0 01-01', '2.0.0 01-02 +', '1.2.1 02-01'],
      undefined,
    ],
    [
      'that only prereleases ever had',
      '1.1.0',
      ['1.0.0 01-01', '1.1.0-rc.1 01-02 +', '1.1.0 02-01'],
      undefined,
    ],
    [
      'that was lost from one major to the next',
      '2.0.0',
      ['1.0.0 01-01 +', '2.0.0 02-01'],
      '1.0.0',
    ],
    [
      'that was lost among prereleases',
      '1.0.0-rc.2',
      ['1.0.0-rc.1 01-01 +', '1.0.0-rc.2 02-01'],
      '1.0.0-rc.1',
    ],
    ['that was lost since one without a date', '1.1.0', ['1.0.0 ? +', '1.1.0 02-01'], '1.0.0'],
  ])('%s', (_, version, lines, expected) => {
    expect(lostSince(version, packumentFrom(lines), week)).toBe(expected);
  });
});
