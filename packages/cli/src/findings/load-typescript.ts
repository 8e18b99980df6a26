import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';

/** TypeScript's JavaScript API. */
export type TypeScript = typeof ts;

const load = createRequire(import.meta.url);

/**
 * Loads a TypeScript that has a JavaScript API, when it is first asked for: that takes 200 ms.
 *
 * The repository's own serves where it can, as gates have loaded that one already; else our own.
 *
 * @param root - Absolute path of the repository.
 * @returns The compiler's API.
 */
export function loadTypeScript(root: string): TypeScript {
  // A module loaded before is returned from Node's cache, whoever asked for it.
  return load(ofRepository(root) ?? load.resolve('typescript')) as TypeScript;
}

function ofRepository(root: string): string | undefined {
  const { resolve } = createRequire(path.resolve(root, 'package.json'));
  try {
    const manifest = JSON.parse(readFileSync(resolve('typescript/package.json'), 'utf8')) as {
      version: string;
    };
    // TypeScript 7 has no API, and that of 4 lacks parts of what we ask.
    return /^[56]\./u.test(manifest.version) ? resolve('typescript') : undefined;
  } catch {
    // It has none, or one that is half installed: ours serves.
    return undefined;
  }
}
