import { describe, expect, it } from 'vitest';

import { AuditError } from '../../src/audit-error.js';
import type { Answer } from '../../src/sources/claim.js';
import type { Written } from '../../src/sources/managers/audit-tool.js';
import { readBunAudit } from '../../src/sources/managers/bun.js';
import { readNpmAudit } from '../../src/sources/managers/npm.js';
import { readPnpmAudit } from '../../src/sources/managers/pnpm.js';
import { readClassicAudit } from '../../src/sources/managers/yarn-classic.js';
import { readYarnAudit } from '../../src/sources/managers/yarn.js';

type Reader = (written: Written) => Answer;

const readers: Readonly<Record<string, Reader>> = {
  npm: readNpmAudit,
  pnpm: readPnpmAudit,
  'yarn 4': readYarnAudit,
  'yarn classic': readClassicAudit,
  bun: readBunAudit,
};

function refusalOf(read: Reader, overrides: Partial<Written>): AuditError {
  try {
    const answer = read({
      command: 'the audit',
      version: '12.0.0',
      stdout: '',
      stderr: '',
      record: undefined,
      packages: [],
      inventory: undefined,
      ...overrides,
    });
    throw new Error(`It was read: ${JSON.stringify(answer)}`);
  } catch (error) {
    if (error instanceof AuditError) return error;
    throw error;
  }
}

/** A report of npm in which nothing is vulnerable. */
function npmReport(overrides: object): string {
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {},
    metadata: { dependencies: { total: 3 } },
    ...overrides,
  });
}

const vulnerability = { name: 'a', via: [{ range: '*' }], nodes: [], fixAvailable: false };

describe.each(Object.entries(readers))('a report of %s', (_, read) => {
  it.each([
    ['nothing at all', ''],
    ['a word', 'ok'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"found 0 vulnerabilities"'],
    ['HTML', '<!doctype html><title>Log in</title>'],
    ['half of a report', '{"auditReportVersion": 2, "advisories": {'],
    ['an error', '{"error": {"code": "E500", "summary": "no"}}'],
  ])('is none where there is %s', (_what, stdout) => {
    const refusal = refusalOf(read, { stdout });
    expect(refusal.happened).toContain('the audit');
    expect(refusal.todo).not.toBe('');
  });
});

describe('a report of npm', () => {
  it.each([
    [
      'of version 3',
      { auditReportVersion: 3 },
      /not of a shape that is known here: \/auditReportVersion/u,
    ],
    ['of version 1', { auditReportVersion: 1 }, /not of a shape/u],
    [
      'without vulnerabilities',
      { vulnerabilities: undefined },
      /must have required property 'vulnerabilities'/u,
    ],
    ['without counts', { metadata: {} }, /must have required property 'dependencies'/u],
    [
      'with a list of vulnerabilities',
      { vulnerabilities: [] },
      /\/vulnerabilities must be object/u,
    ],
    [
      'with one of no cause',
      { vulnerabilities: { a: { ...vulnerability, via: [] } } },
      /\/vulnerabilities\/a\/via/u,
    ],
    [
      'with one without a range',
      { vulnerabilities: { a: { ...vulnerability, via: [{ name: 'a' }] } } },
      /range/u,
    ],
    [
      'with one without a package',
      { vulnerabilities: { a: vulnerability } },
      /without the package that it is about/u,
    ],
    [
      'that lost the cause of one',
      { vulnerabilities: { a: { ...vulnerability, via: ['b'] } } },
      /names b as a cause and says nothing of it/u,
    ],
  ])('is refused %s', (_, overrides, happened) => {
    expect(refusalOf(readNpmAudit, { stdout: npmReport(overrides) }).happened).toMatch(happened);
  });
});

describe('a report of pnpm', () => {
  const report = (overrides: object, counts: object = {}): string =>
    JSON.stringify({
      advisories: {},
      metadata: { vulnerabilities: counts, totalDependencies: 3 },
      ...overrides,
    });
  const packages = ['a', 'b', 'c', 'd'].map((name) => ({ package: name, version: '1.0.0' }));

  it.each([
    ['without counts', report({ metadata: undefined }), /metadata/u],
    [
      'with an advisory of no package',
      report({ advisories: { 1: { findings: [] } } }),
      /\/advisories\/1/u,
    ],
    ['that counts what it does not list', report({}, { high: 2 }), /counts 2 and lists none/u],
    ['that counts an unknown severity', report({}, { dire: 1 }), /counts 1 of severity "dire"/u],
  ])('is refused %s', (_, stdout, happened) => {
    expect(refusalOf(readPnpmAudit, { stdout }).happened).toMatch(happened);
  });

  it('is refused where it looked at fewer packages than there are', () => {
    expect(refusalOf(readPnpmAudit, { stdout: report({}), packages }).happened).toMatch(
      /looked at 3 packages, and the lockfile has 4/u,
    );
  });

  it('is refused where the error stands beside it', () => {
    const stderr = 'Failed to request the audit endpoint (at https://registry.example/): timed out';
    expect(refusalOf(readPnpmAudit, { stdout: report({}), stderr }).happened).toMatch(/in time/u);
  });
});

describe('an answer to Yarn 4', () => {
  const record = (overrides: object): string =>
    JSON.stringify({
      target: 'https://registry.example/',
      status: 200,
      asked: {},
      body: {},
      ...overrides,
    });

  it.each([
    ['of another status', record({ status: 410 }), /status 410/u],
    ['that is a list', record({ body: [] }), /not of a shape/u],
    ['that is HTML', record({ body: '<html>' }), /not of a shape/u],
    [
      'without a range',
      record({ body: { a: [{ id: 1 }] } }),
      /\/a\/0 must have required property/u,
    ],
  ])('is refused %s', (_, text, happened) => {
    expect(refusalOf(readYarnAudit, { record: text }).happened).toMatch(happened);
  });

  it('is refused where a package was not asked about', () => {
    const asked = { a: ['1.0.0'] };
    const packages = [
      { package: 'a', version: '1.0.0' },
      { package: 'a', version: '2.0.0' },
    ];
    expect(refusalOf(readYarnAudit, { record: record({ asked }), packages }).happened).toMatch(
      /did not ask about a 2\.0\.0/u,
    );
  });

  it('has to be there, though Yarn prints nothing where nothing is found', () => {
    expect(refusalOf(readYarnAudit, {}).happened).toMatch(/printed nothing, and asked nobody/u);
  });
});

describe('a report of classic Yarn', () => {
  it('is none without a summary', () => {
    const stdout = '{"type":"info","data":"Visit the documentation"}\n';
    const stderr =
      '{"type":"warning","data":"Skipping audit. Security audit cannot be performed in offline mode."}';
    expect(refusalOf(readClassicAudit, { stdout, stderr }).happened).toMatch(
      /may not use the network: Skipping audit/u,
    );
  });
});
