import { BackupManager } from './backup/manager.js';
import { CertificateService } from './certificates.js';
import { CommandLog } from './database/command-log.js';
import { CommandDispatcher } from './database/dispatcher.js';
import { EquipmentRepository } from './database/equipment-repository.js';
import { TokenService } from './security/tokens.js';
import { UserStore } from './security/users.js';
import type { Config } from './config.js';
import type { Database } from './database/connection.js';

/** What the routes work with. */
export interface Services {
  /** Writes backups and puts them back. */
  readonly backups: BackupManager;
  /** Knows the calibration certificates. */
  readonly certificates: CertificateService;
  /** What the equipment was told to do. */
  readonly commandLog: CommandLog;
  /** Gives commands to the equipment. */
  readonly dispatcher: CommandDispatcher;
  /** The equipment. */
  readonly equipment: EquipmentRepository;
  /** Issues and checks access tokens. */
  readonly tokens: TokenService;
  /** The accounts. */
  readonly users: UserStore;
}

/**
 * Makes the services of a server.
 *
 * @param config - The server's configuration.
 * @param database - The open database.
 * @returns One of each.
 * @example
 * ```ts
 * const services = createServices(config, await openDatabase(config.dataDirectory));
 * ```
 */
export function createServices(config: Config, database: Database): Services {
  return {
    backups: new BackupManager({ database, directory: config.backupDirectory }),
    certificates: new CertificateService(config.certificateUrl),
    commandLog: new CommandLog(database),
    dispatcher: new CommandDispatcher(database),
    equipment: new EquipmentRepository(database),
    tokens: new TokenService({ secret: config.tokenSecret, ttlSeconds: config.tokenTtlSeconds }),
    users: new UserStore(database, config.scryptCost),
  };
}
