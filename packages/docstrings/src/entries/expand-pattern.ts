import path from 'node:path';
import { globSync } from 'tinyglobby';
import { isDeclarationPath, isTypeScriptPath, parseCodePath } from './code-path.js';
import { ownerOfSpecifier } from './owner-of-specifier.js';
import type { PublishedPath, Target } from './published-paths.js';
import type { Tracer } from './trace-source.js';
import { type Candidate, isBuilt } from './usual-sources.js';

/** What a pattern is filled from. */
export interface PatternContext {
  /** Absolute path of the package. */
  readonly folder: string;
  /** All keys of `exports`: another one may answer for what a pattern matches, or close it. */
  readonly keys: readonly string[];
  /** The field `files`. */
  readonly files: readonly string[] | undefined;
  readonly tracer: Tracer;
  /** Takes up the folders in which files were found. */
  readonly lookedIn: Set<string>;
}

/** What is written beside sources, and not published with them. */
const besideSources =
  /(?:^|\/)(?:tests?|__(?:tests?|mocks|fixtures|snapshots)__|\.[^/]*)\/|\.(?:test|spec|stories|bench|test-d)$/u;
const ignored = ['**/node_modules/**'];

/**
 * Fills a pattern of `exports` from the sources on disk.
 *
 * @param pattern - A path whose specifier has a `*`.
 * @param context - The package.
 * @returns A path for each source that the pattern answers for, by specifier.
 */
export function expandPattern(pattern: PublishedPath, context: PatternContext): PublishedPath[] {
  const stars = new Set(
    pattern.targets.flatMap((target) => starsOf(pattern.specifier, target, context)),
  );
  return (
    [...stars]
      // The repository's own tools may take the sources; what others get is the built file.
      .filter((star) => !(isTypeScriptPath(star) && stars.has(builtName(star))))
      .map((star) => ({ star, specifier: pattern.specifier.replace('*', () => star) }))
      .filter(({ specifier }) => ownerOfSpecifier(specifier, context.keys) === pattern.specifier)
      .sort((one, other) => (one.specifier < other.specifier ? -1 : 1))
      .map(({ star, specifier }) => ({
        specifier,
        targets: pattern.targets.map((target) => ({
          ...target,
          written: target.written.replaceAll('*', () => star),
          path: target.path.replaceAll('*', () => star),
        })),
      }))
  );
}

/** From the first place that has any: a second would add what the first is not built from. */
function starsOf(specifier: string, target: Target, context: PatternContext): string[] {
  if (!target.path.includes('*')) return [];
  // `./dist/*` for `./dist/*` lets everything through, and what a bundler leaves there is not known.
  if (specifier === `./${target.path}` && isBuilt(target.path)) return [];
  for (const place of context.tracer.placesOf({ target: target.path, specifier })) {
    const stars = starsIn(place, target, context);
    if (stars.length > 0) return stars;
  }
  return [];
}

function starsIn(place: Candidate, target: Target, context: PatternContext): string[] {
  const { stem, extension } = parseCodePath(target.path) ?? { stem: '', extension: '' };
  const isByHand = place.stem === stem && !isBuilt(target.path);
  const shape = shapeOf(place.stem);
  return filesBelow(place.stem, context, isByHand).flatMap((file) => {
    const source = parseCodePath(file);
    if (source === undefined) return [];
    const isPublished = isByHand && extension !== '' && !isTypeScriptPath(file);
    if (
      isPublished ? source.extension !== extension : !place.extensions.includes(source.extension)
    ) {
      return [];
    }
    const star = shape.exec(source.stem)?.[1];
    if (star === undefined || besideSources.test(star)) return [];
    if (extension !== '') return [star];
    // A target that leaves the extension to users takes the one of the published file.
    if (isDeclarationPath(file)) return [];
    return [`${star}${isByHand ? source.extension : builtName(source.extension)}`];
  });
}

function builtName(file: string): string {
  return file.replace(/tsx?$/u, 'js');
}

/** The first star stands for any text, folders included; further ones for the same text. */
function shapeOf(stem: string): RegExp {
  const [before = '', ...after] = stem
    .split('*')
    .map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/gu, String.raw`\$&`));
  return new RegExp(`^${before}(.+)${after.join(String.raw`\1`)}$`, 'u');
}

function filesBelow(
  stem: string,
  { folder, files, lookedIn }: PatternContext,
  isByHand: boolean,
): readonly string[] {
  const below = stem.slice(0, stem.lastIndexOf('/', stem.indexOf('*')) + 1);
  const options = { cwd: folder, followSymbolicLinks: false, expandDirectories: false } as const;
  const found = globSync([`${escape(below)}**/*`], { ...options, ignore: ignored }).sort();
  for (const file of found) lookedIn.add(path.resolve(folder, path.dirname(file)));
  if (!isByHand || files === undefined) return found;
  const packed = new Set(
    globSync(
      files.flatMap((pattern) => {
        const isNegated = pattern.startsWith('!');
        const plain = pattern.replace(/^!?(?:\.?\/)?/u, '').replace(/\/$/u, '');
        return [plain, `${plain}/**`].map((part) => `${isNegated ? '!' : ''}${part}`);
      }),
      { ...options, ignore: ignored },
    ),
  );
  return found.filter((file) => packed.has(file));
}

function escape(folder: string): string {
  return folder.replaceAll(/[!()*?[\\\]{}]/gu, String.raw`\$&`);
}
