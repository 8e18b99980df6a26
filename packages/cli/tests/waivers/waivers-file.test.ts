import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { UserError } from '../../src/user-error.js';
import { addWaiver, removeWaivers } from '../../src/waivers/edit-waivers.js';
import { parseWaivers, readWaivers } from '../../src/waivers/read-waivers.js';
import type { Waiver } from '../../src/waivers/waiver.js';

const waiver: Waiver = {
  id: 'no-console',
  gate: 'lint',
  reason: 'Prints the banner.',
  owner: 'ann',
  created: '2027-02-01',
  expires: '2027-04-01',
};

const accepted: Waiver = {
  ...waiver,
  id: 'GHSA-aaaa-bbbb-cccc',
  gate: 'audit',
  mitigation: 'The build has no network.',
  investigation: 'The parser is never reached.',
};

const written = `{
    // Ask security@example.com first.
    "waivers": [
        /* the banner */
        { "id": "no-console", "gate": "lint", "reason": "Prints the banner.", "owner": "ann", "created": "2027-02-01", "expires": "2027-04-01" },
        {
            "id": "GHSA-1", // upstream is at it
            "gate": "audit",
            "reason": "Only at build time.",
            "owner": "bob",
            "created": "2027-02-01",
            "expires": "2027-02-20",
            "mitigation": "The build has no network.",
            "investigation": "The parser is never reached."
        }
    ]
}
`;

describe('reading', () => {
  it('gives each waiver its place', () => {
    expect(parseWaivers(written).map(({ column, id, line }) => ({ id, line, column }))).toEqual([
      { id: 'no-console', line: 5, column: 9 },
      { id: 'GHSA-1', line: 6, column: 9 },
    ]);
  });

  it('finds none where there is no file', async () => {
    const repository = createTemporaryRepository({});
    onTestFinished(repository.dispose);
    expect(await readWaivers(repository.path)).toEqual([]);
  });

  it.each<{ what: string; waiver: object; expected: RegExp }>([
    {
      what: 'no reason',
      waiver: { ...waiver, reason: undefined },
      expected: /\$\.waivers\[0\]: "reason" is missing/u,
    },
    {
      what: 'an empty reason',
      waiver: { ...waiver, reason: '' },
      expected: /\$\.waivers\[0\]\.reason: .*more than one word/u,
    },
    {
      what: 'a reason of one word',
      waiver: { ...waiver, reason: '  later  ' },
      expected: /\$\.waivers\[0\]\.reason: .*more than one word/u,
    },
    {
      what: 'no owner',
      waiver: { ...waiver, owner: ' ' },
      expected: /\$\.waivers\[0\]\.owner/u,
    },
    {
      what: 'no expiry',
      waiver: { ...waiver, expires: undefined },
      expected: /"expires" is missing/u,
    },
    {
      what: 'an expiry that is no date',
      waiver: { ...waiver, expires: 'never' },
      expected: /\$\.waivers\[0\]\.expires: .*ISO date/u,
    },
    {
      what: 'a day that the calendar lacks',
      waiver: { ...waiver, expires: '2027-02-30' },
      expected: /"2027-02-30" is no day of the calendar/u,
    },
    {
      what: 'an advisory without investigation',
      waiver: { ...waiver, gate: 'audit', mitigation: 'No network there.' },
      // And nothing of the condition by which it must be there.
      expected: /^.*"investigation" is missing\.$/u,
    },
    {
      what: "an advisory by a registry's number",
      waiver: { ...accepted, id: '1096543' },
      expected: /waivers\.json:4:13 \$\.waivers\[0\]\.id: "1096543" is a registry's number/u,
    },
    {
      what: 'versions that are no range',
      waiver: { ...accepted, versions: 'old ones' },
      expected: /\$\.waivers\[0\]\.versions: "old ones" is no range of versions/u,
    },
    {
      what: 'a severity that nobody knows',
      waiver: { ...accepted, severity: 'medium' },
      expected: /\$\.waivers\[0\]\.severity: expected one of .*not "medium"/u,
    },
    {
      what: 'a fix that is not taken without a reason',
      waiver: { ...accepted, fixNotTaken: 'later' },
      expected: /\$\.waivers\[0\]\.fixNotTaken: .*more than one word/u,
    },
    {
      what: 'a justification of our own words',
      waiver: { ...accepted, justification: 'unreachable' },
      expected: /\$\.waivers\[0\]\.justification: expected one of "code_not_present"/u,
    },
    {
      what: 'an unknown gate',
      waiver: { ...waiver, gate: 'linting' },
      expected: /\$\.waivers\[0\]\.gate: .*"lint"/u,
    },
    {
      what: 'a misspelt name',
      waiver: { ...waiver, file: ['a.ts'] },
      expected: /\$\.waivers\[0\]\.file: .*Did you mean "files"/u,
    },
  ])('refuses a waiver with $what', ({ waiver: bad, expected }) => {
    const text = JSON.stringify({ waivers: [bad] }, null, 2);
    expect(() => parseWaivers(text)).toThrow(UserError);
    expect(() => parseWaivers(text)).toThrow(expected);
  });
});

describe('adding', () => {
  it('makes the file', () => {
    const text = addWaiver(undefined, waiver);
    expect(parseWaivers(text)).toMatchObject([waiver]);
    expect(JSON.parse(text)).toHaveProperty('$schema');
  });

  it('keeps formatting and comments', () => {
    const text = addWaiver(written, { ...waiver, id: 'no-alert' });
    const kept = written.slice(0, written.lastIndexOf('}', written.indexOf('\n    ]')) + 1);
    expect(text.startsWith(kept)).toBe(true);
    expect(text.slice(kept.length)).toBe(`,
        {
            "id": "no-alert",
            "gate": "lint",
            "reason": "Prints the banner.",
            "owner": "ann",
            "created": "2027-02-01",
            "expires": "2027-04-01"
        }
    ]
}
`);
  });

  it.each([
    { what: 'an empty list', text: '{ "waivers": [] }' },
    { what: 'no list', text: '{}' },
    { what: 'tabs', text: '{\n\t"waivers": [\n\t]\n}\n' },
    { what: 'Windows line ends', text: '{\r\n  "waivers": [\r\n  ]\r\n}\r\n' },
    { what: 'a trailing comma', text: `{ "waivers": [ ${JSON.stringify(waiver)}, ] }` },
  ])('works for $what', ({ text }) => {
    const added = addWaiver(text, { ...waiver, id: 'no-alert' });
    expect(parseWaivers(added).at(-1)).toMatchObject({ id: 'no-alert' });
  });
});

describe('removing', () => {
  it('keeps formatting and the other comments', () => {
    const text = removeWaivers(written, [0]);
    expect(parseWaivers(text).map(({ id }) => id)).toEqual(['GHSA-1']);
    expect(text).toContain('// Ask security@example.com first.');
    expect(text).toContain('// upstream is at it');
    expect(parseWaivers(removeWaivers(written, [0, 1]))).toEqual([]);
  });
});
