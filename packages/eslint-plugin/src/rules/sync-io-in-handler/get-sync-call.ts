import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';

/** What a synchronous call keeps the process busy with, and what to call in its place. */
export interface SyncCall {
  /** As in the documentation: `fs.readFileSync`. */
  readonly name: string;
  readonly instead: string;
}

/** Modules, with the synchronous functions in them, and what to do instead. `$1` is the name without `Sync`. */
const table: readonly (readonly [module: RegExp, name: RegExp, instead: string])[] = [
  [/^fs$/u, /^existsSync$/u, 'await `fs.promises.access`'],
  [/^(?:fs|graceful-fs)$/u, /^(\w+)Sync$/u, 'await `fs.promises.$1`'],
  [/^fs-extra$/u, /^(\w+)Sync$/u, 'await `$1`'],
  [/^child_process$/u, /^(exec|execFile|spawn)Sync$/u, 'await `$1`'],
  // The others are as fast as an assignment, or have no other form.
  [
    /^crypto$/u,
    /^(pbkdf2|scrypt|generateKeyPair|generatePrime|checkPrime|argon2)Sync$/u,
    'await `$1`',
  ],
  [/^zlib$/u, /^(\w+)Sync$/u, 'await `$1`, or pipe through a stream'],
  [
    /^(?:bcrypt|bcryptjs|bcrypt-nodejs|@node-rs\/bcrypt|@node-rs\/argon2)$/u,
    /^(hash|compare|verify)Sync$/u,
    'await `$1`',
  ],
  [
    /^(?:execa|cross-spawn)$/u,
    /^(?:execaSync|sync|commandSync)$/u,
    'await the call without `sync`',
  ],
  [
    /^(?:glob|fast-glob|globby|tinyglobby|rimraf|mkdirp|find-up|del)$/u,
    /^(?:sync|(\w+)Sync)$/u,
    'await the call without `sync`',
  ],
];

/**
 * Tells whether a call does work that takes long without letting go of the process.
 *
 * @param flow - The flow of the file.
 * @param call - The call.
 * @returns What it calls, however it was imported; `undefined` for any other call.
 */
export function getSyncCall(flow: Flow, call: TSESTree.CallExpression): SyncCall | undefined {
  const name = flow.nameOf(call.callee);
  if (name === undefined || !/sync$/iu.test(name)) return undefined;
  const dot = name.lastIndexOf('.');
  // A module whose only export is the function: `import globSync from …`.
  if (dot === -1) return undefined;
  const module = name.slice(0, dot);
  const method = name.slice(dot + 1);
  for (const [modules, functions, instead] of table) {
    const found = modules.test(module) ? functions.exec(method) : null;
    if (found !== null) return { name, instead: instead.replace('$1', found[1] ?? '') };
  }
  return undefined;
}
