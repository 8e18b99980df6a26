/** What ESLint needs of a node of any language. */
export interface ForeignNode {
  readonly type: string;
  readonly range: [number, number];
  readonly loc: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

/** A comment, as ESLint reads directives from it: `Block`, so that every directive may stand in it. */
export interface ForeignComment extends ForeignNode {
  readonly type: 'Block' | 'Line';
  /** The text without its mark. */
  readonly value: string;
}

/** The root of a syntax tree of any language. */
export interface ForeignRoot extends ForeignNode {
  readonly comments: ForeignComment[];
  readonly tokens: ForeignNode[];
}
