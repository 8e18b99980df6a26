import path from 'node:path';

import { ruleTester, type SilentCase } from '@groundrules/testkit';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';
import { afterAll } from 'vitest';

import { markErrors, type Unplaced } from './mark-errors.js';

/** Code in a package of its own, of which it is the entry unless the manifest says otherwise. */
interface PackagedCode {
  readonly code: string;
  /** Path of the code within the package. */
  readonly file?: string;
  /** Other files of the package. */
  readonly files?: RepositoryFiles;
  /** Fields of the manifest that differ. */
  readonly manifest?: object;
  readonly settings?: NonNullable<SilentCase<readonly unknown[]>['settings']>;
  /** Whether the rule gets type information. */
  readonly typed?: boolean;
}

/** Code that must not be reported. */
interface SilentPackage<Options extends readonly unknown[]> extends PackagedCode {
  readonly options?: Options;
}

/** Code that must be reported where `«…»` marks it. */
interface ReportedPackage<
  MessageIds extends string,
  Options extends readonly unknown[],
> extends SilentPackage<Options> {
  readonly errors: readonly Unplaced<MessageIds>[];
}

/** The cases of one rule. */
interface PackageCases<MessageIds extends string, Options extends readonly unknown[]> {
  readonly valid: readonly (SilentPackage<Options> | string)[];
  readonly invalid: readonly ReportedPackage<MessageIds, Options>[];
}

const compilerOptions = {
  strict: true,
  module: 'nodenext',
  target: 'es2023',
  types: [],
  allowJs: true,
};

/**
 * Runs the cases of a rule that asks what a package publishes. Each case is a package on disk.
 *
 * @param name - Title of the group of tests.
 * @param rule - The rule under test.
 * @param cases - What must stay silent and what must be reported.
 */
export function runInPackages<MessageIds extends string, Options extends readonly unknown[]>(
  name: string,
  rule: RuleModule<MessageIds, Options>,
  { invalid, valid }: PackageCases<MessageIds, Options>,
): void {
  const repository = createTemporaryRepository({ 'package.json': { private: true } });
  afterAll(repository.dispose);
  let count = 0;

  function pack({
    code,
    file = 'src/index.ts',
    files,
    manifest,
    typed = false,
    ...rest
  }: PackagedCode) {
    count++;
    const folder = `packages/${String(count)}`;
    const own = { name: `package-${String(count)}`, type: 'module', exports: `./${file}` };
    const all: RepositoryFiles = {
      'package.json': { ...own, ...manifest },
      'tsconfig.json': { compilerOptions, include: ['**/*'] },
      ...files,
      [file]: code,
    };
    repository.write(
      Object.fromEntries(Object.entries(all).map(([key, value]) => [`${folder}/${key}`, value])),
    );
    const absolute = path.join(repository.path, folder);
    const project = {
      project: path.join(absolute, 'tsconfig.json'),
      // The tester puts it before the file's name, absolute or not.
      tsconfigRootDir: path.parse(absolute).root,
    };
    return {
      ...rest,
      code,
      filename: path.join(absolute, file),
      languageOptions: {
        parserOptions: typed ? project : { ecmaFeatures: { jsx: /x$/u.test(file) } },
      },
    };
  }

  ruleTester.run<MessageIds, Options>(name, rule, {
    valid: valid.map((it) => pack(typeof it === 'string' ? { code: it } : it)),
    invalid: invalid.map(({ errors, ...rest }) => {
      const marked = markErrors(rest.code, errors);
      return { ...pack({ ...rest, code: marked.code }), errors: marked.errors };
    }),
  });
}
