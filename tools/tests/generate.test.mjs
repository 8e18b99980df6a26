import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatTable } from '../generate/format-table.mjs';
import { replaceBetween } from '../generate/replace-between.mjs';
import { copyRepository } from './support/copy-repository.mjs';
import { run } from './support/run.mjs';

function generate(folder, ...argumentList) {
  return run(folder, [process.execPath, 'tools/generate.mjs', ...argumentList]);
}

/** Puts other text into a file, once. */
function replaceIn(file, before, after) {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(before);
  writeFileSync(file, text.replace(before, after));
}

describe('generate', () => {
  it('names every stale file, and repairs them all', { timeout: 60_000 }, () => {
    const copy = copyRepository();
    generate(copy);
    const stale = {
      'packages/eslint-plugin/src/rules/index.ts': (file) => appendFileSync(file, '\n'),
      'packages/eslint-plugin/docs/rules/no-swallowed-error.md': (file) =>
        replaceIn(file, '# no-swallowed-error', '# something-else'),
      'packages/eslint-plugin/README.md': (file) =>
        replaceIn(file, 'docs/rules/no-swallowed-error.md', 'docs/rules/gone.md'),
      'README.md': (file) => {
        replaceIn(file, '| E722', '| E723');
        replaceIn(file, '(packages/knip-config/README.md)  ', '(elsewhere)');
      },
      'packages/knip-config/package.json': (file) =>
        replaceIn(file, '"directory": "packages/knip-config"', '"directory": "packages"'),
      'packages/tsconfig/LICENSE': (file) => rmSync(file),
    };
    const files = Object.keys(stale);
    const readAll = () => files.map((file) => readFileSync(path.join(copy, file), 'utf8'));
    const wanted = readAll();

    for (const [file, spoil] of Object.entries(stale)) spoil(path.join(copy, file));
    const checked = generate(copy, '--check');
    expect(checked.exitCode).toBe(1);
    expect(checked.stdout.trimEnd().split('\n').sort()).toEqual(
      ['Run `npm run generate`.', ...files.map((file) => `stale  ${file}`)].sort(),
    );

    expect(generate(copy)).toMatchObject({ exitCode: 0 });
    expect(readAll()).toEqual(wanted);
    expect(generate(copy, '--check')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('says what to do when nothing is built', { timeout: 60_000 }, () => {
    const copy = copyRepository();
    rmSync(path.join(copy, 'packages/eslint-plugin/dist'), { recursive: true });
    expect(generate(copy, '--check')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^packages\/eslint-plugin is not built .*Run `npm run build`/u),
    });
  });

  it.each([
    ['README.md', '<!-- practices -->'],
    ['README.md', '<!-- /packages -->'],
    ['packages/eslint-plugin/README.md', '<!-- rules -->'],
  ])('says that %s lacks %s, and writes nothing', { timeout: 60_000 }, (file, marker) => {
    const copy = copyRepository();
    const absolute = path.join(copy, file);
    replaceIn(absolute, marker, '');
    const text = readFileSync(absolute, 'utf8');
    const { exitCode, stderr, stdout } = generate(copy);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(String.raw`^${file} must hold .*\.\n$`, 'u'));
    expect(stderr).toContain(marker);
    expect(readFileSync(absolute, 'utf8')).toBe(text);
  });

  it('carries the public address from the root to every package', { timeout: 60_000 }, () => {
    const copy = copyRepository();
    const root = path.join(copy, 'package.json');
    const text = readFileSync(root, 'utf8');
    const { homepage } = JSON.parse(text);
    const [old] = homepage.split('#');
    writeFileSync(root, text.replaceAll(old, 'https://elsewhere.example/standard'));
    generate(copy);
    const manifest = JSON.parse(
      readFileSync(path.join(copy, 'packages/tsconfig/package.json'), 'utf8'),
    );
    expect(manifest).toMatchObject({
      homepage: 'https://elsewhere.example/standard/tree/main/packages/tsconfig#readme',
      bugs: { url: 'https://elsewhere.example/standard/issues' },
      repository: {
        url: 'git+https://elsewhere.example/standard.git',
        directory: 'packages/tsconfig',
      },
    });
  });
});

describe('replaceBetween', () => {
  it('replaces what stands between the markers, and nothing else', () => {
    expect(replaceBetween('a\n<!-- x -->old<!-- /x -->\nb', 'x', 'new')).toBe(
      'a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb',
    );
  });

  it.each(['', '<!-- x -->', '<!-- /x --><!-- x -->', '<!-- x --><!-- x --><!-- /x -->'])(
    'refuses %j, where the markers are not one pair',
    (text) => {
      expect(replaceBetween(text, 'x', 'new')).toBeUndefined();
    },
  );
});

describe('formatTable', () => {
  it('keeps a cell from breaking the table', () => {
    expect(formatTable(['A', 'B'], [['x | y', 'z\nw']])).toBe(
      ['| A | B |', '| --- | --- |', String.raw`| x \| y | z w |`].join('\n'),
    );
  });
});
