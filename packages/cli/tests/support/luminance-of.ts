/**
 * Tells how bright a colour is, as WCAG defines it.
 *
 * @param hex - The colour, `#1c2128`.
 * @returns From 0 to 1.
 */
export function luminanceOf(hex: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
