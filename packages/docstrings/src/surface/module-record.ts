import type { Heritage } from './get-heritage.js';
import type { PublicDeclaration, SymbolKind } from './public-symbol.js';

/** What a local name that is imported stands for. */
export type ImportTarget =
  | {
      readonly specifier: string;
      /** The name that is imported; `*` for the module as a namespace, `export=` for what `require()` gives. */
      readonly name: string;
    }
  /** `import A = B.C;` */
  | { readonly entity: readonly string[] };

/** What an exported name stands for. */
export interface ExportTarget {
  /** A name of the same scope, or a name of another module; `*` for that module as a namespace. */
  readonly target:
    { readonly local: string } | { readonly specifier: string; readonly name: string };
  /** Whether the docs of the export itself say what it is. */
  readonly isDocumented: boolean;
  /** Whether the docs of the export itself say that it is not for users. */
  readonly isHidden: boolean;
}

/** The names of a module or of a namespace. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly locals: Map<string, LocalSymbol>;
  readonly imports: Map<string, ImportTarget>;
  /** By exported name; `export=` for what replaces the module. */
  readonly exports: Map<string, ExportTarget>;
  /** The modules of `export * from`. */
  readonly stars: string[];
}

/** Something that has a name in a file, with all its declarations. */
export interface LocalSymbol {
  readonly name: string;
  /** Its name after the names of the namespaces around it, which tells it from all others of the file. */
  readonly path: string;
  kind: SymbolKind;
  readonly declarations: PublicDeclaration[];
  /** By name, those of the class itself apart from those of its instances. */
  readonly members: Map<string, LocalSymbol>;
  /** What its docs may be inherited from: what it extends, implements or is made from. */
  readonly heritage: Heritage[];
  /** Of those, what its members are inherited from. */
  readonly bases: Heritage[];
  /** The scope that it is declared in. */
  readonly scope: Scope;
  /** What is in it, where it is a namespace too. */
  inner: Scope | undefined;
  /** Whether it says that it replaces a member of what its class extends. */
  isOverride: boolean;
  /** Whether what is around it says what it is: `@param` of a constructor, `@property` of a type. */
  isDocumentedOutside: boolean;
}

/** A place where a text is no code. */
export interface Mistake {
  readonly start: number;
  /** The compiler's words. */
  readonly message: string;
}

/** What there is to know of a file without knowing others. */
export interface ModuleRecord {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  readonly scope: Scope;
  /** The blocks `declare module 'name'`. */
  readonly ambientModules: ReadonlyMap<string, Scope>;
  readonly symbols: ReadonlyMap<string, LocalSymbol>;
  /** Why the compiler could not read all of it; what comes after may be missing here. */
  readonly mistake: Mistake | undefined;
  /** Changes only when what is imported, exported or declared changes. */
  readonly shape: string;
}

/** Makes a scope without names. */
export function createScope(parent?: Scope): Scope {
  return {
    parent,
    locals: new Map(),
    imports: new Map(),
    exports: new Map(),
    stars: [],
  };
}
