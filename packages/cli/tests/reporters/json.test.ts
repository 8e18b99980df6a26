import { Ajv } from 'ajv';
import { applyEdits, modify } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';

import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { gateNames } from '../../src/config/gate-names.js';
import { reportAsJson } from '../../src/reporters/json.js';
import { findingOf } from '../support/finding-of.js';
import { gateReportOf, reportOf } from '../support/report-of.js';

const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

const report = reportOf([findingOf(), findingOf({ practice: null, status: 'waived' })], {
  gates: [gateReportOf(), gateReportOf({ name: 'types', status: 'error', reason: 'why' })],
  notes: ['left out'],
  exitCode: 2,
});

it('prints exactly the report', () => {
  const printed: unknown = JSON.parse(reportAsJson(report, {}));
  const finding = {
    gate: 'lint',
    practice: 'swallowed-error',
    rule: 'groundrules/no-swallowed-error',
    severity: 'error',
    file: 'src/store.ts',
    line: 12,
    column: 5,
    message: 'Any error is dropped here.',
    fingerprint: '0123456789abcdef0123',
    status: 'open',
  };
  expect(printed).toEqual({
    version: 1,
    repository: 'lablink',
    gates: report.gates,
    findings: [finding, { ...finding, practice: null, status: 'waived' }],
  });
  expect(validate(printed)).toBe(true);
});

it('says what tools can repair, and how severe an advisory is, where they do', () => {
  const printed: unknown = JSON.parse(
    reportAsJson(
      reportOf([
        findingOf({}, { fixable: true }),
        findingOf({}, { fixable: false }),
        findingOf({ gate: 'audit' }, { risk: 'critical' }),
      ]),
      {},
    ),
  );
  expect(printed).toMatchObject({
    findings: [{ fixable: true }, { gate: 'lint' }, { risk: 'critical' }],
  });
  expect(printed).not.toHaveProperty('findings.1.fixable');
  expect(printed).not.toHaveProperty('findings.0.risk');
  expect(validate(printed)).toBe(true);
});

it('says where only changes count', () => {
  const printed: unknown = JSON.parse(reportAsJson(report, { since: 'main' }));
  expect(printed).toHaveProperty('since', 'main');
  expect(validate(printed)).toBe(true);
});

describe('the schema refuses', () => {
  it.each<readonly [string, readonly (string | number)[], unknown]>([
    ['another field', ['exitCode'], 2],
    ['another field of a finding', ['findings', 0, 'raw'], {}],
    ['another field of a gate', ['gates', 0, 'tool'], 'eslint'],
    ['another field of the counts', ['gates', 0, 'counts', 'fixed'], 1],
    ['a missing field', ['findings', 0, 'status'], undefined],
    ['an error without a reason', ['gates', 1, 'reason'], undefined],
    ['another version', ['version'], 2],
    ['a gate that is not known', ['gates', 0, 'name'], 'lnt'],
    ['a risk that is not known', ['findings', 0, 'risk'], 'awful'],
    ['a place before the first line', ['findings', 0, 'line'], 0],
  ])('%s', (_, path, value) => {
    const edits = modify(reportAsJson(report, {}), [...path], value, {});
    expect(validate(JSON.parse(applyEdits(reportAsJson(report, {}), edits)))).toBe(false);
  });
});

it('knows the gates there are', () => {
  expect(schema.definitions.gate.enum).toEqual(gateNames);
});
