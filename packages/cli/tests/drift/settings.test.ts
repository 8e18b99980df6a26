import { expect, it } from 'vitest';

import { allTools, driftOf, followed, repositoryOf, summarize } from './support/drift-of.js';

const noLint = { gates: { lint: 'off' } };
/** Of the repository's own settings, which these cases are not about. */
const gateOff = 'groundrules gates.lint off: block → off [] groundrules.json:3';

it('finds what a chain of tsconfigs takes back, and who says so', async () => {
  const { path } = await repositoryOf({
    'groundrules.json': `${JSON.stringify(noLint, null, 2)}\n`,
    'tsconfig.json': `{
  // The later one wins.
  "extends": ["@groundrules/tsconfig/library.json", "./config/relaxed.json"],
  "compilerOptions": {
    "noEmit": true,
    "noImplicitReturns": false
  },
  "exclude": ["node_modules", "src/legacy"]
}
`,
    'config/relaxed.json': '{\n  "extends": "./more.json",\n  "compilerOptions": {}\n}\n',
    'config/more.json':
      '{\n  "compilerOptions": {\n    "strictNullChecks": false,\n    "target": "es5"\n  }\n}\n',
    'packages/a/package.json': { name: 'a' },
    'packages/a/tsconfig.json': {
      extends: '../../config/relaxed.json',
      compilerOptions: { strict: true, noEmit: true },
      include: ['src'],
    },
    'packages/a/src/a.ts': 'export const a = 1;\n',
    'packages/a/other/b.ts': 'export const a = 1;\n',
    'package.json': { ...followed['package.json'], workspaces: ['packages/*'] },
  });
  const { exitCode, repository } = await driftOf(path);
  expect(repository.weakenings.map((one) => summarize(one))).toEqual([
    'tsconfig strictNullChecks off: true → false [ts] config/more.json:3',
    `tsconfig @groundrules/tsconfig not-followed: extended, or options as strict → not extended, and 10 of its options not set [ts] packages/a/tsconfig.json:2`,
    'tsconfig noImplicitReturns off: true → false [ts] tsconfig.json:6',
    'tsconfig exclude ignored: checked → left out by src/legacy [ts] tsconfig.json:8',
    gateOff,
  ]);
  const [nulls] = repository.weakenings;
  expect(nulls?.examples).toEqual(['tsconfig.json', 'packages/a/tsconfig.json']);
  expect(nulls?.author).toBe('Ada Lovelace');
  expect(exitCode).toBe(1);
});

it('gives a hint about files that no project includes', async () => {
  const { path } = await repositoryOf({
    'groundrules.json': `${JSON.stringify(noLint, null, 2)}\n`,
    'tsconfig.json': '{\n  "extends": "@groundrules/tsconfig/app.json",\n  "include": ["src"]\n}\n',
  });
  const { repository } = await driftOf(path);
  expect(repository.weakenings.map((one) => summarize(one))).toEqual([
    'tsconfig include ignored: checked → part of no project [ts] tsconfig.json:3 (hint)',
    gateOff,
  ]);
});

it('compares what Prettier resolves, file by file', async () => {
  const { path } = await repositoryOf({
    'groundrules.json': `${JSON.stringify(noLint, null, 2)}\n`,
    'package.json': { name: 'sample', type: 'module' },
    '.prettierrc.json': `{
  "printWidth": 120,
  "singleQuote": true,
  "overrides": [{ "files": "*.md", "options": { "proseWrap": "always" } }]
}
`,
    'docs/a.md': '# A\n',
    '.editorconfig': 'root = true\n[*.mjs]\nindent_style = tab\n',
    '.prettierignore': '# generated\nsrc/legacy\nnot-there\npackage-lock.json\n',
    'package-lock.json': '{}',
  });
  const { repository } = await driftOf(path);
  expect(repository.weakenings.map((one) => `${summarize(one)} ${one.scope}`)).toEqual([
    'prettier useTabs changed: false → true [mjs] .editorconfig mjs',
    'prettier ignores ignored: formatted → left out by src/legacy [ts] .prettierignore:2 src/legacy',
    'prettier printWidth loosened: 100 → 120 [cjs js json md mjs ts tsx yml] .prettierrc.json:2 all files',
    'prettier proseWrap changed: "preserve" → "always" [md] .prettierrc.json:4 md',
    `${gateOff} the repository`,
  ]);
});

it('compares what knip resolves', async () => {
  const { path } = await repositoryOf({
    'groundrules.json': `${JSON.stringify(noLint, null, 2)}\n`,
    'knip.config.js': `import { knipConfig } from '@groundrules/knip-config';
export default () => knipConfig({
  kind: 'library',
  minConfidence: 80,
  rules: { unlisted: 'warn' },
  exclude: ['binaries'],
  ignore: ['src/legacy/**'],
  workspaces: { '.': { ignoreDependencies: ['left-pad', /^@types\\//] } },
});
`,
  });
  const { repository } = await driftOf(path);
  expect(repository.weakenings.map((one) => `${summarize(one)} ${one.scope}`).toSorted()).toEqual([
    `${gateOff} the repository`,
    'knip binaries off: error → off [] knip.config.js:6 the repository',
    'knip duplicates off: error → off [] knip.config.js:4 the repository',
    'knip enumMembers off: error → off [] knip.config.js:4 the repository',
    'knip exports off: error → off [] knip.config.js:4 the repository',
    'knip ignore ignored: reported → src/legacy/** left out [] knip.config.js:7 the repository: src/legacy/**',
    String.raw`knip ignoreDependencies ignored: reported → /^@types\// left out [] knip.config.js:8 the repository: /^@types\//`,
    'knip ignoreDependencies ignored: reported → left-pad left out [] knip.config.js:8 the repository: left-pad',
    'knip namespaceMembers off: error → off [] knip.config.js:4 the repository',
    'knip types off: error → off [] knip.config.js:4 the repository',
    'knip unlisted downgraded: error → warn [] knip.config.js:5 the repository',
  ]);
});

