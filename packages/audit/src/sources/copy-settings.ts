import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument, visit } from 'yaml';

/** Settings that count in the folder of a project, and how paths in them are made to hold elsewhere. */
const ofProject: Readonly<Record<string, (text: string, folder: string) => string>> = {
  '.npmrc': absoluteLines,
  '.yarnrc': absoluteLines,
  'pnpm-workspace.yaml': withoutWorkspaces,
  'bunfig.toml': (text) => text,
};

/**
 * Copies the settings of a repository's package manager to a new folder, so that it acts there as it does here. Yarn also
 * reads those of all folders around.
 *
 * @param root - Absolute path of the repository.
 * @param top - Absolute path of the new folder.
 * @returns Absolute path of the folder in it that stands for the repository.
 */
export async function copySettings(root: string, top: string): Promise<string> {
  let folder = top;
  await mkdir(folder, { recursive: true });
  for (const around of foldersDownTo(root)) {
    const text = await readIfThere(path.join(around, '.yarnrc.yml'));
    if (text === undefined) continue;
    folder = path.join(folder, 'in');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, '.yarnrc.yml'), absoluteYaml(text, around));
  }
  for (const [name, adapt] of Object.entries(ofProject)) {
    const text = await readIfThere(path.join(root, name));
    if (text !== undefined) await writeFile(path.join(folder, name), adapt(text, root));
  }
  return folder;
}

function foldersDownTo(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [...foldersDownTo(parent), folder];
}

/** `cafile=./ca.pem` and `yarn-path "./yarn.cjs"`. */
function absoluteLines(text: string, folder: string): string {
  return text.replaceAll(
    /^(\s*"?(?:cafile|certfile|keyfile|yarn-path)"?(?:\s*=\s*|\s+)"?)(\.{1,2}\/[^"\n]*)/gmu,
    (_, before: string, file: string) => `${before}${path.resolve(folder, file)}`,
  );
}

const paths: ReadonlySet<unknown> = new Set([
  'yarnPath',
  'path',
  'httpsCaFilePath',
  'httpsCertFilePath',
  'httpsKeyFilePath',
]);

function absoluteYaml(text: string, folder: string): string {
  const document = parseDocument(text);
  const resolve = (file: string): string => path.resolve(folder, file);
  visit(document, {
    Pair: (_, pair) => {
      const [key, value] = [scalar(pair.key), scalar(pair.value)];
      // What holds a variable is told apart by Yarn alone.
      if (paths.has(key) && typeof value === 'string' && !/^\$|^~|^https?:/u.test(value)) {
        pair.value = document.createNode(resolve(value));
      }
    },
    Seq: (_, sequence) => {
      for (const [index, item] of sequence.items.entries()) {
        const value = scalar(item);
        if (typeof value === 'string' && /^\.{1,2}\/.*\.c?js$/u.test(value)) {
          sequence.items[index] = document.createNode(resolve(value));
        }
      }
    },
  });
  return document.toString();
}

function scalar(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'value' in node ? node.value : undefined;
}

/** The settings of pnpm stand beside the globs of its workspaces, which are not copied. */
function withoutWorkspaces(text: string): string {
  const document = parseDocument(text);
  for (const key of ['packages', 'patchedDependencies', 'overrides', 'configDependencies']) {
    document.delete(key);
  }
  return document.toString();
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    ) {
      return undefined;
    }
    throw error;
  }
}
