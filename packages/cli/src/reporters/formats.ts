/** How a report can be written. */
export const formats = ['text', 'json', 'sarif', 'markdown', 'html', 'github'] as const;

/** The name of a format. */
export type Format = (typeof formats)[number];
