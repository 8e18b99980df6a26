import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Mark } from './finding.js';

/** `// seeded: a, b` marks its own line, `seeded-next-line` the next one, `seeded-file` the file. */
const commentMark =
  /(?:\/\/|\/\*|\*|#) *seeded(?<where>-next-line|-file)?: *(?<practices>[a-z-]+(?:, *[a-z-]+)*)/u;

/** Files of npm, which can't hold comments. */
const withoutComments: ReadonlySet<string> = new Set(['package.json', 'package-lock.json']);

/**
 * Reads the marks of a folder.
 *
 * @param folder - The twin's folder.
 * @returns Every mark, in the order of files and lines.
 * @throws Error when a mark of a manifest names an entry that is not in its file.
 */
export async function readMarks(folder: string): Promise<Mark[]> {
  const files = await glob(['**/*'], {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    dot: true,
  });
  const marks: Mark[] = [];
  for (const file of files.toSorted()) {
    const text = await readFile(path.join(folder, file), 'utf8');
    const read = withoutComments.has(path.basename(file)) ? marksOfManifest : marksOfCode;
    marks.push(...read(file, text));
  }
  return marks;
}

function marksOfCode(file: string, text: string): Mark[] {
  return text.split('\n').flatMap((line, index) => {
    const groups = commentMark.exec(line)?.groups;
    if (groups?.['practices'] === undefined) return [];
    const offsets: Record<string, number> = {
      '-next-line': index + 2,
      '-file': 1,
    };
    const marked = offsets[groups['where'] ?? ''] ?? index + 1;
    return namesIn(groups['practices']).map((practice) => ({ practice, file, line: marked }));
  });
}

/** A last field names the marked entries: `{ "left-pad": "unused-dependency, a" }`. */
function marksOfManifest(file: string, text: string): Mark[] {
  const marked: unknown = (JSON.parse(text) as Record<string, unknown>)['//seeded'];
  if (typeof marked !== 'object' || marked === null) return [];
  const lines = text.slice(0, text.indexOf('"//seeded"')).split('\n');
  return Object.entries(marked).flatMap(([entry, practices]) => {
    const line = lines.findIndex((candidate) => candidate.includes(`"${entry}":`)) + 1;
    if (line === 0 || typeof practices !== 'string') {
      throw new Error(`${file}: the mark "${entry}" points at nothing`);
    }
    return namesIn(practices).map((practice) => ({ practice, file, line }));
  });
}

function namesIn(practices: string): string[] {
  return practices.split(/, */u);
}
