import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from './read-manifest.js';

/** A statement that only an ES module can have. */
const moduleSyntax = /^(?:import\b(?!\s*\()|export\b)/mu;

/**
 * Makes a test for whether a `.js` file is CommonJS, by Node's own rules: the nearest package.json says so, or says
 * nothing and the file neither imports nor exports.
 *
 * @returns A function of an absolute file path. What package.json says is remembered per folder.
 */
export function createCommonjsTest(): (file: string) => boolean {
  const types = new Map<string, unknown>();

  function typeIn(folder: string): unknown {
    if (types.has(folder)) return types.get(folder);
    const manifest = path.join(folder, 'package.json');
    const parent = path.dirname(folder);
    let type: unknown;
    if (existsSync(manifest)) type = readManifest(manifest)['type'];
    else if (parent !== folder) type = typeIn(parent);
    types.set(folder, type);
    return type;
  }

  return (file) => {
    const type = typeIn(path.dirname(file));
    if (type === 'module') return false;
    return (
      type === 'commonjs' || (existsSync(file) && !moduleSyntax.test(readFileSync(file, 'utf8')))
    );
  };
}
