/** How `groundrules bench` reports. */
export const benchFormats = ['text', 'json', 'markdown'] as const;

/** One of them. */
export type BenchFormat = (typeof benchFormats)[number];
