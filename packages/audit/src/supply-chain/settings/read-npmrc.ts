import { readFile } from 'node:fs/promises';
import { parse } from 'ini';

import { AuditError } from '../../audit-error.js';

/**
 * Reads files in the format of `.npmrc` for what package managers keep to themselves when they are asked: who asks a registry.
 *
 * @param files - Absolute paths, the one that counts most last; what is not there counts nothing.
 * @param env - Variables that they may name as `${TOKEN}`, and settings among them, `npm_config_//registry.example/:_authToken`.
 * @returns The settings.
 * @throws {@link AuditError} where a file can't be read.
 */
export async function readNpmrc(
  files: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Readonly<Record<string, string>>> {
  const read = await Promise.all(files.map(async (file) => await readIfThere(file)));
  return Object.fromEntries([
    ...read.flatMap((text) =>
      Object.entries(parse(text)).flatMap(([key, value]) =>
        typeof value === 'string' || typeof value === 'boolean'
          ? [[expand(key, env), expand(String(value), env)] as const]
          : [],
      ),
    ),
    ...Object.entries(env).flatMap(([name, value]) => {
      const key = /^npm_config_(\/\/.+)$/iu.exec(name)?.[1];
      return key === undefined || value === undefined || value === ''
        ? []
        : [[key, value] as const];
    }),
  ]);
}

/** As npm has it: with a question mark what is not set is nothing, without one it stays as it is. */
function expand(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replaceAll(
    /(\\*)\$\{([^${}?]+)(\?)?\}/gu,
    (all, escapes: string, name: string, isOptional?: string) => {
      if (escapes.length % 2 === 1) return all.slice((escapes.length + 1) / 2);
      return env[name] ?? (isOptional === undefined ? all : '');
    },
  );
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new AuditError(
      `${file} can't be read, so it is not known who asks the registry.`,
      'Mend its permissions.',
      { cause: error },
    );
  }
}
