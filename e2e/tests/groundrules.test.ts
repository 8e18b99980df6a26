import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createStranger, type Manager, type Stranger } from './support/stranger.js';

/** As much of a database in OSV's format as an audit without a network believes. */
const canary = {
  id: 'GHSA-vh95-rmgr-6w4m',
  modified: new Date().toISOString(),
  summary: 'Prototype Pollution in minimist',
  affected: [
    {
      package: { ecosystem: 'npm', name: 'minimist' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '0.2.1' }] }],
    },
  ],
  database_specific: { severity: 'MODERATE' },
};

const files = {
  'groundrules.json': `{ "audit": { "offline": "osv" }, "ignores": ["osv"] }\n`,
  'osv/canary.json': canary,
  'package.json': { exports: { '.': './dist/index.js' } },
  '.gitignore': 'node_modules\n.yarn\n.pnp*\n*.lock\n*-lock.*\n',
  '.prettierignore': 'package.json\n',
  'eslint.config.js': `import { groundrules } from "@groundrules/eslint-config";

export default groundrules();
`,
  'tsconfig.json': `{
  "compilerOptions": {
    "strict": true,
    "module": "nodenext",
    "target": "es2022",
    "types": [],
    "rootDir": "src",
    "outDir": "dist"
  },
  "include": ["src"]
}
`,
  'src/index.ts': `/**
 * Reads settings.
 *
 * @param text - What is read.
 * @returns The settings.
 * @example
 * import { read } from 'stranger';
 *
 * read('{}');
 */
export function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {}
  const missing: number = "none";
  return missing;
}
`,
  'src/orphan.ts': 'export const  lost = 1;\n',
};

interface Printed {
  readonly gates: readonly { readonly name: string; readonly status: string }[];
  readonly findings: readonly {
    readonly file: string;
    readonly line: number;
    readonly gate: string;
    readonly rule: string;
  }[];
}

let stranger: Stranger | undefined;

afterEach(() => {
  stranger?.dispose();
});

describe('the packed command', () => {
  it.each<{
    manager: Manager;
    typescript: string;
    eslint: string;
    unchecked: readonly string[];
  }>([
    { manager: 'npm', typescript: '7', eslint: '^10.0.0', unchecked: [] },
    // Nothing is found there that the manifest does not name.
    {
      manager: 'pnpm',
      typescript: '5.9',
      eslint: '9.38.0',
      // It is not on the PATH here, so that nobody can tell how it is set.
      unchecked: [
        'pnpm-lock.yaml:1 audit unchecked-scripts',
        'pnpm-lock.yaml:1 audit unchecked-sources',
      ],
    },
  ])(
    'checks with $manager, TypeScript $typescript and ESLint $eslint, and takes a baseline',
    async ({ eslint, manager, typescript, unchecked }) => {
      stranger = await createStranger({
        manager,
        devDependencies: { eslint, knip: '^6.0.0', prettier: '^3.0.0', typescript },
        files,
        packages: ['@groundrules/eslint-config', 'groundrules'],
      });
      const result = await stranger.run('groundrules', [
        'check',
        '--format=json',
        '--output=out/report.json',
      ]);
      expect(result.stdout).toContain('What to do next');
      const report = JSON.parse(
        readFileSync(path.join(stranger.path, 'out/report.json'), 'utf8'),
      ) as Printed;
      expect(report.gates.map(({ name, status }) => `${name} ${status}`)).toEqual([
        'format failed',
        'lint failed',
        'types failed',
        'dead-code failed',
        'docs passed',
        'audit passed',
        'secrets passed',
        'bench skipped',
      ]);
      expect(
        report.findings.map(
          ({ file, gate, line, rule }) => `${file}:${String(line)} ${gate} ${rule}`,
        ),
      ).toEqual([
        ...unchecked,
        'src/index.ts:14 lint groundrules/no-swallowed-error',
        'src/index.ts:15 types TS2322',
        'src/orphan.ts:1 dead-code files',
        'src/orphan.ts:1 format prettier',
      ]);
      expect(result.exitCode).toBe(1);

      expect(await stranger.run('eslint', ['.'])).toMatchObject({ exitCode: 1 });
      expect(await stranger.run('groundrules', ['baseline'])).toMatchObject({ exitCode: 0 });
      expect(await stranger.run('groundrules', ['check'])).toMatchObject({ exitCode: 0 });
      // By the suppressions that come with the baseline.
      expect(await stranger.run('eslint', ['.'])).toMatchObject({ exitCode: 0 });
    },
  );
});
