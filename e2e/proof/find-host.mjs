import { ignoredIn } from './ignored-in.mjs';
import { NotTried } from './steps/not-tried.mjs';

const isSource = (file) =>
  /\.ts$/u.test(file) &&
  !/\.(?:d|test|spec|config|bench)\.ts$|(?:^|\/)(?:__\w+__|tests?|dist|examples?|docs|www|website|scripts|fixtures|\..*)\//u.test(
    file,
  );

/**
 * Finds a source file to plant flaws in: one that the lint gate judges, with the fewest known findings.
 *
 * @param {object} checkout The clone.
 * @returns {Promise<string>} Its path.
 */
export async function findHost(checkout) {
  const { git, read } = checkout;
  const isIgnored = ignoredIn(checkout);
  const { findings } = JSON.parse(read('groundrules.baseline.json'));
  const known = new Map();
  for (const { file } of findings) known.set(file, (known.get(file) ?? 0) + 1);
  const files = (await git('ls-files', '-z'))
    .split('\0')
    .filter((file) => isSource(file) && !isIgnored(file));
  const inSource = files.filter((file) => /(?:^|\/)(?:src|source)\//u.test(file));
  const [host] = (inSource.length > 0 ? inSource : files)
    .filter((file) => read(file).split('\n').length > 20)
    .toSorted((a, b) => (known.get(a) ?? 0) - (known.get(b) ?? 0) || (a < b ? -1 : 1));
  if (host === undefined) throw new NotTried('There is no source file to plant a flaw in.');
  return host;
}
