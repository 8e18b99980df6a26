// Holds what the package docstrings finds public and undocumented against TypeDoc and API Extractor:
// `node tools/surface-proof.mjs --tools FOLDER [--keep FOLDER] [--json | --markdown | --write PAGE] PACKAGE[:TSCONFIG]...`.
// FOLDER is where both and `typescript` are installed; TSCONFIG is relative to the package's folder. With --keep,
// what the tools said is read from there the next time. Exit code 1 if a difference has no known cause, 2 if it
// cannot be told.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { InputError } from './checkouts/input-error.mjs';
import { GenerateError } from './generate/generate-error.mjs';
import { loadBuilt } from './generate/load-built.mjs';
import { replaceBetween } from './generate/replace-between.mjs';
import { compare } from './surface-proof/compare.mjs';
import { findEvidence } from './surface-proof/find-evidence.mjs';
import { listOurs } from './surface-proof/list-ours.mjs';
import { renderMarkdown, renderProof } from './surface-proof/print-proof.mjs';
import { runWorker } from './surface-proof/run-worker.mjs';
import { createSourceReader } from './surface-proof/source-reader.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

try {
  const { options, packages } = readArguments();
  const { createSurfaceFinder } = await loadBuilt(repository, 'docstrings');
  const proofs = packages.map((input) => prove(input, options, createSurfaceFinder()));
  print(proofs, options);
  const isExplained = proofs.every(({ comparison }) =>
    comparison.differences.every(({ cause }) => cause !== undefined),
  );
  if (!isExplained) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof InputError || error instanceof GenerateError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function prove({ folder, tsconfig }, { keep, tools }, finder) {
  const surface = finder.surfaceOf(folder);
  const { entries, packageName: name = path.basename(folder) } = surface.entryPoints;
  const entryPoints = [...new Set(entries.map(({ file }) => file))];
  if (entryPoints.length === 0)
    throw new InputError(`No source of what ${folder} publishes was found.`);
  const commit = commitOf(folder);
  const run = (tool) => {
    const file = `${name.replaceAll('/', '__')}-${commit.slice(0, 12)}-${tool}.json`;
    const kept = keep && path.join(keep, file);
    return runWorker(tool, { folder, tsconfig, entryPoints, tools }, kept);
  };
  const sources = createSourceReader();
  const ours = listOurs(surface, sources);
  const { failures, messages } = run('api-extractor');
  const placed = messages.map((message) => ({ ...message, isThere: isThere(message, sources) }));
  const comparison = compare(
    ours,
    run('typedoc'),
    { failures, messages: placed },
    findEvidence(ours, sources),
  );
  return { name, folder, commit, comparison };
}

/** Whether a line holds the name of what a message says of it. */
function isThere({ file, line, name }, sources) {
  return sources.textOf(file).split('\n')[line - 1]?.includes(name) === true;
}

function commitOf(folder) {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new InputError(`${folder} is in no Git repository.`);
  return stdout.trim();
}

function print(proofs, { json, markdown, page }) {
  if (page !== undefined) {
    const filled = replaceBetween(readFileSync(page, 'utf8'), 'record', renderMarkdown(proofs));
    if (filled === undefined)
      throw new InputError(
        `${page} must hold <!-- record --> once, and <!-- /record --> after it.`,
      );
    writeFileSync(page, filled);
  } else if (json) {
    console.log(JSON.stringify(proofs, null, 2));
  } else {
    console.log(markdown ? renderMarkdown(proofs) : proofs.map(renderProof).join('\n\n'));
  }
}

function readArguments() {
  const usage = 'Usage: node tools/surface-proof.mjs --tools FOLDER PACKAGE[:TSCONFIG]...';
  const { positionals, values } = parse();
  if (values.tools === undefined || positionals.length === 0) throw new InputError(usage);
  const { json, keep, markdown, write: page } = values;
  const packages = positionals.map((argument) => {
    const [folder, tsconfig = 'tsconfig.json'] = argument.split(':');
    if (!existsSync(path.join(folder, 'package.json')))
      throw new InputError(`${path.resolve(folder)} has no package.json.`);
    return { folder: path.resolve(folder), tsconfig: path.resolve(folder, tsconfig) };
  });
  return {
    packages,
    options: {
      ...{ json, markdown, page, tools: path.resolve(values.tools) },
      keep: keep && path.resolve(keep),
    },
  };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        keep: { type: 'string' },
        markdown: { type: 'boolean', default: false },
        tools: { type: 'string' },
        write: { type: 'string' },
      },
    });
  } catch (error) {
    throw new InputError(error.message, { cause: error });
  }
}
