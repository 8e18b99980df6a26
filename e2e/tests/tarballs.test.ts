import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { runCommand } from '@groundrules/testkit/repositories';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';

const { tarballs } = inject('e2e');
const packages = Object.entries(tarballs);

/** What npm puts into every tarball, and nothing else besides what the manifest names. */
const always = ['LICENSE', 'README.md', 'package.json'];
const shipped: Readonly<Record<string, readonly string[]>> = {
  '@groundrules/audit': [
    'dist/chunks/*.d.ts',
    'dist/chunks/*.js',
    'dist/index.d.ts',
    'dist/index.js',
    'dist/judge.d.ts',
    'dist/judge.js',
    'dist/supply-chain.d.ts',
    'dist/supply-chain.js',
    'dist/vex.d.ts',
    'dist/vex.js',
  ],
  '@groundrules/catalogue': ['dist/index.d.ts', 'dist/index.js'],
  '@groundrules/docstrings': [
    'coverage.schema.json',
    'dist/bin.js',
    'dist/check-examples.js',
    'dist/index.d.ts',
    'dist/index.js',
    'dist/public-symbol.js',
    'dist/run-coverage.js',
  ],
  '@groundrules/eslint-config': [
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/index.d.ts',
    'dist/index.js',
    'dist/jsdoc-rules.json',
    'dist/vendor.cjs',
  ],
  '@groundrules/eslint-plugin': ['dist/index.d.ts', 'dist/index.js'],
  '@groundrules/knip-config': [
    'dist/index.d.ts',
    'dist/index.js',
    'dist/preprocessor.d.ts',
    'dist/preprocessor.js',
  ],
  '@groundrules/prettier-config': ['index.d.ts', 'index.js'],
  '@groundrules/tsconfig': ['app.json', 'base.json', 'library.json'],
  '@groundrules/vitest-config': [
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/bench-runner.js',
    'dist/bench.d.ts',
    'dist/bench.js',
    'dist/chunks/*.js',
    'dist/flame-graph-page.iife.js',
    'dist/index.d.ts',
    'dist/index.js',
  ],
  groundrules: [
    'bin.js',
    'dist/chunks/*.js',
    'dist/cli.js',
    'dist/guard.js',
    'dist/index.d.ts',
    'dist/index.js',
    'dist/knip-hints.js',
    'dist/runner.js',
    'schemas/audit.schema.json',
    'schemas/baseline.schema.json',
    'schemas/bench.schema.json',
    'schemas/doctor.schema.json',
    'schemas/drift.schema.json',
    'schemas/explain.schema.json',
    'schemas/groundrules.schema.json',
    'schemas/history.schema.json',
    'schemas/progress.schema.json',
    'schemas/report.schema.json',
    'schemas/waivers.schema.json',
  ],
};

async function filesOf(tarball: string): Promise<string[]> {
  const { stdout } = await runCommand('tar', ['-tzf', tarball], { cwd: path.dirname(tarball) });
  const files = stdout.split('\n').map((file) =>
    file
      .replace(/^package\//u, '')
      // What a bundler splits off is its own affair; nobody asks for it by name.
      .replace(/^dist\/chunks\/[\w-]+(?<ending>\.js|\.d\.ts)$/u, 'dist/chunks/*$<ending>'),
  );
  return [...new Set(files)].toSorted();
}

it('packs every published package', () => {
  expect(Object.keys(tarballs).toSorted()).toEqual(Object.keys(shipped).toSorted());
});

describe.each(packages)('%s', (name, tarball) => {
  it('holds what its user needs, and nothing else', async () => {
    expect(await filesOf(tarball)).toEqual([...always, ...(shipped[name] ?? [])].toSorted());
  });

  it('has a sound manifest', async () => {
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it.skipIf(name === '@groundrules/tsconfig')('has types that resolve', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    expect(analysis.types).not.toBe(false);
    const problems = 'problems' in analysis ? analysis.problems : [];
    // ES modules only: what CommonJS and the resolution of Node 10 would see does not count.
    const ours = problems.filter(
      (problem) =>
        problem.kind !== 'CJSResolvesToESM' &&
        !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    );
    expect(ours).toEqual([]);
  });
});
