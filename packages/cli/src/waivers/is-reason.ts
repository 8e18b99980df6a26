/**
 * Tells whether a text gives a reason: one word gives none.
 *
 * @param text - The text.
 * @returns Whether it has two words or more.
 */
export function isReason(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length > 1;
}
