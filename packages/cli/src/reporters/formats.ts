/** How a report can be written. */
export const formats = ['text', 'json', 'sarif', 'markdown', 'github'] as const;

/** The name of a format. */
export type Format = (typeof formats)[number];
