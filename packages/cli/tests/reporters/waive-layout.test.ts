import { runCommand } from '@groundrules/testkit/repositories';
import { expect, it } from 'vitest';

import { check } from '../../src/commands/check.js';
import { waive, type WaiveOptions } from '../../src/commands/waive.js';
import { createProgram, type Commands } from '../../src/program/create-program.js';
import { linkTools } from '../gates/support/tools.js';
import { createGitRepository } from '../support/git-repository.js';
import { ioOf } from '../support/io-of.js';

const ugly = 'const a = {b:1}\nconst c = [ 1 ]\n\nfoo( )\n';

/** As a shell would give it to the command. */
async function parse(command: string): Promise<WaiveOptions> {
  const { stdout } = await runCommand(
    'sh',
    [
      '-c',
      `for one in ${command.replace(/^npx groundrules /u, '')}; do printf '%s\\0' "$one"; done`,
    ],
    { cwd: process.cwd() },
  );
  let told: WaiveOptions | undefined;
  const commands = new Proxy({} as Commands, {
    get: () => (options: WaiveOptions) => {
      told = options;
      return Promise.resolve();
    },
  });
  await createProgram(commands).parseAsync(stdout.split('\0').slice(0, -1), { from: 'user' });
  if (told === undefined) throw new Error(`no command: ${command}`);
  return told;
}

it.each([
  'src/a.js',
  'src/[slug]/page (1).js',
  "src/it's {a,b}.js",
  'src/@scope+$HOME!.js',
  'src/ä b*?.js',
])(
  'the step that a report gives waives the whole layout of %s, and of no other file',
  async (file) => {
    const repository = await createGitRepository({
      'package.json': '{ "name": "sample" }\n',
      '.gitignore': 'node_modules\n',
      [file]: ugly,
      'tsrc/other.js': ugly,
    });
    linkTools(repository.path, 'prettier');
    const look = async (): Promise<string> => {
      const { io, printed } = ioOf(repository.path, { columns: 400 });
      await check({ gates: ['format'], fix: false, format: 'text' }, { ...io, isCI: true });
      return printed();
    };
    const before = await look();
    expect(before).toContain(`${file}\n`);
    const [command = ''] = /npx groundrules waive prettier .*/u.exec(before) ?? [];
    const terms = { reason: 'It is laid out by hand.', owner: 'ann', expires: '2027-02-01' };
    await waive({ ...(await parse(command)), ...terms }, ioOf(repository.path).io);
    const after = await look();
    expect(after).not.toContain(`${file}\n`);
    expect(after).toContain('tsrc/other.js\n');
  },
);
