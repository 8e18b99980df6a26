import type { DocComment, DocTag } from '@groundrules/docstrings';

/** Each kind of block tag by all its names. */
const names = {
  param: ['param', 'arg', 'argument'],
  returns: ['returns', 'return'],
  yields: ['yields', 'yield'],
  throws: ['throws', 'throw', 'exception'],
  example: ['example'],
  typeParam: ['typeParam', 'template'],
  deprecated: ['deprecated'],
} as const;

/** A kind of block tag that has several names. */
export type TagKind = keyof typeof names;

/**
 * Tells of what kind a block tag is.
 *
 * @param tag - The tag.
 * @returns The kind, or `undefined` where it is none that rules ask for.
 */
export function getTagKind({ tag }: DocTag): TagKind | undefined {
  return (Object.keys(names) as TagKind[]).find((kind) =>
    (names[kind] as readonly string[]).includes(tag),
  );
}

/**
 * Finds the block tags of a kind, by whichever of its names they go.
 *
 * @param docs - The docstring.
 * @param kind - The kind.
 * @returns The tags, in the order of the text.
 */
export function getTags(docs: DocComment, kind: TagKind): DocTag[] {
  return docs.tags.filter((tag) => getTagKind(tag) === kind);
}
