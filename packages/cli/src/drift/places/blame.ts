import { tryGit } from '../../git/run-git.js';
import type { Place } from '../weakening.js';

/** Who wrote a line last. */
interface Blame {
  /** The commit's hash, shortened. */
  readonly commit: string;
  readonly author: string;
  /** ISO date of the author's day, in UTC. */
  readonly date: string;
  /** The first line of the commit's message. */
  readonly summary: string;
}

/** What is known of who wrote a line. */
export type Authorship =
  | ({ readonly kind: 'committed' } & Blame)
  /** The line stands in the work tree only. */
  | { readonly kind: 'uncommitted' };

const shortHash = 10;

/**
 * Asks Git who wrote lines last.
 *
 * @param root - Absolute path of the repository.
 * @param places - The lines; those without a number are left out.
 * @returns What is known, by `file:line`; nothing outside Git.
 */
export async function blame(
  root: string,
  places: readonly Place[],
): Promise<ReadonlyMap<string, Authorship>> {
  const lines = new Map<string, Set<number>>();
  for (const { file, line } of places) {
    if (line !== undefined) lines.set(file, (lines.get(file) ?? new Set()).add(line));
  }
  const found = new Map<string, Authorship>();
  const shallow = await tryGit(root, ['rev-parse', '--is-shallow-repository']);
  const isShallow = shallow.stdout.trim() === 'true';
  await Promise.all(
    [...lines].map(async ([file, numbers]) => {
      const ranges = [...numbers].flatMap((line) => ['-L', `${String(line)},${String(line)}`]);
      const answer = await tryGit(root, ['blame', '--line-porcelain', ...ranges, '--', file]);
      if (answer.exitCode !== 0) {
        // New, and not announced to Git: it is known that nobody committed it.
        if (await isUntracked(root, file)) {
          for (const line of numbers) found.set(`${file}:${String(line)}`, { kind: 'uncommitted' });
        }
        return;
      }
      for (const [line, authorship] of parse(answer.stdout, isShallow)) {
        found.set(`${file}:${String(line)}`, authorship);
      }
    }),
  );
  return found;
}

async function isUntracked(root: string, file: string): Promise<boolean> {
  const listed = await tryGit(root, ['ls-files', '--others', '--', file]);
  return listed.exitCode === 0 && listed.stdout.trim() !== '';
}

function parse(output: string, isShallow: boolean): [line: number, authorship: Authorship][] {
  const found: [number, Authorship][] = [];
  // Each line of the file comes after what is known of it, behind a tab.
  for (const [, head = ''] of output.matchAll(/((?:[^\t\n][^\n]*\n)+)\t[^\n]*(?:\n|$)/gu)) {
    const [, commit = '', line = ''] = /^([\da-f]{40,64}) \d+ (\d+)/u.exec(head) ?? [];
    const fields = head.split('\n');
    // The oldest commit of a shallow clone stands for all before it: who wrote the line is not known.
    if (isShallow && fields.includes('boundary')) continue;
    const field = (name: string): string =>
      fields.find((one) => one.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
    found.push([
      Number(line),
      /^0+$/u.test(commit)
        ? { kind: 'uncommitted' }
        : {
            kind: 'committed',
            commit: commit.slice(0, shortHash),
            author: field('author'),
            date: new Date(Number(field('author-time')) * 1000).toISOString().slice(0, 10),
            summary: field('summary'),
          },
    ]);
  }
  return found;
}
