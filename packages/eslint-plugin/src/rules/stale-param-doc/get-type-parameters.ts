/**
 * Reads the type parameters that a class, interface or type declares after its name.
 *
 * @param text - The text of the file.
 * @param position - Where the name ends.
 * @returns All words between the angle brackets, which are the names and more; none where there are no brackets.
 */
export function getTypeParameters(text: string, position: number): string[] {
  const rest = text.slice(position);
  const start = /^\s*</u.exec(rest)?.[0].length;
  if (start === undefined) return [];
  let depth = 1;
  let end = start;
  for (; end < rest.length && depth > 0; end++) {
    if (rest[end] === '<') depth++;
    // An arrow is no bracket.
    else if (rest[end] === '>' && rest[end - 1] !== '=') depth--;
  }
  return rest.slice(start, end).match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
}
