import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import type { DocComment, TextRange } from './public-symbol.js';
import { readDocComment } from './read-doc-comment.js';

/** Tags by which a comment speaks of the file, wherever it stands. */
const fileTags = new Set(['file', 'fileoverview', 'module', 'overview', 'packageDocumentation']);
/** Tags that stand in the comments of files, but in others too. */
const headerTags = new Set(['author', 'copyright', 'license', 'preserve', 'since', 'version']);

/**
 * Finds the docstring of a declaration.
 *
 * @param typescript - The compiler's API.
 * @param file - The file that holds it.
 * @param node - The declaration, with its modifiers.
 * @returns The last docstring before it, or before the keyword after its decorators.
 */
export function findDocComment(
  typescript: TypeScript,
  file: ts.SourceFile,
  node: ts.Node,
): DocComment | undefined {
  const { text } = file;
  const start = node.getStart(file);
  for (const position of tokensBefore(typescript, node).reverse()) {
    const comments = commentsBetween(typescript, text, position);
    const found = comments.findLast((comment) => isDocComment(text, comment));
    if (!found) continue;
    const docs = readDocComment(text, found);
    if (position > start || !isOfFile(docs, text.slice(found.end, start))) return docs;
  }
  return undefined;
}

/** Where comments of a declaration may begin: before it, and after each of its modifiers. */
function tokensBefore(typescript: TypeScript, node: ts.Node): number[] {
  const modifiers = typescript.canHaveModifiers(node) ? typescript.getModifiers(node) : undefined;
  const decorators = typescript.canHaveDecorators(node)
    ? typescript.getDecorators(node)
    : undefined;
  return [node.pos, ...[...(decorators ?? []), ...(modifiers ?? [])].map(({ end }) => end)].sort(
    (first, second) => first - second,
  );
}

/** The comments between a place and the next token, except those that end the line of what stands before. */
function commentsBetween(typescript: TypeScript, text: string, position: number): TextRange[] {
  const leading = (typescript.getLeadingCommentRanges(text, position) ?? []).map(toRange);
  // At the start of a file both questions have one answer.
  if (position === 0) return leading;
  const trailing = (typescript.getTrailingCommentRanges(text, position) ?? []).map(toRange);
  const last = trailing.at(-1);
  if (!last || /^[\t ]*[\r\n]/.test(text.slice(last.end))) return leading;
  return [...trailing, ...leading];
}

function toRange({ pos, end }: ts.CommentRange): TextRange {
  return { start: pos, end };
}

function isDocComment(text: string, { start, end }: TextRange): boolean {
  return text.startsWith('/**', start) && end - start > '/**/'.length && text[start + 3] !== '*';
}

function isOfFile(docs: DocComment, between: string): boolean {
  if (docs.tags.some(({ tag }) => fileTags.has(tag))) return true;
  const stands = /\S/.test(between) || /\n[\t ]*\r?\n/.test(between);
  return stands && docs.tags.some(({ tag }) => headerTags.has(tag));
}