it('counts no file for left out that no gate reports about anyway', async () => {
  const { path } = await repositoryOf({
    'groundrules.json': '{ "extends": "./standard.json" }',
    'standard.json': '{ "ignores": ["**/fixtures"] }',
    'src/fixtures/wrong.ts': 'export const wrong = ;\n',
    'packages/api/groundrules.bench.json': '{}',
    '.prettierignore': 'groundrules.bench.json\nfixtures\n',
    'knip.config.js': `import { knipConfig } from '@groundrules/knip-config';
export default knipConfig({
  kind: 'library',
  ignore: ['**/fixtures/**', 'src/**/*.ts', 'not-there/**'],
  workspaces: { '.': { ignore: ['src/fixtures/*.ts'] } },
});
`,
  });
  const { repository } = await driftOf(path);
  expect(repository.weakenings.map((one) => one.scope).toSorted()).toEqual([
    'the repository: not-there/**',
    'the repository: src/**/*.ts',
  ]);
});

it('finds what groundrules.json takes back of what it extends', async () => {
  const { path } = await repositoryOf(
    {
      'groundrules.json': `{
  "extends": "@acme/groundrules",
  "level": "recommended",
  "gates": { "docs": "advise", "secrets": "off", "bench": "advise" },
  "docs": { "threshold": 80, "examples": false },
  "waivers": { "maximumDays": { "high": 365, "low": 30 } },
  "audit": { "production": { "block": "high" }, "development": { "block": "none" }, "maximumAgeDays": 7,
    "supplyChain": {
      "installScripts": { "mode": "advise", "allow": ["esbuild"] },
      "sources": { "mode": "off" },
      "youngVersions": { "mode": "block", "days": 3 }
    } },
  "bench": { "threshold": 50, "instructionThreshold": 20 },
  "ignores": ["vendor", "src/legacy", "nothing-there"]
}
`,
      'node_modules/@acme/groundrules/package.json': { name: '@acme/groundrules' },
      'node_modules/@acme/groundrules/groundrules.json': {
        level: 'strict',
        docs: { threshold: 90 },
        audit: { supplyChain: { installScripts: { mode: 'block' } } },
        ignores: ['vendor'],
      },
      'eslint.config.js': followed['eslint.config.js'].replace(
        'groundrules()',
        "groundrules({ level: 'recommended' })",
      ),
    },
    { links: allTools },
  );
  const { repository } = await driftOf(path);
  expect(repository.weakenings.map((one) => `${one.gate} ${summarize(one)}`)).toEqual([
    'lint groundrules level loosened: strict → recommended [] groundrules.json:3',
    'docs groundrules gates.docs downgraded: block → advise [] groundrules.json:4',
    'secrets groundrules gates.secrets off: block → off [] groundrules.json:4',
    'docs groundrules docs.examples off: true → false [] groundrules.json:5',
    'docs groundrules docs.threshold loosened: 90 → 80 [] groundrules.json:5',
    'lint groundrules waivers.maximumDays.high loosened: 90 → 365 [] groundrules.json:6',
    'audit groundrules audit.development.block off: low → none [] groundrules.json:7',
    'audit groundrules audit.production.block loosened: low → high [] groundrules.json:7',
    'audit groundrules audit.supplyChain.installScripts.mode downgraded: block → advise [] groundrules.json:9',
    'audit groundrules audit.supplyChain.sources.mode off: advise → off [] groundrules.json:10',
    'audit groundrules audit.supplyChain.youngVersions.days loosened: 7 → 3 [] groundrules.json:11',
    'bench groundrules bench.instructionThreshold loosened: 3 → 20 [] groundrules.json:13',
    'bench groundrules bench.threshold loosened: 10 → 50 [] groundrules.json:13',
    'lint groundrules ignores ignored: looked at by every gate → left out by src/legacy [] groundrules.json:14',
  ]);
});

it('says in one finding for each tool that the standard is not used', async () => {
  const { path } = await repositoryOf(
    { 'package.json': { name: 'sample', type: 'module' } },
    { links: ['eslint', 'typescript', 'prettier', 'knip'] },
  );
  const { exitCode, repository } = await driftOf(path);
  expect(repository.weakenings.map((one) => summarize(one))).toEqual(
    [
      'eslint @groundrules/eslint-config',
      'tsconfig @groundrules/tsconfig',
      'prettier @groundrules/prettier-config',
      'knip @groundrules/knip-config',
    ].map((what) => `${what} not-followed: in use → not installed [] package.json`),
  );
  expect(exitCode).toBe(1);
});
