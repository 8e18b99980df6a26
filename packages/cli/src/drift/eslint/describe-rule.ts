const severities = ['off', 'warn', 'error'];

/**
 * Writes the setting of a rule as people write it in a config.
 *
 * @param severity - 0, 1 or 2.
 * @param options - Its options, or those of them that matter.
 * @returns For example `error` or `error {"null":"ignore"}`.
 */
export function describeRule(severity: unknown, options: readonly unknown[] = []): string {
  const name = severities[Number(severity)] ?? String(severity);
  return [name, ...options.map((option) => describeOption(option))].join(' ');
}

function describeOption(option: unknown): string {
  return JSON.stringify(option, (_, value: unknown) =>
    value instanceof RegExp || typeof value === 'function' ? String(value) : value,
  );
}
