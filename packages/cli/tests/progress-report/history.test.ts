import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import schema from '../../schemas/history.schema.json' with { type: 'json' };
import { gateNames } from '../../src/config/gate-names.js';
import { orderRecords, parseHistory } from '../../src/progress-report/read-history.js';
import { addRecord } from '../../src/progress-report/record-run.js';
import { countsOf, lineOf, recordOf } from './support/record-of.js';

const a = { commit: 'a'.repeat(40), date: '2027-01-01' };
const b = { commit: 'b'.repeat(40), date: '2027-01-02' };
const c = { commit: 'c'.repeat(40), date: '2027-01-03' };
const readiness = { met: 9, total: 10 };

it('reads what it writes', () => {
  const record = recordOf({
    gates: { lint: { status: 'failed', counts: countsOf({ open: 2 }) } },
    practices: { 'swallowed-error': countsOf({ open: 2 }) },
    vulnerabilities: [
      { id: 'GHSA-1', fingerprint: 'f', status: 'open', severity: 'high', message: 'Bad.' },
    ],
    docs: { documented: 1, public: 2 },
  });
  const text = addRecord([], record) ?? '';
  expect(parseHistory(text).map((line) => line.record)).toEqual([record]);
});

it('knows the gates there are', () => {
  expect(Object.keys(schema.properties.gates.properties)).toEqual(gateNames);
  expect(new Ajv({ strict: true, allowUnionTypes: true }).compile(schema)).toBeTypeOf('function');
});

describe('orders', () => {
  it.each<readonly [string, readonly object[], readonly object[]]>([
    ['by day', [c, a, b], [a, b, c]],
    ['one day as the file does', [{ ...b, date: a.date }, a], [{ ...b, date: a.date }, a]],
    ['a line that is there twice once', [a, b, a], [a, b]],
    [
      'the later of two lines about a commit',
      [{ ...a, date: b.date, readiness }, a],
      [{ ...a, date: b.date, readiness }],
    ],
    ['the last of two lines of one day', [a, { ...a, readiness }], [{ ...a, readiness }]],
    [
      'runs outside Git by day',
      [
        { commit: null, date: b.date },
        { commit: null, date: a.date },
      ],
      [
        { commit: null, date: a.date },
        { commit: null, date: b.date },
      ],
    ],
    ['nothing', [], []],
  ])('%s', (_, given, expected) => {
    const lines = given.map((part) => lineOf(part));
    expect(orderRecords(lines)).toEqual(expected.map((part) => recordOf(part)));
  });

  it('the same however a merge puts the lines together', () => {
    const lines = [lineOf(a), lineOf(b), lineOf(c), lineOf({ ...c, date: '2027-01-04' })];
    const expected = orderRecords(lines);
    for (const order of permutationsOf([...lines, ...lines.slice(1, 3)])) {
      expect(orderRecords(order)).toEqual(expected);
    }
  });
});

function permutationsOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutationsOf([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [
      item,
      ...rest,
    ]),
  );
}

describe('records', () => {
  const texts = (...parts: readonly object[]): string =>
    parts.map((part) => `${lineOf(part).text}\n`).join('');

  it.each<readonly [string, readonly object[], object, string | undefined]>([
    ['the first run', [], a, texts(a)],
    ['another commit at the end', [b], a, texts(b, a)],
    ['the same commit in place', [a, b], { ...a, readiness }, texts({ ...a, readiness }, b)],
    [
      'in place of the last of several',
      [a, b, a],
      { ...a, readiness },
      texts(b, { ...a, readiness }),
    ],
    ['nothing where only the day differs', [a, b], { ...a, date: c.date }, undefined],
    ['nothing where it is there', [a], a, undefined],
    ['one line where it is there twice', [a, a], a, texts(a)],
    [
      'by day outside Git',
      [{ commit: null, date: a.date }],
      { commit: null, date: a.date, readiness },
      texts({ commit: null, date: a.date, readiness }),
    ],
  ])('%s', (_, before, record, after) => {
    const lines = before.map((part) => lineOf(part));
    expect(addRecord(lines, recordOf(record))).toBe(after);
  });

  it('and leaves other lines as they are', () => {
    const odd = `  ${lineOf(a).text.replaceAll(',', ' , ')}`;
    expect(addRecord(parseHistory(`${odd}\r\n\n`), recordOf(b))).toBe(
      `${odd}\n${lineOf(b).text}\n`,
    );
  });
});

describe('refuses', () => {
  const good = lineOf(a).text;
  const without = (name: string): string => JSON.stringify({ ...recordOf(a), [name]: undefined });

  it.each<readonly [string, string, string]>([
    ['half a line', `${good}\n{"version":1,`, '.groundrules/history.jsonl:2:'],
    ['a text', 'no JSON', '.groundrules/history.jsonl:1:1: this is no JSON'],
    ['a list', '[]', ':1:1 $: expected an object'],
    [
      'another version',
      JSON.stringify({ ...recordOf(a), version: 2 }),
      ':1:12 $.version: the file is of version 2 of its format, and this groundrules knows version 1. Update groundrules.',
    ],
    ['a missing field', `${good}\n\n${without('practices')}`, ':3:1 $: "practices" is missing.'],
    [
      'a field that is not known',
      JSON.stringify({ ...recordOf(a), practice: {} }),
      '$.practice: unknown name;',
    ],
    [
      'a day that there is not',
      JSON.stringify(recordOf({ date: '2027-02-30' })),
      ':1 $.date: "2027-02-30" is no day',
    ],
    [
      'no hash',
      JSON.stringify(recordOf({ commit: 'main' })),
      '$.commit: "main" is not what was expected',
    ],
    [
      'a count below 0',
      JSON.stringify(recordOf({ practices: { x: countsOf({ open: -1 }) } })),
      '$.practices.x.open',
    ],
    [
      'a gate in error',
      `${good.slice(0, -1)},"gates":{"lint":{"status":"error"}}}`,
      '$.gates stands here a second time',
    ],
    ['two lines in one', good + good, 'expected the end of the file'],
  ])('%s', (_, text, message) => {
    expect(() => parseHistory(text)).toThrow(message);
    expect(() => parseHistory(text)).toThrow('nothing was written');
  });

  it.each(['<<<<<<< HEAD', '||||||| base', '=======', '>>>>>>> theirs'])('%s', (marker) => {
    const text = `${good}\n${marker}\n${lineOf(b).text}\n`;
    expect(() => parseHistory(text)).toThrow(
      /^\.groundrules\/history\.jsonl:2: a merge left markers .*\n.*merge=union/u,
    );
  });
});
