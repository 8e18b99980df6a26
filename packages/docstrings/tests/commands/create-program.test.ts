import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { CommandOptions } from '../../src/commands/command-options.js';
import { createProgram } from '../../src/commands/create-program.js';

/** What a command line asks for, or what is said of it. */
async function parse(
  args: readonly string[],
): Promise<{ folders?: unknown; options?: unknown; said: string }> {
  let asked: { folders: readonly string[]; options: CommandOptions } | undefined;
  let said = '';
  const program = createProgram(async (folders, options) => {
    asked = { folders, options };
    return await Promise.resolve(0);
  }).configureOutput({
    writeErr: (text) => {
      said += text;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (said === '') throw error;
  }
  return { ...asked, said };
}

const defaults = { format: 'text', private: true };

it.each<{ args: string[]; folders?: string[]; options?: object }>([
  { args: [] },
  { args: ['a', 'b c'], folders: ['a', 'b c'] },
  { args: ['--format', 'markdown'], options: { format: 'markdown' } },
  {
    args: ['--output=a b.txt', '--badge', 'c.svg'],
    options: { output: 'a b.txt', badge: 'c.svg' },
  },
  { args: ['--threshold', '0'], options: { threshold: 0 } },
  { args: ['--threshold=99.5', 'a'], folders: ['a'], options: { threshold: 99.5 } },
  { args: ['--exclude', 'enum', 'type'], options: { exclude: ['enum', 'type'] } },
  { args: ['a', '--entry', 'b', 'c'], folders: ['a'], options: { entry: ['b', 'c'] } },
  {
    args: ['--entry', 'b', '--entry', 'c', '--', 'a'],
    folders: ['a'],
    options: { entry: ['b', 'c'] },
  },
  {
    args: ['--source', 'dist=src', 'lib/a=code/a', '--source', 'x=y'],
    options: { source: { dist: 'src', 'lib/a': 'code/a', x: 'y' } },
  },
  { args: ['--list', 'all'], options: { list: Infinity } },
  { args: ['--list=none'], options: { list: 0 } },
  { args: ['--list', '20'], options: { list: 20 } },
  { args: ['--example-language', 'js'], options: { exampleLanguage: 'js', examples: true } },
  { args: ['--examples', '--readme'], options: { examples: true, readme: true } },
  { args: ['--no-private'], options: { private: false } },
])('takes $args', async ({ args, folders = [], options }) => {
  expect(await parse(args)).toEqual({ folders, options: { ...defaults, ...options }, said: '' });
});

it.each<{ args: string[]; says: RegExp }>([
  ...['', ' ', 'ninety', '-1', '100.1', 'NaN', 'Infinity', '90%', '1e9'].map((threshold) => ({
    args: [`--threshold=${threshold}`],
    says: /'--threshold <percent>' argument '.*' is invalid\. It has to be a number from 0 to 100\./u,
  })),
  ...['dist', '=src', 'dist=', '=', 'a=b=c', 'dist==src'].map((source) => ({
    args: [`--source=${source}`],
    says: /'--source <pairs\.\.\.>' argument '.*' is invalid\. It has to be two folders, as dist=src\./u,
  })),
  {
    args: ['--source', 'dist=src', 'dist=code'],
    says: /'dist=code' is invalid\. dist has a source already, src\./u,
  },
  ...['', '-1', '1.5', 'some', '1e3'].map((list) => ({
    args: [`--list=${list}`],
    says: /'--list <count>' argument '.*' is invalid\. It has to be all, none or a whole number\./u,
  })),
  { args: ['--example-language', 'tsx'], says: /Allowed choices are ts, js\./u },
  { args: ['--format', 'html'], says: /Allowed choices are text, json, markdown\./u },
  { args: ['--exclude', 'members'], says: /Allowed choices are function, class, /u },
  {
    args: ['--treshold', '9'],
    says: /unknown option '--treshold'\n\(Did you mean --threshold\?\)/u,
  },
  { args: ['--output'], says: /'--output <file>' argument missing/u },
])('refuses $args', async ({ args, says }) => {
  const { folders, said } = await parse(args);
  expect(said).toMatch(says);
  expect(said).toContain('Run docstrings --help for all options.');
  expect(folders).toBeUndefined();
});

it('has its options in the README', () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const documented = [...readme.matchAll(/^\| `(--[^`]*)` /gmu)].map(([, flags]) => flags);
  const { options } = createProgram(() => Promise.resolve(0));
  expect(documented).toEqual(
    options.map(({ flags }) => flags).filter((flags) => flags !== '-V, --version'),
  );
});
