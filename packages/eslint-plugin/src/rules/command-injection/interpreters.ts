/** A program that takes code as an argument. */
export interface Interpreter {
  /** The option that the code comes after; without one, any argument is code. */
  readonly option: RegExp;
  /** Whether all that follows is code, not the next argument alone. */
  readonly takesRest: boolean;
}

const byName: readonly (readonly [RegExp, Interpreter])[] = [
  [/^(?:ba|z|k|da|a|fi|c|tc)?sh$/u, { option: /^-[a-z]*c$/u, takesRest: false }],
  [/^cmd$/u, { option: /^\/[cks]$/iu, takesRest: true }],
  [/^(?:powershell|pwsh)$/u, { option: /^-c(?:ommand)?$/iu, takesRest: true }],
  [
    /^(?:node|nodejs|bun|deno)$/u,
    { option: /^(?:-e|-p|-pe|--eval|--print|eval)$/u, takesRest: false },
  ],
  [/^(?:python|python[23](?:\.\d+)?)$/u, { option: /^-c$/u, takesRest: false }],
  [/^(?:ruby|perl|osascript)$/u, { option: /^-e$/u, takesRest: false }],
  [/^php$/u, { option: /^-r$/u, takesRest: false }],
];

/**
 * Finds out how a program takes code.
 *
 * @param program - Its name or path.
 * @returns How, or `undefined` for a program that is not known to.
 */
export function getInterpreter(program: string): Interpreter | undefined {
  const name = program
    .replace(/^.*[/\\]/su, '')
    .replace(/\.exe$/iu, '')
    .toLowerCase();
  return byName.find(([pattern]) => pattern.test(name))?.[1];
}
