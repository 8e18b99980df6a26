/** Where a piece of a script stands in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word of a command. */
export interface Word extends Span {
  /** The word without quotes. */
  readonly text: string;
}

/** A comment. */
export interface ShellComment extends Span {
  /** The text without its mark. */
  readonly text: string;
}

/** A command with its arguments, and the files it writes to. */
export interface SimpleCommand extends Span {
  readonly kind: 'simple';
  readonly words: readonly Word[];
  readonly targets: readonly Word[];
}

/** Commands that are run together: in a group, a subshell, a loop, the branches of a case, a function. */
interface Compound extends Span {
  readonly kind: 'group' | 'function';
  readonly bodies: readonly List[];
}

/** A condition with its branches. */
export interface If extends Span {
  readonly kind: 'if';
  readonly branches: readonly { readonly condition: List; readonly body: List }[];
  readonly otherwise: List | undefined;
}

/** Anything that can stand in a pipeline. */
export type Command = SimpleCommand | Compound | If;

/** Commands joined by `|`. */
export interface Pipeline extends Span {
  readonly commands: readonly Command[];
  /** Whether `!` turns its outcome round. */
  readonly isNegated: boolean;
}

/** Pipelines joined by `&&` and `||`. */
export interface Chain extends Span {
  readonly pipelines: readonly Pipeline[];
  /** The operators between them: one fewer than pipelines. */
  readonly operators: readonly Word[];
  /** What ends it: `;`, `&`, a line break or nothing. */
  readonly terminator: string;
}

/** Chains, one after the other. */
export type List = readonly Chain[];

/** A shell script. */
export interface ShellScript {
  readonly list: List;
  readonly comments: readonly ShellComment[];
}
