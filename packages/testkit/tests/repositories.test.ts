import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTemporaryRepository, packPackages, runCommand } from '../src/repositories.js';

const cwd = import.meta.dirname;

describe('createTemporaryRepository', () => {
  it('writes files with their folders, objects as JSON', () => {
    const repository = createTemporaryRepository({ 'package.json': { type: 'module' } });
    onTestFinished(repository.dispose);
    repository.write({ 'src/deep/index.js': 'export {};\n' });
    const read = (file: string): string => readFileSync(path.join(repository.path, file), 'utf8');
    expect(JSON.parse(read('package.json'))).toEqual({ type: 'module' });
    expect(read('src/deep/index.js')).toBe('export {};\n');
  });

  it('is a folder of its own, without symbolic links', () => {
    const first = createTemporaryRepository({});
    onTestFinished(first.dispose);
    const second = createTemporaryRepository({});
    onTestFinished(second.dispose);
    expect(first.path).not.toBe(second.path);
    expect(first.path).toBe(realpathSync(first.path));
  });

  it('leaves nothing behind, even when disposed of twice', () => {
    const repository = createTemporaryRepository({ 'a/b.txt': '' });
    repository.dispose();
    repository.dispose();
    expect(existsSync(repository.path)).toBe(false);
  });
});

describe('runCommand', () => {
  it('hands back output and exit code, also of a command that fails', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3;";
    expect(await runCommand(process.execPath, ['--eval', script], { cwd })).toEqual({
      exitCode: 3,
      stdout: 'out',
      stderr: 'err',
    });
  });

  it('runs in the folder, with variables on top of its own', async () => {
    const script = 'console.log(process.cwd(), process.env.ADDED, process.env.PATH !== undefined)';
    const { stdout } = await runCommand(process.execPath, ['--eval', script], {
      cwd,
      env: { ADDED: 'yes' },
    });
    expect(stdout).toBe(`${realpathSync(cwd)} yes true`);
  });

  it('has no exit code for a command that a signal ended', async () => {
    const script = "process.kill(process.pid, 'SIGKILL')";
    const { exitCode } = await runCommand(process.execPath, ['--eval', script], { cwd });
    expect(exitCode).toBeUndefined();
  });

  it('throws when the program or the folder is missing', async () => {
    await expect(runCommand('groundrules-missing', [], { cwd })).rejects.toThrow(
      `groundrules-missing could not be started in ${cwd}`,
    );
    const missing = path.join(cwd, 'missing');
    await expect(runCommand(process.execPath, [], { cwd: missing })).rejects.toThrow(missing);
  });
});

describe('packPackages', () => {
  it('packs what is not private, by name', async () => {
    const repository = createTemporaryRepository({
      'packages/one/package.json': { name: '@example/one', version: '1.0.0' },
      'packages/two/package.json': { name: 'two', version: '1.0.0', private: true },
      'tarballs/.keep': '',
    });
    onTestFinished(repository.dispose);
    const destination = path.join(repository.path, 'tarballs');
    const tarballs = await packPackages(path.join(repository.path, 'packages'), destination);
    expect(tarballs).toEqual({ '@example/one': path.join(destination, 'example-one-1.0.0.tgz') });
    expect(existsSync(tarballs['@example/one'] ?? '')).toBe(true);
  });

  it('says which package npm refuses', async () => {
    const repository = createTemporaryRepository({ 'packages/one/package.json': { name: 'one' } });
    onTestFinished(repository.dispose);
    const packages = path.join(repository.path, 'packages');
    await expect(packPackages(packages, repository.path)).rejects.toThrow("npm can't pack one");
  });
});
