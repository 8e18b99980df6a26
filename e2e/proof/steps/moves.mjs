import assert from 'node:assert/strict';
import path from 'node:path';
import { expectClean } from '../expect.mjs';
import { NotTried } from './not-tried.mjs';

const isCode = (file) => /\.[cm]?[jt]sx?$/u.test(file);

const lines = {
  name: 'moved lines',
  async run(checkout) {
    const files = [...knownFiles(checkout, ['lint', 'types', 'dead-code']).keys()].filter(isCode);
    for (const file of files) {
      checkout.edit(file, (before) =>
        before.startsWith('#!') ? before : `// Lines moved.\n\n${before}`,
      );
    }
    await checkout.commit('move lines');
    expectClean(await checkout.check(), 'after lines have moved');
    return `${files.length} files`;
  },
};

const layout = {
  name: 'reformatted',
  async run(checkout) {
    // Comments that are about the next line may be about another one afterwards.
    const files = [...knownFiles(checkout, ['lint', 'types']).keys()]
      .filter(isCode)
      .filter((file) => !/eslint-disable-|@ts-|prettier-ignore/u.test(checkout.read(file)));
    if (files.length === 0) throw new NotTried('No code has known findings.');
    const width = ['--print-width', '60', '--tab-width', '3', '--trailing-comma', 'none'];
    const options = [
      '--no-config',
      '--ignore-path',
      path.devNull,
      ...width,
      '--no-bracket-spacing',
    ];
    const { exitCode, stderr } = await checkout.exec('prettier', ['--write', ...options, ...files]);
    assert.equal(exitCode, 0, stderr);
    await checkout.commit('lay out differently');
    const gates = ['lint', 'types', 'dead-code'].flatMap((gate) => ['--gate', gate]);
    expectClean(await checkout.check(gates), 'after the layout has changed');
    return `${files.length} files`;
  },
};

const renamed = {
  name: 'renamed file',
  async run(checkout) {
    const file = await findUnreferenced(checkout);
    const { dir, ext, name } = path.posix.parse(file);
    const [stem, ...rest] = name.split('.');
    const target = path.posix.join(dir, [`${stem}-renamed`, ...rest].join('.') + ext);
    await checkout.git('mv', file, target);
    expectClean(await checkout.check(), 'after the file was renamed, before the commit');
    await checkout.commit('rename a file');
    expectClean(await checkout.check(), 'after the commit');
    return `${file} with ${knownFiles(checkout).get(file)} known`;
  },
};

export const moves = [lines, layout, renamed];

/** How many known findings each file has. */
function knownFiles({ read }, gates) {
  const { findings } = JSON.parse(read('groundrules.baseline.json'));
  const counts = new Map();
  for (const { file, gate } of findings) {
    if (gates === undefined || gates.includes(gate)) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

/** One with known findings that nothing refers to, so that a new name breaks nothing. */
async function findUnreferenced(checkout) {
  const files = [...knownFiles(checkout, ['lint'])]
    .filter(([file]) => isCode(file) && file.includes('/'))
    .toSorted(([, a], [, b]) => b - a);
  for (const [file] of files) {
    const [stem] = path.posix.basename(file).split('.');
    // Its own name is always found: in the baseline.
    const named = (await checkout.git('grep', '-l', '--fixed-strings', stem)).split('\n');
    if (named.every((other) => isRecord(other) || other === file)) return file;
  }
  throw new NotTried('Every file with known findings is referred to.');
}

function isRecord(file) {
  return file === 'groundrules.baseline.json' || file === 'eslint-suppressions.json';
}
