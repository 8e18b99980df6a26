import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readManifest } from '../src/read-manifest.js';

function write(text: string): string {
  const repository = createTemporaryRepository({ 'package.json': text });
  onTestFinished(repository.dispose);
  return path.join(repository.path, 'package.json');
}

describe('readManifest', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['fields', '{ "name": "queue" }', { name: 'queue' }],
    ['a byte order mark, as npm does', '\uFEFF{ "name": "queue" }', { name: 'queue' }],
    ['no object', '"queue"', {}],
  ])('reads %s', (_what, text, fields) => {
    expect(readManifest(write(text))).toEqual(fields);
  });

  it('names the file that is no JSON', () => {
    expect(() => readManifest(write('{ "name": '))).toThrow(/package\.json is not valid JSON/u);
  });
});
