import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import js from '@eslint/js';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { groundrules, presets, type GroundrulesOptions } from '../src/index.js';

const workflow = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: acme/scan@v1
      - run: npm audit || true
`;
const dockerfile = 'FROM node\nENV API_KEY=abc\n';
const files: RepositoryFiles = {
  'package.json': { type: 'module' },
  'a.js': 'missing();\n',
  '.github/workflows/ci.yml': workflow,
  '.github/dependabot.yml': 'a: [\n',
  'docker/Dockerfile': dockerfile,
  'docker/Dockerfile.dockerignore': 'node_modules\n',
  'docker/Dockerfile.template': 'FROM {{ base }}\n',
  'docker/web.Dockerfile': 'FROM node:22\nUSER node\n',
  'compose.yml': 'a: [\n',
};
const inWorkflow = [
  '.github/workflows/ci.yml:6 groundrules/unpinned-action',
  '.github/workflows/ci.yml:7 groundrules/unpinned-action',
  '.github/workflows/ci.yml:8 groundrules/security-step-not-blocking',
];
const inDockerfile = [
  'docker/Dockerfile:1 groundrules/container-runs-as-root',
  'docker/Dockerfile:1 groundrules/unpinned-image',
  'docker/Dockerfile:2 groundrules/container-secret',
];
const inScript = ['a.js:1 no-undef'];

async function lint(
  repositoryFiles: RepositoryFiles,
  configure: (root: string) => readonly Linter.Config[],
): Promise<string[]> {
  const repository = createTemporaryRepository(repositoryFiles);
  onTestFinished(repository.dispose);
  const eslint = new ESLint({
    cwd: repository.path,
    overrideConfigFile: true,
    overrideConfig: [...configure(repository.path)],
  });
  const results = await eslint.lintFiles(['.']);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, message, ruleId }) =>
          `${path.relative(repository.path, filePath)}:${String(line)} ${ruleId ?? message}`,
      ),
    )
    .toSorted();
}

describe('files that are no JavaScript', () => {
  it.each<[string, GroundrulesOptions, readonly string[]]>([
    ['are found where there are some', {}, [...inWorkflow, ...inScript, ...inDockerfile]],
    ['are left alone by request', { containers: false, workflows: false }, inScript],
    [
      'are asked less of at recommended',
      { level: 'recommended' },
      [...inWorkflow.slice(1), ...inScript, ...inDockerfile],
    ],
  ])('%s', async (_title, options, expected) => {
    expect(await lint(files, (root) => groundrules({ ...options, root }))).toEqual(
      expected.toSorted(),
    );
  });

  it('are found without JavaScript in the repository, by the name that they have', async () => {
    const found = await lint(
      {
        'action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: acme/scan@v1\n',
        'build.dockerfile': dockerfile,
        Containerfile: 'FROM node\nUSER node\n',
        '.devcontainer/Dockerfile': 'FROM node:22\n',
        'a/b/c/Dockerfile.dev': 'FROM node:22\nUSER 0\n',
      },
      (root) => groundrules({ root }),
    );
    expect(found).toEqual([
      'Containerfile:1 groundrules/unpinned-image',
      'a/b/c/Dockerfile.dev:2 groundrules/container-runs-as-root',
      'action.yml:4 groundrules/unpinned-action',
      'build.dockerfile:1 groundrules/container-runs-as-root',
      'build.dockerfile:1 groundrules/unpinned-image',
      'build.dockerfile:2 groundrules/container-secret',
    ]);
  });

  it.each<[string, Linter.Config]>([
    ["ESLint's own rules", js.configs.recommended],
    ['all of them', { rules: js.configs.all.rules }],
    [
      'rules with type information',
      { rules: { 'no-console': 'error', '@typescript-eslint/no-floating-promises': 'error' } },
    ],
    [
      'options of JavaScript',
      {
        languageOptions: {
          ecmaVersion: 2024,
          globals: { window: 'readonly' },
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
      },
    ],
    [
      'rules of further plugins',
      { rules: { 'jsdoc/require-file-overview': 'error', 'regexp/no-dupe-disjunctions': 'error' } },
    ],
  ])('get along with a config object without files: %s', async (_title, config) => {
    const others = {
      ...files,
      'a.ts': 'export const a = 1;\n',
      'tsconfig.json': { files: ['a.ts'] },
    };
    const configs: readonly ((root: string) => Linter.Config[])[] = [
      // Only TypeScript has type information, and only there the first file is none.
      (root) => [...groundrules({ root, ignores: ['*.js'] }), config],
      (root) => [config, ...groundrules({ root, ignores: ['*.js'] })],
      (root) => groundrules({ root, ignores: ['*.js'] }, config),
    ];
    for (const configure of configs) {
      const found = await lint(others, configure);
      expect(found.filter((it) => !it.startsWith('a.ts'))).toEqual(
        [...inWorkflow, ...inDockerfile].toSorted(),
      );
    }
  });

  it('are linted by presets that stand alone', async () => {
    const configure = (): Linter.Config[] => [...presets.workflows(), ...presets.containers()];
    const found = await lint(files, configure);
    expect(found.filter((it) => !it.startsWith('a.js'))).toEqual(
      [...inWorkflow, ...inDockerfile].toSorted(),
    );
  });

  it('say what can not be read', async () => {
    const found = await lint(
      { '.github/workflows/a.yml': 'on: [push\n', Dockerfile: 'FROM node:22\nINSTALL git\n' },
      (root) => groundrules({ root }),
    );
    expect(found).toEqual([
      expect.stringMatching(/^\.github\/workflows\/a\.yml:\d Parsing error: /u),
      'Dockerfile:2 Parsing error: Unknown instruction INSTALL.',
    ]);
  });

  it('take directives, which need a reason and a finding', async () => {
    const found = await lint(
      {
        '.github/workflows/a.yml': workflow
          .replace('@v7', '@v7 # eslint-disable-line groundrules/unpinned-action -- trusted')
          .replace(
            '      - uses: acme',
            '      # eslint-disable-next-line groundrules/unpinned-action\n      - uses: acme',
          ),
        Dockerfile: [
          '# eslint-disable-next-line groundrules/unpinned-image, groundrules/container-runs-as-root -- local',
          'FROM node',
          '# eslint-disable-next-line groundrules/container-secret -- nothing there',
          'RUN true',
          '',
        ].join('\n'),
      },
      (root) => groundrules({ root }),
    );
    expect(found).toEqual([
      '.github/workflows/a.yml:7 @eslint-community/eslint-comments/require-description',
      '.github/workflows/a.yml:9 groundrules/security-step-not-blocking',
      "Dockerfile:3 Unused eslint-disable directive (no problems were reported from 'groundrules/container-secret').",
    ]);
  });
});
