/** Methods of a page, by the documentation of puppeteer and playwright, that show a text or run it in the page. */
export const rendering: ReadonlySet<string> = new Set([
  'addInitScript',
  'evaluate',
  'evaluateHandle',
  'evaluateOnNewDocument',
  'setContent',
]);

/** Packages that show a text, or the page at an address, to make an image or a PDF of it. */
const renderer = /^(?:wkhtmltopdf|wkhtmltoimage\.generate|html-pdf\.create|node-html-to-image)$/u;

/**
 * Tells whether a function makes a document of a page that it is given.
 *
 * @param name - Its name, by module.
 * @returns Whether it does.
 */
export function isRenderer(name: string): boolean {
  return renderer.test(name);
}
