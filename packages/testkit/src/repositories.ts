export { packPackages } from './pack-packages.js';
export { runCommand, type CommandOptions, type CommandResult } from './run-command.js';
export {
  createTemporaryRepository,
  type RepositoryFiles,
  type TemporaryRepository,
} from './temporary-repository.js';
