import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { parsePage, type Section } from './parse-page.js';

const moduleName = 'virtual:practice-texts';
const resolved = `\0${moduleName}`;

const pagesFolder = fileURLToPath(new URL('../../../docs/practices/', import.meta.url));

/**
 * Reads every page of the standard.
 *
 * @returns The sections by the id of their practice.
 */
export function readSections(): ReadonlyMap<string, Section> {
  const names = readdirSync(pagesFolder).filter((name) => name.endsWith('.md'));
  const sections = names.flatMap((name) =>
    parsePage(`docs/practices/${name}`, readFileSync(path.join(pagesFolder, name), 'utf8')),
  );
  const byId = new Map(sections.map((section) => [section.id, section]));
  if (byId.size < sections.length) throw new Error('two sections are about the same practice');
  return byId;
}

/**
 * Makes the pages of the standard a module, so that they ship with the command.
 *
 * @returns A plugin for the bundler and for the tests. It fails where a section lacks a part.
 */
export function practiceTexts(): {
  readonly name: string;
  readonly resolveId: Hook;
  readonly load: Hook;
} {
  return {
    name: 'practice-texts',
    resolveId: { filter: { id: new RegExp(`^${moduleName}$`, 'u') }, handler: () => resolved },
    load: {
      filter: { id: new RegExp(`^${resolved}$`, 'u') },
      handler: () => {
        const texts = Object.fromEntries(
          // The catalogue says the title and why.
          [...readSections()].map(([practice, { enforcedBy, fix, right, wrong }]) => [
            practice,
            { wrong, right, fix, enforcedBy },
          ]),
        );
        return `export const practiceTexts = ${JSON.stringify(texts)};`;
      },
    },
  };
}

/** Called only for the module that it is about. */
interface Hook {
  readonly filter: { readonly id: RegExp };
  readonly handler: () => string;
}
