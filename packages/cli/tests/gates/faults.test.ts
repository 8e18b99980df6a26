import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { deadCodeGate } from '../../src/gates/dead-code.js';
import { formatGate } from '../../src/gates/format.js';
import type { GateAdapter } from '../../src/gates/gate.js';
import { lintGate } from '../../src/gates/lint.js';
import { typesGate } from '../../src/gates/types.js';
import { runGate } from './support/run-gate.js';
import { fakeCommand, fakeEslint, fakePrettier } from './support/tools.js';

const repositoryFiles: RepositoryFiles = {
  'package.json': { name: 'example', type: 'commonjs' },
  'tsconfig.json': { files: ['a.ts'] },
  'eslint.config.js': 'module.exports = [];\n',
  'a.ts': 'export const a = 1;\n',
};

interface FakedGate {
  readonly gate: GateAdapter;
  readonly package: string;
  readonly fake: (code: string) => RepositoryFiles;
}

const faked: readonly FakedGate[] = [
  { gate: formatGate, package: 'prettier', fake: fakePrettier },
  { gate: lintGate, package: 'eslint', fake: fakeEslint },
  {
    gate: typesGate,
    package: 'typescript',
    fake: (code) => fakeCommand('typescript', 'tsc', code),
  },
  { gate: deadCodeGate, package: 'knip', fake: (code) => fakeCommand('knip', 'knip', code) },
];

function repositoryWith(files: RepositoryFiles): string {
  const repository = createTemporaryRepository({ ...repositoryFiles, ...files });
  onTestFinished(repository.dispose);
  return repository.path;
}

const alive = 'setInterval(() => {}, 1000);';

