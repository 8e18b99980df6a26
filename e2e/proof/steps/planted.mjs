import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findEntryPoints } from '@groundrules/docstrings';
import { expectOpen, listed } from '../expect.mjs';
import { findHost } from '../find-host.mjs';
import { flaws, undocumented } from '../flaws.mjs';
import { ignoredIn } from '../ignored-in.mjs';
import { NotTried } from './not-tried.mjs';

const single = flaws.map(({ file, gate, rule, text }) => ({
  name: `planted: ${gate}`,
  async run(checkout) {
    const target = file(await findHost(checkout));
    plant(checkout, target, text);
    expectOpen(await checkout.check(['--gate', gate]), [`${gate} ${rule} ${target}`]);
    return `${rule} in ${target}`;
  },
}));

const docs = {
  name: 'planted: docs',
  async run(checkout) {
    const entry = await findEntry(checkout);
    plant(checkout, entry, undocumented.text);
    const { gate, rule } = undocumented;
    expectOpen(await checkout.check(['--gate', gate]), [`${gate} ${rule} ${entry}`]);
    return `${rule} in ${entry}`;
  },
};

/** All of them at once: each gate fails, and nothing is said of what was not touched. */
const together = {
  name: 'planted: all',
  async run(checkout) {
    const host = await findHost(checkout);
    for (const { file, text } of flaws) plant(checkout, file(host), text);
    const { exitCode, open } = await checkout.check();
    assert.equal(exitCode, 1);
    const found = new Set(open.map(({ file, gate, rule }) => `${gate} ${rule} ${file}`));
    const expected = flaws.map(({ file, gate, rule }) => `${gate} ${rule} ${file(host)}`);
    assert.deepEqual(
      expected.filter((one) => !found.has(one)),
      [],
      'was planted and not found',
    );
    const touched = new Set(flaws.map(({ file }) => file(host)));
    assert.deepEqual(listed(open.filter(({ file }) => !touched.has(file))), [], 'was not planted');
    return `${open.length} open`;
  },
};

export const planted = [...single, docs, together];

function plant({ edit, folder, write }, file, text) {
  if (existsSync(path.join(folder, file))) edit(file, (before) => before + text);
  else write(file, text);
}

/** The source behind `.` of a package that the gate measures. */
async function findEntry(checkout) {
  const { check, folder, git } = checkout;
  const { report } = await check(['--gate', 'docs']);
  const [gate] = report.gates;
  if (gate.status === 'skipped') throw new NotTried(gate.reason);
  const manifests = (await git('ls-files', '-z', 'package.json', '**/package.json')).split('\0');
  const isIgnored = ignoredIn(checkout);
  const measured = manifests.filter((manifest) => manifest !== '' && !isIgnored(manifest));
  const entries = measured.flatMap((manifest) => {
    const found = findEntryPoints(path.join(folder, path.dirname(manifest))).entries;
    return found.filter(({ file, specifier }) => specifier === '.' && file.endsWith('.ts'));
  });
  const [entry] = entries;
  if (entry === undefined) throw new NotTried('No package publishes TypeScript.');
  return path.relative(folder, entry.file);
}
