// Measures what finding a surface costs, as ratios of CPU time to that of parsing every source that it reads:
// `node tools/surface-cost.mjs PACKAGE FILE`, where FILE of the package is the one that is edited.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { loadBuilt } from './generate/load-built.mjs';

const [folderArgument, fileArgument] = process.argv.slice(2);
if (fileArgument === undefined) {
  console.error('Usage: node tools/surface-cost.mjs PACKAGE FILE');
  process.exit(2);
}
const folder = path.resolve(folderArgument);
const edited = path.resolve(folder, fileArgument);
const { createSurfaceFinder } = await loadBuilt(
  fileURLToPath(new URL('..', import.meta.url)),
  'docstrings',
);

const read = [];
const finder = createSurfaceFinder(
  {},
  {
    readFile: (file) => {
      read.push(file);
      return readText(file);
    },
    stat: (file) => {
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats && { isFile: stats.isFile(), modified: stats.mtimeMs, size: stats.size };
    },
    now: () => Date.now(),
  },
);
const text = readFileSync(edited, 'utf8');
const cold = measure(() => {
  const { files, symbolsOf } = finder.surfaceOf(folder);
  for (const file of files) symbolsOf(file);
});
const sources = [...new Set(read)].filter((file) => /\.[cm]?[jt]sx?$/u.test(file));
const all = measure(() => {
  for (const file of sources) parse(file, readFileSync(file, 'utf8'));
});
const one = median((round) => parse(edited, `${text}\n// ${round}`));
const inside = median((round) => finder.symbolsOf(edited, `${text}\n// ${round}`));
const names = median((round) =>
  finder.symbolsOf(edited, `${text}\nexport const added${round} = 1;`),
);

console.log(`sources read: ${sources.length}`);
for (const [title, time] of Object.entries({
  'cold, all symbols listed': cold,
  'an edit inside the file': inside,
  'an export added to the file': names,
  'of these, parsing the file': one,
}))
  console.log(`${title}: ${(time / all).toFixed(3)}`);

function readText(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile()
    ? readFileSync(file, 'utf8')
    : undefined;
}

function parse(file, content) {
  return ts.createSourceFile(file, content, {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
}

function measure(work) {
  const before = process.cpuUsage();
  work();
  const { system, user } = process.cpuUsage(before);
  return user + system;
}

function median(work) {
  const times = Array.from({ length: 9 }, (_, round) => measure(() => work(round)));
  return times.sort((first, second) => first - second)[4];
}
