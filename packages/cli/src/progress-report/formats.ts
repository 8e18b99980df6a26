/** How a progress summary can be written. */
export const progressFormats = ['markdown', 'html', 'json'] as const;

/** The name of such a format. */
export type ProgressFormat = (typeof progressFormats)[number];
