import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { parseHints } from '../../src/gates/dead-code/parse-hints.js';

function messageOf(type: string, identifier: string, workspace = '.'): string | undefined {
  const text = JSON.stringify({ warnings: [], total: 1, hints: [{ type, identifier, workspace }] });
  return parseHints(text, (file) => file)?.findings[0]?.message;
}

const ifBuilt = ' If a build makes it, build before the check: until then knip cannot follow it.';

describe('a hint of knip', () => {
  it.each<readonly [type: string, identifier: string, message: string]>([
    [
      'ignoreDependencies',
      'left-pad',
      "knip's setting ignoreDependencies has no effect for left-pad.",
    ],
    [
      'entry-redundant',
      'src/index.ts',
      'knip finds src/index.ts by itself: its "entry" need not name it.',
    ],
    ['entry-empty', 'src/gone.ts', 'The pattern src/gone.ts of knip\'s "entry" matches nothing.'],
    [
      'entry-empty',
      'dist/*.js',
      `The pattern dist/*.js of knip's "entry" matches nothing.${ifBuilt}`,
    ],
    [
      'package-entry',
      './dist/cli.js',
      `The entry ./dist/cli.js of package.json was not found by knip.${ifBuilt}`,
    ],
    [
      'package-entry',
      'build/a.js',
      `The entry build/a.js of package.json was not found by knip.${ifBuilt}`,
    ],
    [
      'package-entry',
      './dist-esm/a.js',
      `The entry ./dist-esm/a.js of package.json was not found by knip.${ifBuilt}`,
    ],
    [
      'package-entry',
      './packages/a/lib/index.js',
      `The entry ./packages/a/lib/index.js of package.json was not found by knip.${ifBuilt}`,
    ],
    [
      'package-entry',
      './src/cli.js',
      'The entry ./src/cli.js of package.json was not found by knip.',
    ],
    [
      'package-entry',
      './distance/a.js',
      'The entry ./distance/a.js of package.json was not found by knip.',
    ],
    ['package-entry', './dist.js', 'The entry ./dist.js of package.json was not found by knip.'],
    [
      'top-level-unconfigured',
      '.',
      'Many files look unused to knip. Name the entries and the files of the project in its settings.',
    ],
  ])('%s says %s what is the matter', (type, identifier, message) => {
    expect(messageOf(type, identifier)).toBe(message);
  });

  it('names the workspace', () => {
    expect(messageOf('project-empty', 'src', 'packages/a')).toBe(
      'The pattern src of knip\'s "project" in packages/a matches nothing.',
    );
  });

  it('has a sentence for each kind that is no setting', () => {
    const entry = createRequire(import.meta.url).resolve('knip');
    const types = readFileSync(path.join(path.dirname(entry), 'types/issues.d.ts'), 'utf8');
    const [, union = ''] = /ConfigurationHintType = ([^;]+);/u.exec(types) ?? [];
    const kinds = [...union.matchAll(/'([a-z]+(?:-[a-z]+)+)'/gu)].map(([, kind = '']) => kind);
    expect(kinds).toContain('top-level-unconfigured');
    expect(kinds.filter((kind) => messageOf(kind, 'x')?.includes(kind))).toEqual([]);
  });
});
