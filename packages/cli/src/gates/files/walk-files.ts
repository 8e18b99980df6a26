import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What a .gitignore says, and of which folder. */
interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** Of other version control, and what was installed. */
const neverOurs = new Set(['.git', '.hg', '.jj', '.sl', '.svn', 'node_modules']);

/**
 * Lists the files of a folder that is not under Git, by the .gitignore files in it.
 *
 * @param root - Absolute path of the folder.
 * @returns Paths relative to it, with `/`: files and links, which are not followed.
 */
export async function walkFiles(root: string): Promise<string[]> {
  return await walk(root, '', []);
}

async function walk(root: string, folder: string, outer: readonly Rules[]): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const rules = entries.some(({ name }) => name === '.gitignore')
    ? [...outer, await readRules(root, folder)]
    : outer;
  const files: string[] = [];
  for (const entry of entries) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (neverOurs.has(entry.name) || isIgnored(`${file}/`, rules)) continue;
      files.push(...(await walk(root, file, rules)));
    } else if ((entry.isFile() || entry.isSymbolicLink()) && !isIgnored(file, rules)) {
      files.push(file);
    }
  }
  return files;
}

async function readRules(root: string, folder: string): Promise<Rules> {
  const text = await readFile(path.join(root, folder, '.gitignore'), 'utf8');
  return { folder, matcher: ignore().add(text) };
}

/** The innermost file that says something about a path decides. */
function isIgnored(file: string, rules: readonly Rules[]): boolean {
  for (const { folder, matcher } of rules.toReversed()) {
    const { ignored, unignored } = matcher.test(
      folder === '' ? file : file.slice(folder.length + 1),
    );
    if (ignored || unignored) return ignored;
  }
  return false;
}
