import path from 'node:path';
import { sourceExtensions, typeScriptExtensions } from './code-path.js';
import { type NameFacts, nameVariants } from './name-variants.js';

/** A place where a source may be. */
export interface Candidate {
  /** Relative to the package's folder, with `/`, without extension; it has the `*` of the target it is for. */
  readonly stem: string;
  readonly extensions: readonly string[];
}

/** What else is known of a target than its path. */
export interface TargetFacts extends NameFacts {
  readonly isDeclaration: boolean;
  /** Whether the file is there. */
  readonly exists: boolean;
  /** Whether a script stands beside the declarations. */
  readonly hasScript: boolean;
}

/** Folders that hold what tools made. */
const buildFolder =
  /^(?:[._]?(?:dist|build|out|output|es|f?esm(?:20\d\d)?|es(?:20\d\d|next)|cjs|commonjs|amd|umd)|_types|(?:dist|build|out|output|lib)[._-](?:esm?|es(?:\d+|next)|cjs|commonjs|amd|umd|mjs|modules?|node|browser|web|types|dts))$/u;
/** Folders that some packages build into and others write by hand. */
const ambiguousFolder = /^(?:lib|types|typings)$/u;
/** Folders in which builds keep formats apart. */
const formatFolder =
  /^(?:esm?|es(?:\d+|next)|cjs|commonjs|amd|mjs|modules?|umd|iife|lib|modern|legacy|node|browser|types|typings|dts|declarations)$/u;
const declarationFolder = /^(?:types|typings|dts|declarations)$/u;

/**
 * Tells whether a path is in a folder of built files.
 *
 * @param file - Relative to the package's folder, with `/`.
 * @returns Whether it is; `false` for `lib` and `types`, which may be written by hand.
 */
export function isBuilt(file: string): boolean {
  const [first, second, ...rest] = file.split('/');
  if (first === undefined || second === undefined) return false;
  if (buildFolder.test(first)) return true;
  return ambiguousFolder.test(first) && rest.length > 0 && buildFolder.test(second);
}

/**
 * Lists where the source of a target usually is.
 *
 * @param stem - The target without its extension, relative to the package's folder, with `/`.
 * @param facts - What else is known of it.
 * @returns The places, the likeliest first.
 */
export function usualSources(stem: string, facts: TargetFacts): Candidate[] {
  const [first = '', ...rest] = stem.split('/');
  const isAmbiguous = ambiguousFolder.test(first);
  if (rest.length === 0 || !(isAmbiguous || buildFolder.test(first))) {
    return besideOrAbove(stem, facts);
  }
  const places: Candidate[] = [];
  const names = withoutFormats(rest, facts.isDeclaration).map((segments) => segments.join('/'));
  for (const base of ['src', 'source', 'lib', '']) {
    if (base === first) continue;
    // A script at the root may be what loads this very file. Declarations may be written by hand for one
    // elsewhere; those that have it beside them are built with it.
    const isByHand = base === '' || (facts.isDeclaration && !facts.hasScript);
    const isOpen = isAmbiguous && facts.exists && isByHand;
    const extensions = isOpen ? typeScriptExtensions : sourceExtensions;
    for (const name of names.flatMap((written) => nameVariants(written, facts))) {
      places.push({ stem: path.posix.join(base, name), extensions });
    }
  }
  return [...places, { stem, extensions: typeScriptExtensions }].filter(
    (place) => !isBuilt(place.stem) || place.stem === stem,
  );
}

/** Compiled in place, or to the root and not now there. */
function besideOrAbove(stem: string, facts: TargetFacts): Candidate[] {
  const beside = [{ stem, extensions: typeScriptExtensions }];
  if (facts.exists) return beside;
  return [
    ...beside,
    ...['src', 'source', 'lib']
      .filter((base) => !stem.startsWith(`${base}/`))
      .flatMap((base) => nameVariants(stem, facts).map((name) => path.posix.join(base, name)))
      .map((place) => ({ stem: place, extensions: typeScriptExtensions })),
  ];
}

/** `esm/x` as it stands, and without the folder; declarations are seldom made of a folder of types. */
function withoutFormats(
  segments: readonly string[],
  isDeclaration: boolean,
): (readonly string[])[] {
  const [first, ...rest] = segments;
  if (first === undefined || rest.length === 0 || !formatFolder.test(first)) return [segments];
  const without = withoutFormats(rest, isDeclaration);
  const isOfDeclarations = isDeclaration && declarationFolder.test(first);
  return isOfDeclarations ? [...without, segments] : [segments, ...without];
}
