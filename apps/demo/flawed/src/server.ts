import path from 'node:path'; // seeded: unused-import
import process from 'node:process';
import { ConfigError, loadConfig } from './config.js';
import { startLabLink } from './lablink.js';
import { createLogger } from './logger.js';

const logger = createLogger(process.stdout);

try {
  const lablink = await startLabLink(loadConfig(process.env), logger);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      lablink.close().catch((error: unknown) => {
        logger.error('Could not stop cleanly', { error: String(error) });
        process.exitCode = 1;
      });
    });
  }
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  logger.error(error.message);
  process.exitCode = 2;
}
