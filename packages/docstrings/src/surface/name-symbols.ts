import type { EntryPoints } from '../entries/entry-points.js';
import type { Binding, Linker, ResolvedExport } from './create-linker.js';
import { isHiddenSymbol } from './describe-shape.js';
import type { Heritage } from './get-heritage.js';
import type { Scope } from './module-record.js';

type SymbolBinding = Binding & { readonly kind: 'symbol' };
type NamesByFile = Map<string, Map<string, PublicName>>;

/** Under what name, and by which entries, users reach something that a file declares. */
export interface PublicName {
  readonly name: string;
  readonly entries: string[];
  /** Whether an export on the way to it says what it is. */
  isDocumented: boolean;
  /** Of what is public only by its members, as a base or an addition: whose members they are to users. */
  readonly wholes: Whole[];
}

/** Something public that has the members of something that is not. */
export interface Whole {
  readonly name: string;
  readonly entries: readonly string[];
  readonly file: string;
  /** The whole, and what is between it and the part: their members come before those of the part. */
  readonly replacing: readonly SymbolBinding[];
  /** By which ways the part comes to the whole: a member has to get through all. */
  readonly ways: readonly Heritage[];
}

/** By file, the public names of the symbols that it declares, by the paths of those. */
export type PublicNames = ReadonlyMap<string, ReadonlyMap<string, PublicName>>;

/** A module or namespace whose exports are still to be named. */
type Pending =
  | { readonly prefix: string; readonly file: string; readonly scope?: never }
  | { readonly prefix: string; readonly file: string; readonly scope: Scope };

/**
 * Names everything that users reach by the entries of a package.
 *
 * @param entryPoints - The package.
 * @param linker - What follows names from file to file.
 * @returns The names. Of several by which an entry has something, the one that is least deep counts.
 */
export function nameSymbols({ entries }: EntryPoints, linker: Linker): PublicNames {
  const files: NamesByFile = new Map();
  const named: SymbolBinding[] = [];

  const assign = (
    binding: SymbolBinding,
    name: string,
    entry: string,
    isDocumented: boolean,
  ): void => {
    const { file, symbol } = binding;
    const names = files.get(file) ?? new Map<string, PublicName>();
    files.set(file, names);
    const known = names.get(symbol.path);
    if (!known) {
      names.set(symbol.path, { name, entries: [entry], isDocumented, wholes: [] });
      named.push(binding);
      return;
    }
    if (!known.entries.includes(entry)) known.entries.push(entry);
    // What stands on another name for it, such as why that one is deprecated, is not about it.
    known.isDocumented ||= isDocumented && areAlike(known.name, name);
  };

  for (const { specifier, file } of entries) {
    const seen = new Set<unknown>([file]);
    const pending: Pending[] = [{ prefix: '', file }];
    for (const { prefix, file: current, scope } of pending) {
      const names = scope ? scope.exports.keys() : linker.namesOf(current);
      for (const name of [...names].filter(isForUsers).sort(defaultLast)) {
        const found: ResolvedExport | undefined = scope
          ? linker.resolveInner(current, scope, name)
          : linker.resolveExport(current, name);
        if (!found) continue;
        const { binding } = found;
        const full = prefix + (name === 'export=' ? 'default' : name);
        if (binding.kind === 'module') {
          if (!seen.has(binding.file)) pending.push({ prefix: `${full}.`, file: binding.file });
          seen.add(binding.file);
          continue;
        }
        const { symbol } = binding;
        if (isHiddenSymbol(symbol)) continue;
        assign(binding, full, specifier, found.isDocumented);
        if (!symbol.inner || seen.has(symbol.inner)) continue;
        seen.add(symbol.inner);
        pending.push({ prefix: `${full}.`, file: binding.file, scope: symbol.inner });
      }
    }
  }
  for (const whole of named) addBases(files, whole, linker);
  addAdditions(files, linker);
  return files;
}

/** Members of classes and interfaces that are not public themselves are those of what is made from them. */
function addBases(files: NamesByFile, whole: SymbolBinding, linker: Linker): void {
  const seen = new Set([whole.symbol]);
  const climb = (
    heir: SymbolBinding,
    replacing: readonly SymbolBinding[],
    ways: readonly Heritage[],
  ): void => {
    for (const way of heir.symbol.bases) {
      const base = linker.resolvePath(heir.file, heir.symbol.scope, way.path);
      if (base?.kind !== 'symbol' || seen.has(base.symbol)) continue;
      seen.add(base.symbol);
      const further = [...ways, way];
      if (addPart(files, base, replacing, further)) climb(base, [...replacing, base], further);
    }
  };
  climb(whole, [whole], []);
}

/** Members that a file adds to something public of another are public too. */
function addAdditions(files: NamesByFile, linker: Linker): void {
  for (const { file, symbol, target } of linker.findAdditions()) {
    if (target.kind === 'symbol') addPart(files, { kind: 'symbol', file, symbol }, [target], []);
  }
}

/** Notes whose members those of a part are; says whether it is not public itself. */
function addPart(
  files: NamesByFile,
  { file, symbol }: SymbolBinding,
  replacing: readonly SymbolBinding[],
  ways: readonly Heritage[],
): boolean {
  const [whole] = replacing;
  const name = whole && files.get(whole.file)?.get(whole.symbol.path);
  if (!name || name.wholes.length > 0) return false;
  const names = files.get(file) ?? new Map<string, PublicName>();
  files.set(file, names);
  const known = names.get(symbol.path);
  if (known?.wholes.length === 0) return false;
  const { entries } = name;
  const part = known ?? { name: name.name, entries, isDocumented: false, wholes: [] };
  part.wholes.push({ name: name.name, entries, file: whole.file, replacing, ways });
  names.set(symbol.path, part);
  return true;
}

/** A leading underscore says that a name is not for users. */
function isForUsers(name: string): boolean {
  return !name.startsWith('_');
}

/** Whether two exports are of one name, whatever it is under, or one of them has none of its own. */
function areAlike(first: string, second: string): boolean {
  const [one, other] = [first, second].map((name) => name.split('.').at(-1));
  return one === other || one === 'default' || other === 'default';
}

/** A name of its own says more than `default`. */
function defaultLast(first: string, second: string): number {
  return weigh(first) - weigh(second);
}

function weigh(name: string): number {
  return ['export=', 'default'].indexOf(name);
}
