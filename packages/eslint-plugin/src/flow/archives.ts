import { AST_NODE_TYPES } from '@typescript-eslint/types';

import type { Flow } from './flow.js';
import { getModuleName } from './get-module-name.js';

/**
 * Libraries that give an entry's name as the archive has it. yauzl, node-stream-zip and extract-zip are not among
 * them: they refuse names that lead out of a folder.
 */
const archiveModule = /^(?:unzipper|unzip|unzip-stream|unzip-stream2|adm-zip|tar|tar-stream)$/u;

/** Calls that give a list of entries. */
export const givesEntries = /^adm-zip\(\)\.(?:getEntries|getEntry)$/u;

/** Members that hold a list of entries. */
export const holdsEntries = /^unzipper\.Open\.\w+\(\)\.files$/u;

/** Streams that give one entry after the other. */
export const archiveParser = /^(?:unzipper|unzip|unzip-stream)\.(?:Parse|ParseOne)\(\)$/u;

/**
 * Tells whether a file reads archives entry by entry, so that the event `entry` is about one of them.
 *
 * @param flow - The flow of the file.
 * @returns Whether it imports a library for that.
 */
export function importsArchive(flow: Flow): boolean {
  return flow.once('imports-archive', flow.sourceCode, false, () =>
    flow.sourceCode.ast.body.some((statement) => {
      if (statement.type === AST_NODE_TYPES.ImportDeclaration)
        return archiveModule.test(statement.source.value);
      if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return false;
      return statement.declarations.some(
        ({ init }) => init !== null && archiveModule.test(getModuleName(flow.nameOf(init))),
      );
    }),
  );
}
