import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMarks } from '../../verify/marks.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lablink-marks-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('readMarks', () => {
  it.each([
    ['a.ts', 'one();\ntwo(); // seeded: unsafe-any\n', [['unsafe-any', 2]]],
    [
      'a.ts',
      'one(); // seeded: unsafe-any, unused-export\n',
      [
        ['unsafe-any', 1],
        ['unused-export', 1],
      ],
    ],
    ['a.ts', '// seeded-next-line: swallowed-error\n} catch {}\n', [['swallowed-error', 2]]],
    [
      'a.ts',
      '/**\n * seeded-next-line: stale-param-doc\n * @param gone\n */\n',
      [['stale-param-doc', 3]],
    ],
    ['a.ts', '// seeded-file: unused-file\none();\n', [['unused-file', 1]]],
    ['a.ts', 'one(); // nothing is seeded here\n', []],
    [
      'ci.yml',
      '- run: npm test\n- uses: a/b@v1 # seeded: unpinned-action\n',
      [['unpinned-action', 2]],
    ],
    ['Dockerfile', '# seeded-next-line: unpinned-image\nFROM node\n', [['unpinned-image', 2]]],
    [
      'package.json',
      '{\n  "dependencies": {\n    "left": "1"\n  },\n  "//seeded": { "left": "unused-dependency" }\n}\n',
      [['unused-dependency', 3]],
    ],
    [
      'package.json',
      '{\n  "dependencies": {\n    "left": "1"\n  },\n  "//seeded": { "left": "unused-dependency, vulnerable-dependency" }\n}\n',
      [
        ['unused-dependency', 3],
        ['vulnerable-dependency', 3],
      ],
    ],
    [
      'package-lock.json',
      '{\n  "packages": {\n    "": { "dependencies": { "left": "1" } },\n    "node_modules/left": {}\n  },\n  "//seeded": { "node_modules/left": "install-script" }\n}\n',
      [['install-script', 4]],
    ],
    ['tsconfig.json', '{ "include": ["src"] }', []],
    [
      'groundrules.json',
      '{\n  // seeded-next-line: weakened-rule\n  "level": "recommended",\n}\n',
      [['weakened-rule', 3]],
    ],
  ])('in %s: %j', async (file, text, expected) => {
    await writeFile(path.join(folder, file), text);
    const marks = await readMarks(folder);
    expect(marks.map((mark) => [mark.practice, mark.line])).toEqual(expected);
  });

  it('refuses a mark in a manifest that points at nothing', async () => {
    await writeFile(
      path.join(folder, 'package.json'),
      '{ "//seeded": { "gone": "unused-dependency" } }',
    );
    await expect(readMarks(folder)).rejects.toThrow(
      'package.json: the mark "gone" points at nothing',
    );
  });
});
