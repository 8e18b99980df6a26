import type { ForeignComment, ForeignNode, ForeignRoot } from '../languages/foreign-ast.js';

/** A word among the arguments of an instruction. */
export interface DockerfileWord extends ForeignNode {
  readonly type: 'DockerfileWord';
  /** The word without quotes. */
  readonly value: string;
}

/** An option before the arguments, `--from=build`. */
export interface DockerfileFlag extends ForeignNode {
  readonly type: 'DockerfileFlag';
  readonly name: string;
  readonly value: string | undefined;
}

/** A variable that ENV or ARG sets. */
export interface DockerfileProperty extends ForeignNode {
  readonly type: 'DockerfileProperty';
  readonly name: string;
  /** The value without quotes; `undefined` where ARG gives none. */
  readonly value: string | undefined;
}

/** An instruction. */
export interface DockerfileInstruction extends ForeignNode {
  readonly type: 'DockerfileInstruction';
  /** Its name, in capitals. */
  readonly keyword: string;
  readonly flags: readonly DockerfileFlag[];
  /** Its arguments; of those in JSON form, the strings. */
  readonly words: readonly DockerfileWord[];
  /** What ENV and ARG set. */
  readonly properties: readonly DockerfileProperty[];
  /** What ONBUILD does later on. */
  readonly trigger: DockerfileInstruction | null;
}

/** A Dockerfile. */
export interface DockerfileRoot extends ForeignRoot {
  readonly type: 'Dockerfile';
  readonly body: readonly DockerfileInstruction[];
  readonly comments: ForeignComment[];
}
