import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBuilt } from '../generate/load-built.mjs';
import { repository } from './support/copy-repository.mjs';
import { listFiles } from './support/list-files.mjs';

const { practices } = await loadBuilt(repository, 'catalogue');
const files = listFiles(repository);
const documents = files.filter((file) => file.endsWith('.md') && !file.startsWith('.changeset'));
const guides = ['AGENTS.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'];
const { scripts } = JSON.parse(read('package.json'));

function read(file) {
  return readFileSync(path.join(repository, file), 'utf8');
}

/** Text without its code, in which a link or a heading would be an example. */
function withoutCode(text) {
  const outside = text.split(/^```.*$/mu).filter((_part, index) => index % 2 === 0);
  return outside.join('').replaceAll(/`[^`\n]*`/gu, '');
}

/** The anchors that a page offers, as GitHub makes them of its headings. */
function readAnchors(file) {
  return Array.from(read(file).matchAll(/^#+ (?<title>.+)$/gmu), ({ groups }) =>
    groups.title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it('finds the documents', () => {
  expect(documents).toEqual(expect.arrayContaining(guides));
  expect(documents).toContain('packages/eslint-plugin/README.md');
});

describe.each(documents)('%s', (document) => {
  const links = Array.from(
    withoutCode(read(document)).matchAll(/\]\((?<target>[^)\s]+)\)/gu),
    ({ groups }) => groups.target,
  ).filter((target) => !/^[a-z]+:/u.test(target));

  it('links to what exists', () => {
    const broken = links.filter((link) => {
      const [target, anchor] = link.split('#');
      const file = target === '' ? document : path.join(path.dirname(document), target);
      if (!existsSync(path.join(repository, file))) return true;
      return anchor !== undefined && !readAnchors(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe.each(guides)('%s', (guide) => {
  const code = Array.from(
    read(guide).matchAll(/`(?<text>[^`\n]+)`/gu),
    ({ groups }) => groups.text,
  );

  it('names paths that exist', () => {
    const paths = code.filter((text) =>
      /^[\w.-]+(?:\/[\w.-]+)+$|^[\w-]+\.(?:md|json|js|mjs)$/u.test(text),
    );
    // A file may be named alone where its folder was named before.
    const isThere = (file) =>
      existsSync(path.join(repository, file)) || files.some((it) => it.endsWith(`/${file}`));
    expect(paths.filter((file) => !file.startsWith('@') && !isThere(file))).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = Array.from(
      read(guide).matchAll(/\bnpm run (?<name>[\w:-]+)/gu),
      ({ groups }) => groups.name,
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const scriptFiles = Array.from(
      read(guide).matchAll(/\bnode (?<file>[\w./-]+\.mjs)/gu),
      ({ groups }) => groups.file,
    );
    expect(scriptFiles.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
  });
});

it.each(practices)('$id has a section on its page', ({ docs }) => {
  const [page, anchor] = docs.split('#');
  expect(readAnchors(page)).toContain(anchor);
});

it('CLAUDE.md is AGENTS.md by another name', () => {
  expect(readlinkSync(path.join(repository, 'CLAUDE.md'))).toBe('AGENTS.md');
});
