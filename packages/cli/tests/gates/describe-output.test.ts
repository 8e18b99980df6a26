import path from 'node:path';
import { expect, it } from 'vitest';

import { builtFile } from '../../src/gates/run/built-file.js';
import { describeOutput } from '../../src/gates/run/describe-output.js';

const foreign = [
  '    at require (node:internal/modules/cjs/loader:1143:15)',
  '    at ModuleJob.run (node:internal/modules/esm/module_job:343:25)',
  '    at load (/home/ann/repository/node_modules/eslint/lib/eslint/eslint.js:10:3)',
  String.raw`    at load (C:\repository\node_modules\eslint\lib\eslint\eslint.js:10:3)`,
  `    at lint (file://${path.join(path.dirname(builtFile('runner.js')), 'chunks/lint-job.js')}:1:2)`,
  '    at new Promise (<anonymous>)',
  '    at async Promise.all (index 0)',
];

it.each<readonly [what: string, outputs: readonly string[], text: string]>([
  ['nothing', ['', ' \n'], 'nothing'],
  ['the first that says something', ['', 'second\n', 'third'], 'second'],
  ['no colours and no blank lines', ['\u001B[31mred\u001B[39m\n\n\nnext  \n'], 'red\nnext'],
  ['no stack of others', [['Error: gone', ...foreign].join('\n')], 'Error: gone'],
  [
    'the place in a config that throws, and no other',
    [
      [
        'Error: gone',
        foreign[0],
        '    at file:///home/ann/repository/eslint.config.js:3:7',
        '    at file:///home/ann/repository/helper.js:3:7',
        ...foreign,
      ].join('\n'),
    ],
    'Error: gone\n    at file:///home/ann/repository/eslint.config.js:3:7',
  ],
  ['no version of Node.js after a crash', ['Error: gone\n\nNode.js v24.1.0\n'], 'Error: gone'],
])('keeps %s', (_, outputs, text) => {
  expect(describeOutput(...outputs)).toBe(text);
});

it.each([
  [
    'lines',
    Array.from({ length: 20 }, (_, index) => `line ${String(index)}`).join('\n'),
    /\nline 11 …$/u,
  ],
  ['characters', 'x'.repeat(2000), /^x{1500} …$/u],
])('cuts too many %s', (_, output, text) => {
  expect(describeOutput(output)).toMatch(text);
});
