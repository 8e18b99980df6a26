import { readFileSync, readdirSync } from 'node:fs';

import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';

import type { RuleDocs } from '../../src/create-rule.js';
import { rules } from '../../src/rules/index.js';

export type AnyRule = RuleModule<string, readonly unknown[], RuleDocs> & { readonly name: string };

const root = new URL('../../', import.meta.url);

/** Lists the ids that a folder of this package holds a file for, in the order of their names. */
export function listIds(folder: string, extension: string): string[] {
  return readdirSync(new URL(folder, root), { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith(extension) && entry.name !== 'index.ts',
    )
    .map((entry) => entry.name.slice(0, -extension.length))
    .sort();
}

/** Reads a text file of this package. */
export function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** Every rule of the index, with its id. */
export const allRules: readonly (readonly [id: string, rule: AnyRule])[] = Object.entries(
  rules as unknown as Readonly<Record<string, AnyRule>>,
);
