/** What opens a fenced piece of code in Markdown. */
export interface Fence {
  /** Its backticks or tildes. */
  readonly mark: string;
  /** How many blanks stand before it. */
  readonly indent: number;
  /** What stands behind it: a language, and more. */
  readonly info: string;
}

/**
 * Reads a line that may open a fence.
 *
 * @param content - The line.
 * @returns The fence; `undefined` where it opens none.
 */
export function openingFence(content: string): Fence | undefined {
  const [all, indent = '', mark = ''] = /^(\s*)(`{3,}|~{3,})/u.exec(content) ?? [];
  if (all === undefined) return undefined;
  const info = content.slice(all.length);
  if (mark.startsWith('`') && info.includes('`')) return undefined;
  return { mark, indent: indent.length, info: info.trim() };
}

/**
 * Says whether a line closes a fence.
 *
 * @param content - The line.
 * @param fence - The fence that is open.
 * @returns Whether it is the mark alone, at least as long.
 */
export function closesFence(content: string, { mark }: Fence): boolean {
  const line = content.trim();
  return line.startsWith(mark) && line === mark.charAt(0).repeat(line.length);
}
