const looksAt = 8192;

/**
 * Makes text of what a file holds.
 *
 * @param bytes - The whole file.
 * @returns The text; `undefined` of a binary file, as Git tells them: one with a zero byte near its beginning.
 */
export function decodeText(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const whole = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(whole).swap16().toString('utf16le');
  }
  return bytes.subarray(0, looksAt).includes(0) ? undefined : bytes.toString('utf8');
}
