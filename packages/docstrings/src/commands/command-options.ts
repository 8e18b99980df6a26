import type { SymbolKind } from '../surface/public-symbol.js';

/** In what form the report is written. */
type Format = 'text' | 'json' | 'markdown';

/** What the command was asked for. */
export interface CommandOptions {
  readonly format: Format;
  readonly output?: string;
  readonly badge?: string;
  readonly threshold?: number;
  readonly exclude?: readonly SymbolKind[];
  readonly entry?: readonly string[];
  readonly source?: Readonly<Record<string, string>>;
  /** `false` where private packages of a monorepo are left out. */
  readonly private: boolean;
  readonly examples?: boolean;
  readonly readme?: boolean;
  /** In which language examples are that name none. */
  readonly exampleLanguage?: 'ts' | 'js';
  /** How many findings text lists. */
  readonly list?: number;
}
