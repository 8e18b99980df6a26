import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createTemporaryRepository,
  runCommand,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { execa } from 'execa';
import ts from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';

import { replaceText } from '../../src/files/replace-text.js';
import { linkTools } from '../gates/support/tools.js';
import { canBeRefused, isRoot, somebodyElse, withFewRights } from '../support/few-rights.js';

function folderOf(files: RepositoryFiles): string {
  const folder = createTemporaryRepository(files);
  onTestFinished(folder.dispose);
  return realpathSync(folder.path);
}

const read = (file: string): string => readFileSync(file, 'utf8');

describe('what stays as it was', () => {
  it.skipIf(process.platform === 'win32').each([0o755, 0o600, 0o640, 0o2755])(
    'is the mode %o',
    async (mode) => {
      const folder = folderOf({ a: 'old' });
      const file = path.join(folder, 'a');
      chmodSync(file, mode);
      await replaceText(file, 'new');
      expect(read(file)).toBe('new');
      expect(statSync(file).mode & 0o7777).toBe(mode);
      expect(readdirSync(folder)).toEqual(['a']);
    },
  );

  it.each<readonly [string, (folder: string) => string]>([
    ['a link', () => 'a'],
    ['a link to a link', () => 'first'],
    ['a link by the whole path', (folder) => path.join(folder, 'a')],
    ['a link whose target is not there yet', () => 'later'],
  ])('is %s, whose target is written', async (_, targetOf) => {
    const folder = folderOf({ a: 'old' });
    symlinkSync('a', path.join(folder, 'first'));
    const target = targetOf(folder);
    const link = path.join(folder, 'link');
    symlinkSync(target, link);
    await replaceText(link, 'new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(lstatSync(path.join(folder, 'first')).isSymbolicLink()).toBe(true);
    expect(read(path.resolve(folder, target))).toBe('new');
    expect(readdirSync(folder).toSorted()).toEqual(
      [...new Set(['a', 'first', 'link', path.basename(target)])].toSorted(),
    );
  });

  it('is a link to a folder on the way', async () => {
    const folder = folderOf({ 'real/a': 'old' });
    symlinkSync('real', path.join(folder, 'through'), 'junction');
    await replaceText(path.join(folder, 'through/a'), 'new');
    expect(read(path.join(folder, 'real/a'))).toBe('new');
    expect(lstatSync(path.join(folder, 'through')).isSymbolicLink()).toBe(true);
    expect(readdirSync(path.join(folder, 'real'))).toEqual(['a']);
  });

  it.each([
    ['longer', 'old', 'a longer text than before'],
    ['shorter', 'a longer text than after', 'new'],
    ['empty', 'old', ''],
  ])('is another name of the same file, where the text becomes %s', async (_, before, after) => {
    const folder = folderOf({ a: before });
    linkSync(path.join(folder, 'a'), path.join(folder, 'b'));
    await replaceText(path.join(folder, 'a'), after);
    expect([read(path.join(folder, 'a')), read(path.join(folder, 'b'))]).toEqual([after, after]);
  });
});

it('writes what is not there yet, and a text of any length whole', async () => {
  const folder = folderOf({});
  const text = 'größe\r\n'.repeat(700_000);
  await replaceText(path.join(folder, 'a'), text);
  expect(read(path.join(folder, 'a'))).toBe(text);
  expect(readdirSync(folder)).toEqual(['a']);
});

it.skipIf(process.platform === 'win32')('writes a file of the longest name', async () => {
  const folder = folderOf({});
  const name = 'a'.repeat(255);
  for (const text of ['first', 'second']) {
    await replaceText(path.join(folder, name), text);
    expect(read(path.join(folder, name))).toBe(text);
  }
  expect(readdirSync(folder)).toEqual([name]);
});

it.skipIf(process.platform === 'win32')('writes into a pipe instead of replacing it', async () => {
  const folder = folderOf({});
  const pipe = path.join(folder, 'pipe');
  await runCommand('mkfifo', [pipe], { cwd: folder });
  const reading = execa('cat', [pipe], { stripFinalNewline: false });
  await replaceText(pipe, 'text\n');
  expect((await reading).stdout).toBe('text\n');
  expect(statSync(pipe).isFIFO()).toBe(true);
});

it('refuses a folder, and leaves nothing beside it', async () => {
  const folder = folderOf({});
  mkdirSync(path.join(folder, 'a'));
  await expect(replaceText(path.join(folder, 'a'), 'new')).rejects.toThrow('EISDIR');
  expect(readdirSync(folder)).toEqual(['a']);
});

/** A module that another process can load: the sources as JavaScript. */
function compile(): string {
  const folder = folderOf({});
  linkTools(folder, 'write-file-atomic');
  const source = new URL('../../src/files/replace-text.ts', import.meta.url);
  const file = path.join(folder, 'replace-text.mjs');
  writeFileSync(
    file,
    ts.transpileModule(readFileSync(source, 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    }).outputText,
  );
  return pathToFileURL(file).href;
}

/** Node.js with code that has the function, for a process with other rights or limits than ours. */
function command(code: string): readonly [string, ...string[]] {
  const script = `import { replaceText } from ${JSON.stringify(compile())};\n${code}`;
  return [process.execPath, '--input-type=module', '--eval', script];
}

/** Calls it in such a process, and says how that ended. A file may hold so many blocks at most. */
async function replaceIn(file: string, text: string, blocks?: number): Promise<string> {
  const args = command(`
    process.on('SIGXFSZ', () => {});
    try { await replaceText(${JSON.stringify(file)}, ${JSON.stringify(text)}); console.log('written'); }
    catch (error) { console.log(error.code ?? error.message); }
  `);
  const limit = blocks === undefined ? '' : `ulimit -f ${String(blocks)}; `;
  const { stderr, stdout } = await execa(
    'sh',
    ['-c', `${limit}exec "$0" "$@"`, ...withFewRights(...args)],
    { cwd: path.dirname(file), reject: false },
  );
  return `${stdout}${stderr}`;
}

describe.skipIf(!canBeRefused)('where the system refuses', () => {
  it('does not replace a file that may only be read', async () => {
    const folder = folderOf({ a: 'old' });
    const file = path.join(folder, 'a');
    chmodSync(file, 0o444);
    expect(await replaceIn(file, 'new')).toBe('EACCES');
    expect(read(file)).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('writes a file in a folder that takes no other', async () => {
    const folder = folderOf({ 'sub/a': 'old' });
    const file = path.join(folder, 'sub/a');
    chmodSync(path.join(folder, 'sub'), 0o555);
    onTestFinished(() => {
      chmodSync(path.join(folder, 'sub'), 0o755);
    });
    expect(await replaceIn(file, 'new')).toBe('written');
    expect(read(file)).toBe('new');
  });

  it.skipIf(!isRoot)('keeps the owner of what others may write', async () => {
    const folder = folderOf({ a: 'old' });
    const file = path.join(folder, 'a');
    chmodSync(file, 0o666);
    chownSync(file, somebodyElse, somebodyElse);
    const { ino, uid } = statSync(file);
    expect(await replaceIn(file, 'new')).toBe('written');
    expect(read(file)).toBe('new');
    expect(statSync(file)).toMatchObject({ ino, uid });
  });

  // A limit of one process stands for a full disk: the system takes a part of the text, and nothing more.
  it.each([
    ['alone', false],
    ['of two names', true],
  ])('leaves a file %s whole where there is no room for the text', async (_, isLinked) => {
    const before = 'old '.repeat(2000);
    const folder = folderOf({ a: before });
    const file = path.join(folder, 'a');
    if (isLinked) linkSync(file, path.join(folder, 'b'));
    expect(await replaceIn(file, 'new '.repeat(20_000), 32)).toBe('EFBIG');
    expect(read(file)).toBe(before);
    expect(readdirSync(folder)).toEqual(isLinked ? ['a', 'b'] : ['a']);
  });
});

it('leaves the old text or the new one, whenever it is killed', async () => {
  const folder = folderOf({});
  const file = path.join(folder, 'a');
  const texts = ['a', 'b'].map((letter) => letter.repeat(4_000_000));
  writeFileSync(file, texts[0] ?? '');
  const [node, ...args] = command(`
    console.log('started');
    for (;;) for (const letter of 'ba') await replaceText(${JSON.stringify(file)}, letter.repeat(4_000_000));
  `);
  for (const wait of [1, 7, 15, 30, 45]) {
    const running = execa(node, args, { reject: false });
    await new Promise((resolve) => running.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, wait));
    running.kill('SIGKILL');
    await running;
    expect(texts.includes(read(file))).toBe(true);
  }
  expect(existsSync(file)).toBe(true);
});
