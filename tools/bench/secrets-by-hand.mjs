// Looks for secrets by the library alone, as its own command does: `node secrets-by-hand.mjs`, in a repository of Git.
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../packages/cli/package.json', import.meta.url));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { lintSource } = await load('@secretlint/core');
const { creator } = await load('@secretlint/secretlint-rule-preset-recommend');
const config = {
  rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }],
};
// Its notes of times are searched at each of them, which takes longer than the work.
performance.mark = () => undefined;

const names = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
let found = 0;
for (const file of names.split('\0')) {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) continue;
  const content = readFileSync(file, 'utf8');
  if (content.includes('\0')) continue;
  const { messages } = await lintSource({
    source: {
      filePath: path.resolve(file),
      content,
      ext: path.extname(file),
      contentType: 'text',
    },
    options: { config },
  });
  found += messages.length;
}
console.log(found);
