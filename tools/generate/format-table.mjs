/**
 * Writes a table in Markdown. Prettier pads its columns later.
 *
 * @param {string[]} headings - One per column.
 * @param {string[][]} rows - The cells of each row.
 * @returns {string} The table.
 */
export function formatTable(headings, rows) {
  const lines = [headings, headings.map(() => '---'), ...rows.map((row) => row.map(escapeCell))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function escapeCell(text) {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
}
