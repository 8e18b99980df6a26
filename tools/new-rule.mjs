// Scaffolds a rule that works and passes every check, to be made into what it is meant to be:
// `node tools/new-rule.mjs <rule-id> --practice <id> --description "Disallow ..." [--level recommended]`.
// Refuses to overwrite anything (exit code 2).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addEnforcer, findPractice } from './new-rule/catalogue.mjs';
import { OptionsError, readOptions } from './new-rule/options.mjs';
import { renderPage, renderRule, renderTest } from './new-rule/templates.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

try {
  scaffold(readOptions(parse()));
} catch (error) {
  if (!(error instanceof OptionsError)) throw error;
  console.error(error.message);
  process.exit(2);
}

function scaffold(options) {
  const { id, practice } = options;
  const practiceFile = findPractice(repository, practice);
  const area = path.basename(practiceFile, '.ts');
  const plugin = 'packages/eslint-plugin';
  const files = {
    [`${plugin}/src/rules/${id}.ts`]: renderRule({ ...options, area }),
    [`${plugin}/tests/rules/${id}.test.ts`]: renderTest(options),
    [`${plugin}/docs/rules/${id}.md`]: renderPage(options),
  };
  for (const file of Object.keys(files)) {
    if (existsSync(path.join(repository, file)))
      throw new OptionsError(`${file} is there already. Choose another id, or remove it first.`);
  }

  for (const [file, content] of Object.entries(files)) write(file, content);
  addEnforcer(practiceFile, practice, `groundrules/${id}`);
  const touched = [...Object.keys(files), path.relative(repository, practiceFile)];
  run(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', ...touched]);
  // The index first, as the plugin has to know the rule before its tables can be generated.
  run(process.execPath, ['tools/generate.mjs', '--only', 'rule-index']);
  for (const folder of ['packages/catalogue', plugin]) run('npm', ['run', 'build', '-w', folder]);
  run(process.execPath, ['tools/generate.mjs']);

  console.log(`
The rule reports calls of \`replaceMe()\` so far. Next:
  1. turn what people report against its nearest kin into cases: ${plugin}/tests/rules/${id}.test.ts
  2. write the rule: ${plugin}/src/rules/${id}.ts
  3. write its page: ${plugin}/docs/rules/${id}.md
  4. seed the flaw in apps/demo/flawed, with \`// seeded: ${practice}\` on its line, and run \`npm start\`
  5. accept the new rule in the presets (\`npx vitest run -u\` in packages/eslint-config), run \`npm test\`
     and add a changeset with \`npm run changeset\``);
}

function parse() {
  const text = { type: 'string' };
  try {
    return parseArgs({
      allowPositionals: true,
      options: { description: text, level: { ...text, default: 'strict' }, practice: text },
    });
  } catch (error) {
    throw new OptionsError(error.message, { cause: error });
  }
}

function write(file, content) {
  const absolute = path.join(repository, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, content, { flag: 'wx' });
  console.log(`written  ${file}`);
}

function run(program, argumentList) {
  const { error, status } = spawnSync(program, argumentList, {
    cwd: repository,
    // On Windows npm is a command script, which only a shell starts.
    shell: process.platform === 'win32' && program === 'npm',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error) throw error;
  if (status === 0) return;
  console.error(`${[program, ...argumentList].join(' ')} ended with exit code ${status}.`);
  process.exit(1);
}
