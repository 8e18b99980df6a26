/** How drift can be written. */
export const driftFormats = ['text', 'json', 'markdown', 'sarif', 'github'] as const;

/** The name of a format. */
export type DriftFormat = (typeof driftFormats)[number];
