import { loadTypeScript } from '@groundrules/docstrings';

/** What the compiler calls something that it finds. */
export interface CompilerMessage {
  /** As printed: `TS2322`. */
  readonly code: string;
  readonly message: string;
  /** The compiler that was asked. */
  readonly tool: string;
}

/**
 * Looks a code of the compiler up in the repository's own TypeScript, or in ours where that has no API.
 *
 * @param name - The code, with or without its letters.
 * @param root - Absolute path of the repository.
 * @returns What it means; `undefined` for what is no code of the compiler.
 */
export function findCompilerMessage(name: string, root: string): CompilerMessage | undefined {
  const code = /^(?:ts)?(?<code>\d{4,5})$/iu.exec(name)?.groups?.['code'];
  if (code === undefined) return undefined;
  // All messages are there, though the types do not say so.
  const { Diagnostics = {}, version } = loadTypeScript(root) as unknown as {
    readonly Diagnostics?: Readonly<
      Record<string, { readonly code: number; readonly message: string }>
    >;
    readonly version: string;
  };
  const found = Object.values(Diagnostics).find((one) => one.code === Number(code));
  if (found === undefined) return undefined;
  return {
    code: `TS${code}`,
    message: found.message.replaceAll(/\{\d+\}/gu, '…'),
    tool: `TypeScript ${version}`,
  };
}
