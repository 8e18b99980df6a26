import { escapeHtml } from '../../reporters/escape-html.js';

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly kind?: 'number' | 'long';
}

/** A cell: a text, or HTML that is written already. */
export type Cell = string | { readonly html: string };

/**
 * Writes a table that scrolls by itself where it is too wide. The first cell of a row is its head.
 *
 * @param id - Unlike that of any other table of the page.
 * @param caption - What it shows.
 * @param columns - Its columns.
 * @param rows - Its cells.
 * @returns HTML.
 */
export function plainTable(
  id: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): string {
  const heads = columns.map(
    ({ kind, name }) => `<th scope="col"${classOf(kind)}>${escapeHtml(name)}</th>`,
  );
  const lines = rows.map((cells) => {
    const written = cells.map((cell, index) => {
      const content = typeof cell === 'string' ? escapeHtml(cell) : cell.html;
      const kind = classOf(columns[index]?.kind);
      return index === 0 ? `<th scope="row"${kind}>${content}</th>` : `<td${kind}>${content}</td>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return `<div class="wide" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table>
<caption id="${id}-caption"><span>${escapeHtml(caption)}</span></caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>`;
}

function classOf(kind: Column['kind']): string {
  if (kind === undefined) return '';
  return kind === 'number' ? ' class="number"' : ' class="what"';
}
