import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../checkouts/input-error.mjs';

const workers = {
  typedoc: new URL('typedoc-worker.mjs', import.meta.url),
  'api-extractor': new URL('api-extractor-worker.mjs', import.meta.url),
};

/** What has to be in the folder of the tools. */
const needed = ['typedoc', '@microsoft/api-extractor', 'typescript'];

/**
 * Runs a tool that is installed elsewhere on the entries of a package.
 *
 * @param {'typedoc' | 'api-extractor'} name - The tool.
 * @param {{ folder: string, tsconfig: string, entryPoints: string[], tools: string }} input - The package, its
 *   compiler options, its entries and the folder that has the tools in its node_modules; all absolute.
 * @param {string | undefined} kept - File that keeps the outcome, and has it if it is there.
 * @returns {object} What the worker wrote.
 */
export function runWorker(name, { folder, tools, ...input }, kept) {
  if (kept && existsSync(kept)) return read(kept);
  const missing = needed.find((module) => !existsSync(path.join(tools, 'node_modules', module)));
  if (missing) throw new InputError(`${missing} is not installed in ${tools}.`);
  const scratch = mkdtempSync(path.join(tmpdir(), 'surface-proof-'));
  const output = kept ?? path.join(scratch, 'output.json');
  try {
    if (kept) mkdirSync(path.dirname(kept), { recursive: true });
    const { status, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(workers[name]), tools, output],
      {
        cwd: folder,
        encoding: 'utf8',
        input: JSON.stringify(input),
        maxBuffer: 2 ** 30,
      },
    );
    if (status !== 0 || !existsSync(output))
      throw new InputError(`${name} did not finish on ${folder}:\n${stderr}`);
    return read(output);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