describe.each(faked)('the gate $gate.name', ({ fake, gate, package: name }) => {
  it('names the command that installs its tool', async () => {
    expect(await runGate(gate, repositoryWith({}))).toEqual({
      kind: 'error',
      reason: `${name} is not installed. Install it: npm install --save-dev ${name}`,
    });
  });

  it.each([
    ['pnpm', { 'pnpm-lock.yaml': '' }, 'pnpm add --save-dev'],
    ['Yarn', { 'yarn.lock': '' }, 'yarn add --dev'],
  ])('names the command of %s', async (_manager, files, command) => {
    expect(await runGate(gate, repositoryWith(files))).toEqual({
      kind: 'error',
      reason: `${name} is not installed. Install it: ${command} ${name}`,
    });
  });

  it("says that Plug'n'Play hides its tool", async () => {
    expect(await runGate(gate, repositoryWith({ '.pnp.cjs': '' }))).toEqual({
      kind: 'error',
      reason: expect.stringContaining('nodeLinker: node-modules') as string,
    });
  });

  it('says that a manifest is damaged', async () => {
    const root = repositoryWith({ [`node_modules/${name}/package.json`]: '{"name": ' });
    expect(await runGate(gate, root)).toEqual({
      kind: 'error',
      reason: expect.stringMatching(/is damaged .*Install again\.$/su) as string,
    });
  });

  it.each([
    ['crashes', "throw new Error('kaboom at work')", /kaboom at work/u],
    ['fails without a word', 'process.exit(3)', /It printed: nothing$|exit code 3: nothing$/u],
    ['ends well without a word', 'process.exit(0)', /nothing$|not understood/u],
    ['prints garbage', "console.log('<html>Bad Gateway'); process.exit(0)", /<html>Bad Gateway/u],
    [
      'says on stderr what is wrong',
      "console.error('license expired'); process.exit(1)",
      /license expired/u,
    ],
    ['is killed', "process.kill(process.pid, 'SIGKILL'); for (;;);", /was killed by SIGKILL/u],
  ])('is an error where its tool %s', async (_fault, code, reason) => {
    expect(await runGate(gate, repositoryWith(fake(code)))).toEqual({
      kind: 'error',
      reason: expect.stringMatching(reason) as string,
    });
  });

  it('says that its tool ran out of memory', async () => {
    vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=40');
    const root = repositoryWith(
      fake('const all = []; for (;;) all.push(new Array(1000).fill({}));'),
    );
    expect(await runGate(gate, root)).toEqual({
      kind: 'error',
      reason: expect.stringContaining('out of memory') as string,
    });
  });

  it.each([
    ['waits for ever', `${alive} return new Promise(() => {});`],
    ['is busy for ever', 'for (;;);'],
    ['does not listen to signals', `process.on('SIGTERM', () => {}); ${alive} for (;;);`],
    [
      'has started another that hangs and holds its output',
      `require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], { stdio: 'inherit' });
       ${alive} return new Promise(() => {});`,
    ],
  ])('can be ended where its tool %s', async (_fault, code) => {
    const root = repositoryWith(fake(code));
    const started = performance.now();
    const outcome = await runGate(gate, root, { signal: AbortSignal.timeout(3000) });
    expect(outcome).toEqual({
      kind: 'error',
      reason: expect.stringMatching(
        /was ended before it was through: The operation was aborted due to timeout\./u,
      ) as string,
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('does not start its tool after the user broke off', async () => {
    const outcome = await runGate(gate, repositoryWith(fake('')), {
      signal: AbortSignal.abort(new Error('You pressed Ctrl-C.')),
    });
    expect(outcome).toEqual({
      kind: 'error',
      reason: expect.stringMatching(/was not started: You pressed Ctrl-C$/u) as string,
    });
  });
});

describe('output that is not what it should be', () => {
  const [format, lint, types, deadCode] = faked;
  it.each([
    ['Prettier makes no text', format, 'return 42;', /made no text of a\.ts/u],
    ['ESLint has no results', lint, 'return 42;', /\/results must be array/u],
    ['ESLint has a result of nothing', lint, 'return [null];', /\/results\/0 must be object/u],
    [
      'ESLint has a message without text',
      lint,
      'return [{ filePath: "/a.ts", messages: [{ ruleId: "x", severity: 2 }] }];',
      /must have required property 'message'/u,
    ],
    [
      'ESLint has an unknown severity',
      lint,
      'return [{ filePath: "/a.ts", messages: [{ ruleId: "x", severity: 3, message: "m" }] }];',
      /severity must be equal to one of the allowed values/u,
    ],
    ['ESLint covers nothing', lint, 'return [];', /covers none of the 2 JavaScript/u],
    ['tsc reads nothing', types, '', /looked at no file of tsconfig\.json/u],
    [
      'tsc reads only its own library',
      types,
      "console.log('/elsewhere/lib.d.ts')",
      /looked at no file/u,
    ],
    [
      'tsc is cut off',
      types,
      "process.stdout.write('a.ts(1,14): error TS23')",
      /It printed: a\.ts\(1,14\): error TS23$/u,
    ],
    [
      'tsc reports on a file that is not there',
      types,
      "console.log('gone.ts(1,1): error TS1: x'); console.log(__filename)",
      /can't use gone\.ts:1: TS1: x/u,
    ],
    [
      'knip is cut off',
      deadCode,
      `process.stdout.write('{"issues":[{"file":"a.ts","exports":[{"na')`,
      /not understood: .*It printed: \{"issues"/su,
    ],
    [
      'knip reports issues of another shape',
      deadCode,
      `console.log('{"issues":[{"file":"a.ts","exports":{"a":1}}]}')`,
      /not understood/u,
    ],
    [
      'knip reports nothing and ran no reporter',
      deadCode,
      `console.log('{"issues":[]}')`,
      /ended before it had reported all/u,
    ],
  ])('%s', async (_name, one, code, reason) => {
    expect(one).toBeDefined();
    if (one === undefined) return;
    expect(await runGate(one.gate, repositoryWith(one.fake(code)))).toEqual({
      kind: 'error',
      reason: expect.stringMatching(reason) as string,
    });
  });
});
