/** Characters that steer a terminal, or turn the direction of what follows. */
const steering =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * Makes a text safe to print: what came from files and tools must not steer the terminal.
 *
 * @param text - The text.
 * @returns The text with such characters written as escapes; line breaks stay.
 */
export function printable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '  ')
    .replaceAll(
      steering,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/**
 * Makes a text safe to print on one line.
 *
 * @param text - The text, for example the name of a file.
 * @returns The text with line breaks and characters that steer the terminal written as escapes.
 */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
