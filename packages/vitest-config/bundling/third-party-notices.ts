import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rolldown } from 'tsdown';

const licences: ReadonlySet<unknown> = new Set(['Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT']);

/**
 * Writes the licences of what is bundled beside the bundle, as they ask for.
 *
 * @param fileName - Name of the file in the output folder.
 * @returns A plugin for the bundler. It fails the build where a package has no licence text, or a licence about which
 * somebody has to think first.
 */
export function thirdPartyNotices(fileName: string): Rolldown.Plugin {
  return {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const module of output.moduleIds) {
          const folder = /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+(?=[/\\])/u.exec(
            module,
          );
          if (folder !== null) folders.add(folder[0]);
        }
      }
      const notices = [...folders].toSorted().map((folder) => noticeOf(folder));
      this.emitFile({ type: 'asset', fileName, source: notices.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

function noticeOf(folder: string): string {
  const { license, name, version } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, unknown>>;
  const title = `${String(name)} ${String(version)}`;
  if (!licences.has(license)) throw new Error(`${title} has the licence ${String(license)}`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined) throw new Error(`${title} has no licence text`);
  return `${title}\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}
