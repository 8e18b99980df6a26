import { createRequire } from 'node:module';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createProjects } from '../src/typescript-projects.js';

const typescriptPath = createRequire(import.meta.url).resolve('typescript');
function repository(files: RepositoryFiles): string {
  const { dispose, path: folder } = createTemporaryRepository(files);
  onTestFinished(dispose);
  return folder;
}

describe('createProjects', () => {
  it.each<[string, RepositoryFiles, string, boolean]>([
    [
      'a file that the tsconfig includes',
      { 'tsconfig.json': { include: ['src'] }, 'src/a.ts': '' },
      'src/a.ts',
      true,
    ],
    [
      'a file beside what it includes',
      { 'tsconfig.json': { include: ['src'] }, 'src/a.ts': '', 'b.ts': '' },
      'b.ts',
      false,
    ],
    [
      'a file that it excludes',
      { 'tsconfig.json': { exclude: ['b.ts'] }, 'a.ts': '', 'b.ts': '' },
      'b.ts',
      false,
    ],
    ['a repository without a tsconfig', { 'a.ts': '' }, 'a.ts', false],
    [
      'a file of a referenced project',
      {
        'tsconfig.json': {
          files: [],
          references: [{ path: './tsconfig.test.json' }],
        },
        'tsconfig.test.json': {
          compilerOptions: { composite: true },
          include: ['test'],
        },
        'test/a.ts': '',
      },
      'test/a.ts',
      true,
    ],
    [
      'projects that reference each other',
      {
        'tsconfig.json': { files: [], references: [{ path: './other' }] },
        'other/tsconfig.json': { files: [], references: [{ path: '..' }] },
        'a.ts': '',
      },
      'a.ts',
      false,
    ],
    [
      'a package whose files the tsconfig above includes',
      {
        'tsconfig.json': {},
        'package/tsconfig.json': { include: ['src'] },
        'package/src/a.ts': '',
        'package/b.ts': '',
      },
      'package/b.ts',
      true,
    ],
    [
      'a tsconfig with comments',
      { 'tsconfig.json': '{ // all\n "include": ["**/*"], }', 'a.ts': '' },
      'a.ts',
      true,
    ],
    [
      'a tsconfig whose base is missing',
      { 'tsconfig.json': { extends: './gone.json' }, 'a.ts': '' },
      'a.ts',
      true,
    ],
    [
      'JavaScript where it is allowed',
      { 'tsconfig.json': { compilerOptions: { allowJs: true } }, 'a.js': '' },
      'a.js',
      true,
    ],
  ])('%s', (_name, files, file, expected) => {
    const folder = repository(files);
    expect(createProjects(typescriptPath).includes(path.join(folder, file))).toBe(expected);
  });

  it('names a tsconfig that is not JSON', () => {
    const folder = repository({ 'tsconfig.json': '{ "include": [', 'a.ts': '' });
    expect(() => createProjects(typescriptPath).includes(path.join(folder, 'a.ts'))).toThrow(
      `${path.join(folder, 'tsconfig.json')} is not valid JSON: ']' expected.`,
    );
  });
});
