/**
 * Breaks a text into lines between words.
 *
 * @param text - The text.
 * @param columns - How wide a line may be; a longer word stands alone.
 * @returns The lines.
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
