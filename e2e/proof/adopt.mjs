import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCheckout } from './checkout.mjs';
import { managerEnvironment, managerOf } from './managers.mjs';
import { mustRun } from './must-run.mjs';
import { settings, upgrades } from './settings.mjs';

/** What a repository installs that has none of its own. */
const tools = { eslint: '^10.0.0', knip: '^6.0.0', prettier: '^3.0.0', typescript: '^5.9.0' };
const ours = ['@groundrules/eslint-config', 'groundrules'];
const lintConfig =
  "import { groundrules } from '@groundrules/eslint-config';\n\nexport default groundrules();\n";

/**
 * Clones a repository and has the clone adopt the standard, as its README says.
 *
 * @param {string} source The checkout; it stays as it is.
 * @param {object} options
 * @param {string} options.name Its name.
 * @param {string} options.work The folder that holds the clones.
 * @param {string} options.managers What `installManagers()` returned.
 * @param {Record<string, string> | undefined} options.tarballs Our packages; the clone is used as it is without them.
 * @returns {Promise<object>} The clone, with what was adopted as its last commit.
 */
export async function adopt(source, { managers, name, tarballs, work }) {
  const folder = path.join(work, name);
  const registry = await mustRun('npm', ['config', 'get', 'registry'], { cwd: work });
  const manager = managerOf(source);
  const checkout = createCheckout({
    name,
    folder,
    manager,
    command: manager.command(managers),
    env: { ...managerEnvironment(registry.trim()), ...manager.env },
  });
  if (tarballs === undefined) return checkout;
  if (!existsSync(folder)) {
    await mustRun('git', ['clone', '--quiet', '--no-hardlinks', source, folder], { cwd: work });
    await checkout.git('tag', 'as-it-was');
  }
  await checkout.restore('as-it-was');
  await removeLintConfigs(checkout);
  writeFileSync(path.join(folder, 'eslint.config.mjs'), lintConfig);
  writeFileSync(path.join(folder, 'groundrules.json'), settingsOf(name));
  requirePackages(folder, manager, tarballs);
  const started = performance.now();
  await checkout.manage(manager.install);
  console.log(`  installed with ${manager.name} in ${seconds(started)} s`);
  await checkout.commit('adopt the standard', 'adopted');
  return checkout;
}

/** Advisories and times are another proof's business: they change with the day and the machine. */
function settingsOf(name) {
  const own = settings[name];
  const gates = { audit: 'off', bench: 'off', ...own?.gates };
  // A machine that does something else as well needs longer, which is no answer of a gate.
  return `${JSON.stringify({ timeout: '30m', ...own, gates }, null, 2)}\n`;
}

/** The standard's own config takes the place of theirs, whose plugins may not know the ESLint that it needs. */
async function removeLintConfigs({ folder, git }) {
  const files = (await git('ls-files', '-z')).split('\0');
  for (const file of files) {
    if (/^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?)$/u.test(path.basename(file))) {
      rmSync(path.join(folder, file));
    }
  }
}

function requirePackages(folder, manager, tarballs) {
  const file = path.join(folder, 'package.json');
  const text = readFileSync(file, 'utf8');
  const manifest = JSON.parse(text);
  const versions = Object.fromEntries(
    Object.entries(tarballs).map(([name, tarball]) => [name, `file:${tarball}`]),
  );
  const missing = Object.entries(tools).filter(
    ([name]) => name === 'eslint' || !isInstalledBy(manifest, name),
  );
  if (manifest.dependencies !== undefined) delete manifest.dependencies.eslint;
  manifest.devDependencies = {
    ...manifest.devDependencies,
    ...Object.fromEntries(missing),
    ...upgrades[path.basename(folder)],
    ...Object.fromEntries(ours.map((name) => [name, versions[name]])),
  };
  // Until a version is published, what our packages ask of each other comes from tarballs too.
  for (const [field, value] of Object.entries(manager.overrides(versions))) {
    manifest[field] = merge(manifest[field], value);
  }
  const indent = /^\s+(?=")/mu.exec(text)?.[0] ?? '  ';
  writeFileSync(file, `${JSON.stringify(manifest, null, indent)}\n`);
}

function isInstalledBy({ dependencies, devDependencies }, name) {
  return name in { ...dependencies, ...devDependencies };
}

function merge(before, added) {
  const merged = { ...before };
  for (const [key, value] of Object.entries(added)) {
    merged[key] = typeof value === 'object' ? { ...merged[key], ...value } : value;
  }
  return merged;
}

function seconds(started) {
  return ((performance.now() - started) / 1000).toFixed(1);
}
