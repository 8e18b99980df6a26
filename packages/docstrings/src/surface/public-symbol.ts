/** What a public symbol is. */
export const symbolKinds = [
  'function',
  'class',
  'interface',
  'type',
  'enum',
  'variable',
  'namespace',
  'method',
  'property',
  'accessor',
  'enum-member',
] as const;

/** What a public symbol is. */
export type SymbolKind = (typeof symbolKinds)[number];

/** A part of a file's text, in UTF-16 code units as JavaScript counts them. */
export interface TextRange {
  /** The first code unit. */
  readonly start: number;
  /** The first code unit after it. */
  readonly end: number;
}

/** A block tag of a docstring: `@param name - text`. */
export interface DocTag extends TextRange {
  /** Without the `@`, as written. */
  readonly tag: string;
  /** What a tag like `@param` names, without brackets and default: `options.limit`. */
  readonly name: string | undefined;
  /** Where the name stands. */
  readonly nameRange: TextRange | undefined;
  /** What stands in braces: a type, which in TypeScript belongs in the signature. */
  readonly type: (TextRange & { readonly text: string }) | undefined;
  /** The text after it, without a leading dash and without the asterisks of its lines. */
  readonly text: string;
}

/** A docstring. */
export interface DocComment extends TextRange {
  /** The text before the first block tag, without asterisks. */
  readonly description: string;
  /** Its block tags, in the order of the text. */
  readonly tags: readonly DocTag[];
  /** Whether it takes its text from elsewhere, by `{@inheritDoc}`, `@inheritDoc` or `@override`. */
  readonly inherits: boolean;
}

/** A parameter as the signature has it. */
export interface Parameter extends TextRange {
  /** `undefined` where it is taken apart. */
  readonly name: string | undefined;
  /** The names that a parameter which is taken apart has: of its type's members as its pattern names them. */
  readonly properties: readonly string[];
  /** Whether its pattern takes all other properties as well, so that more names than these may be documented. */
  readonly hasOtherProperties: boolean;
  /** Whether it takes all arguments that are left. */
  readonly isRest: boolean;
  /** Whether callers may leave it out. */
  readonly isOptional: boolean;
  /** The type as written. */
  readonly type: string | undefined;
}

/** An error that a body throws itself and does not catch. */
export interface ThrownError extends TextRange {
  /** The class, where `throw new RangeError()` names one. */
  readonly name: string | undefined;
}

/** What a function or method takes and gives, as one of its declarations has it. */
export interface Signature {
  /** Without `this`. */
  readonly parameters: readonly Parameter[];
  /** `unknown` where only types could tell. */
  readonly returns: 'nothing' | 'value' | 'unknown';
  /** The errors that its body throws itself and does not catch. */
  readonly throws: readonly ThrownError[];
  /** Type parameters, by name. */
  readonly typeParameters: readonly string[];
}

/** A constructor that callers may use. It is no symbol: its class is. */
export interface ConstructorDeclaration extends TextRange {
  /** Where a docstring is to be inserted. */
  readonly docsPosition: number;
  /** Its own docstring; that of its class is not counted. */
  readonly docs: DocComment | undefined;
  /** What it takes. It gives nothing, as its class says what is made. */
  readonly signature: Signature;
  /** Whether it is the body behind overloads, which callers do not see. */
  readonly isImplementation: boolean;
}

/** One of the places where a public symbol is declared: an overload, a merged interface, a getter. */
export interface PublicDeclaration extends TextRange {
  /** Absolute path. */
  readonly file: string;
  /** Where the name stands; of an unnamed default export, the keyword. */
  readonly nameRange: TextRange;
  /** Where a docstring is to be inserted: before the statement or member, decorators and `export` included. */
  readonly docsPosition: number;
  /** The docstring before it, or before an export of it in the same file. */
  readonly docs: DocComment | undefined;
  /** `undefined` where it is no function, as far as can be told. */
  readonly signature: Signature | undefined;
  /** Of a class: its constructors, as they are written in it. */
  readonly constructors: readonly ConstructorDeclaration[];
  /** Whether it is the body behind overloads, which callers do not see. */
  readonly isImplementation: boolean;
}

/** One thing that a package publishes. */
export interface PublicSymbol {
  /** As users reach it by the first entry that has it: `Queue.add`, `default`, `schemas.string`. */
  readonly name: string;
  /** Of several that its declarations have, the one that says most. */
  readonly kind: SymbolKind;
  /** Its own name in the file that declares it; `default` where it has none. */
  readonly localName: string;
  /** In the order of the files, at least one. */
  readonly declarations: readonly [PublicDeclaration, ...PublicDeclaration[]];
  /** The specifiers of the entries that publish it. */
  readonly entries: readonly string[];
  /** Whether one of its declarations says what it is, or takes that from what it overrides. */
  readonly isDocumented: boolean;
}
