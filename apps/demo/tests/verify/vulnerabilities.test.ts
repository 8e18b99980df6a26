import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import type { Waiver } from 'groundrules';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  reviewVulnerabilities,
  type Outcome,
  type Review,
} from '../../verify/review-vulnerabilities.js';
import { renderVulnerabilities } from '../../verify/vulnerability-table.js';

const demo = path.dirname(path.dirname(import.meta.dirname));
const twin = path.join(demo, 'flawed');
const upgraded = path.join(demo, 'upgraded');
const advisories = path.join(demo, 'advisories');
const waiversFile = 'groundrules.waivers.json';
const day = 24 * 60 * 60 * 1000;

async function readWaivers(): Promise<readonly Waiver[]> {
  const text = await readFile(path.join(upgraded, waiversFile), 'utf8');
  return (JSON.parse(text) as { waivers: readonly Waiver[] }).waivers;
}

/** A copy of a folder with a lockfile, with other waivers. */
async function copyOf(folder: string, waivers: readonly Waiver[]): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'lablink-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(folder, copy, { recursive: true });
  await writeFile(path.join(copy, waiversFile), JSON.stringify({ version: 1, waivers }));
  return copy;
}

function fateOf({ kind, upgrade, vulnerability, waiver }: Outcome): string {
  const { id, package: name } = vulnerability.advisory;
  return [name, id, kind, upgrade ?? waiver?.expires ?? ''].join(' ').trim();
}

function fatesOf({ outcomes }: Review): readonly string[] {
  return outcomes.map(fateOf).toSorted();
}

describe('the vulnerabilities of the twin', () => {
  it('are five: three fixed by one upgrade and two accepted, as in the report that it mirrors', async () => {
    const review = await reviewVulnerabilities({ twin, upgraded, advisories });
    expect(fatesOf(review)).toEqual([
      'elliptic GHSA-848j-6mx2-7j84 accepted 2027-02-24',
      'multiparty GHSA-65x3-rw7q-gx94 fixed skipper 0.9.8',
      'qs GHSA-6rw7-vpxm-498p fixed skipper 0.9.8',
      'qs GHSA-w7fw-mjwx-w883 fixed skipper 0.9.8',
      'tar GHSA-8qq5-rm4j-mr97 accepted 2027-02-24',
    ]);
    expect(review.stale).toEqual([]);
  });

  it.each<[string, (waivers: readonly Waiver[]) => readonly Waiver[], string[]]>([
    ['nobody accepted them', ([tar]) => (tar === undefined ? [] : [tar]), ['elliptic']],
    [
      'they were accepted when they were less severe',
      (waivers) => waivers.map((waiver) => ({ ...waiver, severity: 'low' })),
      ['tar'],
    ],
    [
      'they were accepted in other versions',
      (waivers) => waivers.map((waiver) => ({ ...waiver, versions: '1.0.0' })),
      ['elliptic', 'tar'],
    ],
    [
      'they were accepted for too long',
      (waivers) => waivers.map((waiver) => ({ ...waiver, expires: '2027-02-25' })),
      ['tar'],
    ],
  ])('are open where %s', async (_name, change, open) => {
    const copy = await copyOf(upgraded, change(await readWaivers()));
    const { outcomes } = await reviewVulnerabilities({ twin, upgraded: copy, advisories });
    const left = outcomes.filter(({ kind }) => kind === 'open');
    expect(left.map(({ vulnerability }) => vulnerability.advisory.package).toSorted()).toEqual(
      open,
    );
  });

  it('are open where the upgrade brings them along', async () => {
    const copy = await copyOf(twin, await readWaivers());
    const { outcomes } = await reviewVulnerabilities({
      twin: upgraded,
      upgraded: copy,
      advisories,
    });
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      'accepted',
      'accepted',
      'open',
      'open',
      'open',
    ]);
  });

  it('leave no risk accepted that is not there', async () => {
    const [first, ...others] = await readWaivers();
    if (first === undefined) throw new Error('nothing is accepted');
    const gone = { ...first, id: 'GHSA-2222-3333-4444' };
    const copy = await copyOf(upgraded, [first, gone, ...others]);
    const review = await reviewVulnerabilities({ twin, upgraded: copy, advisories });
    expect(review.stale).toEqual([gone]);
    expect(renderVulnerabilities(review, [])).toContain(
      'accepted and not there: GHSA-2222-3333-4444',
    );
  });

  it('are told with the reasons of those that were accepted', async () => {
    const review = await reviewVulnerabilities({ twin, upgraded, advisories });
    const text = stripVTControlCharacters(renderVulnerabilities(review, []));
    expect(text.split('\n').at(-1)).toBe('5 vulnerabilities found, 3 fixed, 2 accepted, 0 open');
    expect(text).toContain('unpacks trusted');
    expect(text).toContain('nothing imports');
  });
});

describe('the accepted risks', () => {
  it.each([
    ['hold for the command until they expire', 0, 90, 0],
    ['hold no longer on the day that they expire', -90, 0, 1],
  ])('%s', async (_name, created, expires, exitCode) => {
    const today = Date.now();
    const dayIn = (days: number): string =>
      new Date(today + days * day).toISOString().slice(0, 'yyyy-mm-dd'.length);
    const waivers = await readWaivers();
    const copy = await copyOf(
      upgraded,
      waivers.map((waiver) => ({ ...waiver, created: dayIn(created), expires: dayIn(expires) })),
    );
    // The path in the settings leads there from the folder that was copied.
    const result = await execa('groundrules', ['audit', '--offline', advisories], {
      cwd: copy,
      localDir: demo,
      preferLocal: true,
      reject: false,
    });
    expect({ exitCode: result.exitCode, stderr: result.stderr }).toMatchObject({ exitCode });
  });

  it('stand in the README as they stand in the file', async () => {
    const readme = await readFile(path.join(demo, 'README.md'), 'utf8');
    const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const risks = rows.map(([, , ...cells]) => cells.slice(0, -1));
    for (const waiver of await readWaivers()) {
      const { expires, id, investigation, mitigation, reason, severity } = waiver;
      expect(risks).toContainEqual([
        `\`${id}\``,
        severity,
        reason,
        investigation,
        mitigation,
        expires,
      ]);
    }
  });
});

it.each([
  ['flawed', ['node_modules/setprototypeof']],
  ['upgraded', []],
])('the lockfile in %s names no registry, but for what is seeded', async (folder, seeded) => {
  const file = path.join(demo, folder, 'package-lock.json');
  const lock = JSON.parse(await readFile(file, 'utf8')) as {
    packages: Readonly<Record<string, { readonly resolved?: string }>>;
  };
  const addresses = Object.entries(lock.packages).flatMap(([id, { resolved }]) =>
    resolved === undefined ? [] : [{ id, host: new URL(resolved).host }],
  );
  expect(addresses.map(({ id }) => id)).toEqual(seeded);
  // A name that is kept free, so that nobody is ever there.
  expect(addresses.filter(({ host }) => !host.endsWith('.example'))).toEqual([]);
});
