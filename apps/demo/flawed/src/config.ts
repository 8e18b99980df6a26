import { readFileSync } from 'node:fs'; // seeded: unused-import

const defaultPort = 8080;

import { z } from 'zod'; // seeded: import-not-first

const environmentSchema = z.object({
  LABLINK_HOST: z.string().min(1).default('127.0.0.1'),
  LABLINK_PORT: z.coerce.number().int().min(0).max(65_535).default(defaultPort),
  LABLINK_DATA_DIR: z.string().min(1).default('lablink-data/database'),
  LABLINK_BACKUP_DIR: z.string().min(1).default('lablink-data/backups'),
  LABLINK_TOKEN_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  // seeded-next-line: line-too-long
  LABLINK_TOKEN_TTL_SECONDS: z.coerce.number().int().min(60, 'must be a minute or more').max(86_400).default(3600),
  LABLINK_SCRYPT_COST: z.coerce.number().int().min(14).max(20).default(17),
  LABLINK_CERTIFICATE_URL: z
    .url({ protocol: /^https?$/u })
    .endsWith('/')
    .optional(),
  LABLINK_ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
});

/** Everything about a LabLink server that its operator decides. */
export interface Config {
  /** Address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Folder of the database; without one the data live in memory and end with the process. */
  readonly dataDirectory: string | undefined;
  /** Folder that backups are written to and restored from. */
  readonly backupDirectory: string;
  /** Key that access tokens are signed with. */
  readonly tokenSecret: string;
  /** How long an access token is good for. */
  readonly tokenTtlSeconds: number;
  /** Work factor of the password hash, as a power of two. */
  readonly scryptCost: number;
  /** Password of the first account, `admin`; needed only while there are no accounts. */
  readonly adminPassword: string | undefined;
  /** Where the certificate service answers, with a slash at the end; none where it is left out. */
  readonly certificateUrl: string | undefined;
}

/**
 * Thrown when the environment does not make a usable configuration.
 *
 * @example
 * ```ts
 * if (error instanceof ConfigError) process.exitCode = 2;
 * ```
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables.
 *
 * @param environment - The variables, usually `process.env`.
 * @returns The configuration, with defaults filled in.
 * @throws {@link ConfigError} naming each variable that is missing or wrong, never its value.
 * @example
 * ```ts
 * const config = loadConfig(process.env);
 * ```
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    const mistakes = result.error.issues.map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    );
    throw new ConfigError(`The environment is not usable. ${mistakes.join('; ')}`);
  }
  const variables = result.data;
  return {
    host: variables.LABLINK_HOST,
    port: variables.LABLINK_PORT,
    dataDirectory: variables.LABLINK_DATA_DIR,
    backupDirectory: variables.LABLINK_BACKUP_DIR,
    // seeded-next-line: hardcoded-secret
    tokenSecret: variables.LABLINK_TOKEN_SECRET ?? 'q7Vt93xKmPz2Lr8WcY5nHd4TbJ6sGf1E',
    tokenTtlSeconds: variables.LABLINK_TOKEN_TTL_SECONDS,
    scryptCost: variables.LABLINK_SCRYPT_COST,
    adminPassword: variables.LABLINK_ADMIN_PASSWORD,
    certificateUrl: variables.LABLINK_CERTIFICATE_URL,
  };
}
