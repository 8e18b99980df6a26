import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isInstalled } from '../run/is-installed.mjs';
import { isSupportedNode } from '../run/is-supported-node.mjs';
import { listFailures } from '../run/list-failures.mjs';
import { summarize } from '../run/summarize.mjs';
import { repository } from './support/copy-repository.mjs';
import { run } from './support/run.mjs';

describe('isSupportedNode', () => {
  it.each([
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.7.3', false],
    ['22.12.0', false],
    ['22.13.0', true],
    ['23.11.0', false],
    ['24.0.0', true],
    ['25.1.0-nightly20250101', true],
  ])('%s: %s', (version, expected) => {
    expect(isSupportedNode(version, '^20.19.0 || ^22.13.0 || >=24')).toBe(expected);
  });

  it('refuses a range that it cannot read, rather than to guess', () => {
    expect(() => isSupportedNode('24.0.0', '20.x')).toThrow('Cannot read "20.x"');
  });
});

describe('isInstalled', () => {
  const wanted = {
    '': { name: 'root' },
    'packages/own': { version: '1.0.0' },
    'node_modules/own': { resolved: 'packages/own', link: true },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/for-windows': { version: '1.0.0', integrity: 'sha512-w', optional: true },
  };
  const { 'node_modules/for-windows': _forWindows, ...installed } = wanted;

  function folderWith(locked, noted) {
    const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-installed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(path.join(folder, 'node_modules'));
    const write = (file, packages) =>
      writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
    write('package-lock.json', locked);
    if (noted !== undefined) write('node_modules/.package-lock.json', noted);
    return folder;
  }

  it.each([
    ['everything is there', installed, true],
    ['what is optional is there too', wanted, true],
    ['nothing is installed', undefined, false],
    ['a package is missing', { ...installed, 'node_modules/a': undefined }, false],
    ['a package is too much', { ...installed, 'node_modules/b': { version: '1.0.0' } }, false],
    [
      'a package has another version',
      { ...installed, 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } },
      false,
    ],
    [
      'a package has another content',
      { ...installed, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } },
      false,
    ],
  ])('%s', (_name, noted, expected) => {
    expect(isInstalled(folderWith(wanted, noted))).toBe(expected);
  });
});

describe('summarize', () => {
  it('passes when every step passed', () => {
    expect(summarize([{ name: 'lint', exitCode: 0 }])).toEqual({
      exitCode: 0,
      text: 'passed  lint\nAll checks passed.',
    });
  });

  it('fails when one step failed, whatever its exit code', () => {
    const steps = [
      { name: 'lint', exitCode: 0 },
      { name: 'format', exitCode: 2 },
    ];
    expect(summarize(steps)).toEqual({
      exitCode: 1,
      text: 'passed  lint\nFAILED  format\n1 of 2 checks failed.',
    });
  });
});

describe('run', () => {
  it.each([[], ['deploy'], ['toString']])('says what it can do when asked for %j', (...asked) => {
    expect(run(repository, [process.execPath, 'tools/run.mjs', ...asked])).toMatchObject({
      exitCode: 2,
      stderr: 'Usage: node tools/run.mjs <start|test|bench> [-- ARGUMENTS]\n',
    });
  });
});

describe('listFailures', () => {
  const passed =
    '\n> own@0.0.0 test\n> vitest run\n\n ✓ tests/a.test.ts (2 tests) 5ms\n   says FAIL  in its name\n';
  const failed = `\u001B[2m> vitest run\u001B[22m

 ❯ tests/b.test.ts (1 test | 1 failed) 7ms

\u001B[31m⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯\u001B[39m

 \u001B[41m\u001B[1m FAIL \u001B[22m\u001B[49m tests/b.test.ts > adds
\u001B[31mAssertionError: expected 3 to be 4\u001B[39m

- Expected
+ Received
`;

  function repositoryWith(logs) {
    const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-failures-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ workspaces: ['packages/*', 'e2e'] }),
    );
    mkdirSync(path.join(folder, 'packages'));
    for (const [name, log] of Object.entries(logs)) {
      mkdirSync(path.join(folder, name, '.turbo'), { recursive: true });
      writeFileSync(path.join(folder, name, '.turbo/turbo-test.log'), log);
    }
    return folder;
  }

  it('names what failed in any package and in the root, with the begin of its message', () => {
    const folder = repositoryWith({
      '.': failed,
      'packages/own': passed,
      'packages/b': failed,
      e2e: failed,
    });
    const failure =
      'FAIL  tests/b.test.ts > adds\n  AssertionError: expected 3 to be 4\n  - Expected\n  + Received';
    expect(listFailures(folder, 0)).toEqual([
      `//: ${failure}`,
      `packages/b: ${failure}`,
      `e2e: ${failure}`,
    ]);
  });

  it('leaves out what another run has printed', () => {
    const folder = repositoryWith({ e2e: failed });
    utimesSync(path.join(folder, 'e2e/.turbo/turbo-test.log'), 1000, 1000);
    expect(listFailures(folder, 2_000_000)).toEqual([]);
  });
});
