/**
 * Writes a command to the runner of a GitHub workflow.
 *
 * @param name - The command, for example `error`.
 * @param properties - What it is told, in this order.
 * @param message - What it is about.
 * @returns One line, without its end.
 */
export function formatCommand(
  name: 'error' | 'notice' | 'warning',
  properties: Readonly<Record<string, number | string>>,
  message: string,
): string {
  const parts = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  );
  return `::${name} ${parts.join(',')}::${escapeData(message)}`;
}

/** In this order: what an escape writes must not be escaped again. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
