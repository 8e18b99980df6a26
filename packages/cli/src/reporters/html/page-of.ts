import { createHash } from 'node:crypto';

/** What a page is made of. All but the style and the script is HTML, escaped where it has to be. */
export interface PageParts {
  readonly title: string;
  /** The link that leads past what stands at the top. */
  readonly skip: { readonly id: string; readonly text: string };
  /** What stands in `<main>`; empty ones are left out. */
  readonly parts: readonly string[];
  readonly style: string;
  readonly script?: string;
}

/**
 * Puts a page together that asks for nothing else and lets nothing else run.
 *
 * @param page - What it is made of.
 * @returns The page.
 */
export function pageOf({ parts, script, skip, style, title }: PageParts): string {
  const scriptSource = script === undefined ? '' : `; script-src '${hashOf(script)}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'${scriptSource}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#${skip.id}">${skip.text}</a>
<main>
${parts.filter((part) => part !== '').join('\n')}
</main>
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}

/** Nothing but our own style and script runs, should a text of somebody else ever get loose. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
