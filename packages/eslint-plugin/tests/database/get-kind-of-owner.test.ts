import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { afterAll, expect, it } from 'vitest';

import plugin from '../../src/index.js';

const repository = createTemporaryRepository({
  'package.json': { name: 'server', type: 'module' },
  'tsconfig.json': {
    compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, skipLibCheck: true },
    include: ['src'],
  },
  'node_modules/typeorm/package.json': { name: 'typeorm', types: 'index.d.ts' },
  'node_modules/typeorm/index.d.ts':
    "export { Repository } from './repository/Repository';\nexport declare class EntityManager { findOne(type: unknown, where: object): Promise<unknown>; }\n",
  'node_modules/typeorm/repository/Repository.d.ts':
    'export declare class Repository<T> { findOneBy(where: object): Promise<T>; }\n',
  'node_modules/mongoose/package.json': { name: 'mongoose', types: 'index.d.ts' },
  'node_modules/mongoose/index.d.ts':
    "declare module 'mongoose' { interface Model<T> { findById(id: string): Promise<T>; } }\n",
  'node_modules/nodegit/package.json': { name: 'nodegit', types: 'index.d.ts' },
  'node_modules/nodegit/index.d.ts':
    'export declare class Repository { findOneBy(where: object): Promise<string>; }\n',
  'src/stores.ts': `import type { Model } from 'mongoose';
import type { Repository as Git } from 'nodegit';
import { EntityManager, Repository } from 'typeorm';

export class People extends Repository<string> {}
export interface Stores {
  cats: Model<string>;
  code: Git;
  names: string[];
  own: { findOneBy: (where: object) => Promise<string> };
  people: People;
  store: EntityManager;
  users: Repository<string>;
}
`,
  'src/use.ts': `import type { Stores } from './stores.js';

export async function use({ cats, code, names, own, people, store, users }: Stores, ids: string[]): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const id of ids) {
    all.push(await cats.findById(id));
    all.push(await people.findOneBy({ id }));
    all.push(await store.findOne(String, { id }));
    all.push(await users.findOneBy({ id }));
    all.push(await code.findOneBy({ id }), await own.findOneBy({ id }), names.find((it) => it === id));
  }
  return all;
}
`,
});
afterAll(repository.dispose);

async function lint(typed: boolean): Promise<number[]> {
  const eslint = new ESLint({
    cwd: repository.path,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        languageOptions: {
          parser,
          parserOptions: typed ? { projectService: true, tsconfigRootDir: repository.path } : {},
        },
        plugins: { groundrules: plugin },
        rules: { 'groundrules/n-plus-one-query': 'error' },
      },
    ],
  });
  const results = await eslint.lintFiles(['src']);
  return results.flatMap(({ messages }) => messages.map(({ line }) => line));
}

it('knows repositories, managers and models by types that the file does not write', async () => {
  expect(await lint(true)).toEqual([6, 7, 8, 9]);
});

it('is silent where there are no types', async () => {
  expect(await lint(false)).toEqual([]);
});
