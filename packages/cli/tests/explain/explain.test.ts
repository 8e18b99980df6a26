import { areas, practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { explain, type ExplainOptions } from '../../src/commands/explain.js';
import { explainPractice } from '../../src/explain/explain-practice.js';
import type { Explanation } from '../../src/explain/explanation.js';
import { pagesAddress } from '../../src/package-info.js';
import { ioOf } from '../support/io-of.js';

async function print(
  options: Partial<ExplainOptions>,
  stream?: Parameters<typeof ioOf>[1],
): Promise<string> {
  const { io, printed } = ioOf('/', stream);
  expect(await explain({ format: 'text', ...options }, io)).toBe(0);
  return printed();
}

describe('explain', () => {
  it('prints all there is to say about a rule', async () => {
    expect(await print({ name: 'no-sentinel-fallback' })).toMatchInlineSnapshot(`
      "sentinel-for-missing  Made-up value in place of a missing id
      area types, needs a decision by a person

      Why
        A row id of -1 is a valid number to every later query; absence must stay
        visible.

      Wrong
        const rowId = result.lastInsertRowid ?? -1;

      Right
        const rowId = result.lastInsertRowid;
        if (rowId === undefined) throw new DatabaseError('the insert gave no row id');

      How to fix
        Return \`undefined\`, or throw.

      How to waive
        One finding, by the fingerprint at the end of its line in the report:
          npx groundrules waive <fingerprint> --reason "<why>" --owner <name> --expires <day>
        All that a rule finds in some files:
          npx groundrules waive groundrules/no-sentinel-fallback --gate lint --files "<glob>" --reason "<why>" --owner <name> --expires <day>
        One place, beside the code:
          // eslint-disable-next-line groundrules/no-sentinel-fallback -- <why>, until <day>

      Enforced by
        \`groundrules/no-sentinel-fallback\`.
        In reports: groundrules/no-sentinel-fallback

      Read more
        https://git.example/groundrules/groundrules/blob/main/docs/practices/types.md#sentinel-for-missing
        https://git.example/groundrules/groundrules/blob/main/packages/eslint-plugin/docs/rules/no-sentinel-fallback.md
      "
    `);
  });

  it.each(practices)('has every part for $id', async ({ docs, id }) => {
    const text = await print({ name: id });
    for (const part of ['Why', 'Wrong', 'Right', 'How to fix', 'How to waive', 'Enforced by']) {
      expect(text).toMatch(new RegExp(`\\n\\n${part}\\n  \\S`, 'u'));
    }
    expect(text).toContain(`\nRead more\n  ${pagesAddress}/${docs}\n`);
    const { enforcedBy, fix, right, waive, wrong } = explainPractice({
      practice: practices.find((practice) => practice.id === id) ?? practices[0]!,
    });
    expect([wrong, right].flat().filter(({ code }) => code.trim() === '')).toEqual([]);
    expect(wrong).not.toEqual(right);
    expect(fix).toMatch(/\S \S/u);
    expect(enforcedBy).not.toBe('');
    expect(waive.length > 0).toBe(id !== 'expired-waiver');
  });

  it.each([
    ['swallowed-error', '// eslint-disable-next-line groundrules/no-swallowed-error -- <why>'],
    ['preserve-caught-error', '// eslint-disable-next-line preserve-caught-error -- <why>'],
    ['unpinned-action', '# eslint-disable-next-line groundrules/unpinned-action -- <why>'],
    ['container-secret', '# eslint-disable-next-line groundrules/container-secret -- <why>'],
    ['TS2322', '// @ts-expect-error <why>, until <day>'],
    ['correctness', 'npx groundrules waive <rule> --gate lint --files "<glob>"'],
    ['exports', 'groundrules waive exports --gate dead-code --files "<glob>" --reason "<why>"'],
    ['unformatted', '// prettier-ignore'],
    ['prettier', 'npx groundrules waive prettier --gate format --files "<glob>" --reason'],
    ['vulnerable-dependency', 'npx groundrules audit --accept <advisory> --investigation'],
    ['install-script', '"supplyChain": { "installScripts": { "allow": ["<package>"] } }'],
    ['foreign-host', 'npx groundrules waive foreign-host --gate audit --investigation "<what>"'],
    ['foreign-host', '"supplyChain": { "sources": { "allow": ["<host>"] } }'],
    ['expired-waiver', 'Not at all'],
    ['eslint-comments/require-description', 'groundrules waive <fingerprint>'],
  ])('says how %s is waived', async (name, example) => {
    expect(await print({ name })).toContain(example);
  });

  it('excuses a missing reason by no comment', async () => {
    expect(await print({ name: 'unexplained-suppression' })).not.toContain(
      'eslint-disable-next-line @',
    );
  });

  it('lists all by area', async () => {
    const lines = (await print({})).split('\n');
    const used = areas.filter((area) => practices.some((practice) => practice.area === area));
    expect(lines.filter((line) => /^\S+$/u.test(line))).toEqual(used);
    const listed = lines
      .filter((line) => line.startsWith('  '))
      .map((line) => line.split(/ +/u)[1]);
    expect(listed).toEqual(practices.map(({ id }) => id));
  });

  it('prints JSON: one that was named, or all', async () => {
    const read = (text: string): readonly Explanation[] =>
      (JSON.parse(text) as { readonly practices: readonly Explanation[] }).practices;
    const all = read(await print({ format: 'json' }, { isTTY: true }));
    expect(all.map(({ id }) => id)).toEqual(practices.map(({ id }) => id));
    const [one, ...others] = read(await print({ format: 'json', name: 'E722' }));
    expect(others).toEqual([]);
    expect(one).toEqual(all.find(({ id }) => id === 'swallowed-error'));
  });

  it('has colours on a terminal only', async () => {
    expect(await print({ name: 'E722' })).not.toContain('\u001B');
    expect(await print({ name: 'E722' }, { isTTY: true })).toContain('\u001B[1mWhy\u001B[22m');
  });

  it.each([40, 200])('keeps prose within a terminal of %i columns', async (columns) => {
    const text = await print({ name: 'expired-waiver' }, { columns });
    const prose = /How to fix\n(?<lines>[^]*?)\n\n/u.exec(text)?.groups?.['lines'] ?? '';
    const widest = Math.max(...prose.split('\n').map((line) => line.length));
    expect(widest).toBeGreaterThan(20);
    expect(widest).toBeLessThanOrEqual(Math.min(columns, 100));
  });
});
