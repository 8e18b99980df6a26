import type { ExportTarget, LocalSymbol, ModuleRecord, Scope } from './module-record.js';
import type { Resolver } from './create-resolver.js';
import type { UnresolvedExport } from './surface.js';

/** What a name stands for, wherever it is declared. */
export type Binding =
  | { readonly kind: 'symbol'; readonly file: string; readonly symbol: LocalSymbol }
  /** A module as a namespace. */
  | { readonly kind: 'module'; readonly file: string };

/** An exported name, and what the exports on the way to its declaration say. */
export interface ResolvedExport {
  readonly binding: Binding;
  readonly isDocumented: boolean;
}

/** A declaration that adds to one of another file, by `declare module './other.js'`. */
interface Addition {
  readonly file: string;
  readonly symbol: LocalSymbol;
  /** What it adds to. */
  readonly target: Binding;
}

/** Follows names from file to file. */
export interface Linker {
  /** The names that a module exports, `export=` where something replaces it. */
  readonly namesOf: (file: string) => ReadonlySet<string>;
  /** What a module exports under a name; `undefined` where that is hidden, unclear or not of this package. */
  readonly resolveExport: (file: string, name: string) => ResolvedExport | undefined;
  /** What a namespace exports under a name. */
  readonly resolveInner: (file: string, scope: Scope, name: string) => ResolvedExport | undefined;
  /** What a dotted name in a scope stands for. */
  readonly resolvePath: (
    file: string,
    scope: Scope,
    path: readonly string[],
  ) => Binding | undefined;
  /** What the files that were asked for add to what other files of the package export. */
  readonly findAdditions: () => readonly Addition[];
  /** The members of a symbol as its file has it now. */
  readonly membersOf: (file: string, path: string) => ReadonlyMap<string, LocalSymbol> | undefined;
  /** The files that were asked for. */
  readonly files: ReadonlySet<string>;
  readonly unresolved: readonly UnresolvedExport[];
}

/** What was asked for one answer: asking it again is a circle, or the same way twice, and gives nothing new. */
type Trail = Set<string>;

/**
 * Makes what follows names from file to file, as the language does: names of the file come before those of
 * `export *`, and a name that two of those give differently is none.
 *
 * @param read - Gets what is in a file.
 * @param resolver - Finds the files of the package.
 * @param packageName - The package, whose own `declare module` blocks count.
 * @returns The linker.
 */
export function createLinker(
  read: (file: string) => ModuleRecord | undefined,
  resolver: Resolver,
  packageName: string | undefined,
): Linker {
  const files = new Set<string>();
  const unresolved = new Map<string, UnresolvedExport>();
  const knownNames = new Map<string, ReadonlySet<string>>();

  const load = (file: string): ModuleRecord | undefined => {
    files.add(file);
    return read(file);
  };

  /** The scopes whose exports a file has. */
  const scopesOf = (record: ModuleRecord): Scope[] => [
    record.scope,
    ...[...record.ambientModules]
      .filter(
        ([name]) =>
          packageName !== undefined && (name === packageName || name.startsWith(`${packageName}/`)),
      )
      .map(([, scope]) => scope),
  ];

  const findFile = (from: string, specifier: string): string | undefined => {
    const found = resolver.resolve(from, specifier);
    if (found.kind === 'missing') {
      unresolved.set(`${from}\0${specifier}`, { file: from, specifier });
    }
    return found.kind === 'own' ? found.file : undefined;
  };

  const collectNames = (file: string, trail: Trail): Set<string> => {
    const names = new Set<string>();
    const record = trail.has(file) ? undefined : load(file);
    if (!record) return names;
    trail.add(file);
    for (const scope of scopesOf(record)) {
      for (const name of scope.exports.keys()) {
        if (name !== 'export=') names.add(name);
      }
      for (const specifier of scope.stars) {
        const target = findFile(file, specifier);
        if (target === undefined) continue;
        for (const name of collectNames(target, trail)) {
          if (name !== 'default' && name !== 'export=') names.add(name);
        }
      }
      if (!scope.exports.has('export=')) continue;
      const whole = resolveWhole(file, scope, new Set());
      if (whole?.binding.kind === 'module') {
        for (const name of collectNames(whole.binding.file, trail)) names.add(name);
      } else if (whole) {
        names.add('export=');
        for (const name of whole.binding.symbol.inner?.exports.keys() ?? []) names.add(name);
      }
    }
    return names;
  };

  /** What replaces a module. */
  const resolveWhole = (file: string, scope: Scope, trail: Trail): ResolvedExport | undefined => {
    const target = scope.exports.get('export=');
    return target && follow(file, scope, target, trail);
  };

  const follow = (
    file: string,
    scope: Scope,
    { target, isDocumented, isHidden }: ExportTarget,
    trail: Trail,
  ): ResolvedExport | undefined => {
    if (isHidden) return undefined;
    if ('local' in target) {
      const found = lookUp(file, scope, target.local, trail);
      return found && { ...found, isDocumented: isDocumented || found.isDocumented };
    }
    const found = resolveFrom(file, target.specifier, target.name, trail);
    return found && { ...found, isDocumented: isDocumented || found.isDocumented };
  };

  const resolveFrom = (
    from: string,
    specifier: string,
    name: string,
    trail: Trail,
  ): ResolvedExport | undefined => {
    const file = findFile(from, specifier);
    if (file === undefined) return undefined;
    return name === '*'
      ? { binding: { kind: 'module', file }, isDocumented: false }
      : resolve(file, name, trail);
  };

  const resolve = (file: string, name: string, trail: Trail): ResolvedExport | undefined => {
    const key = `${file}\0${name}`;
    const record = trail.has(key) ? undefined : load(file);
    if (!record) return undefined;
    trail.add(key);
    const scopes = scopesOf(record);
    for (const scope of scopes) {
      const target = scope.exports.get(name);
      if (target) return follow(file, scope, target, trail);
    }
    for (const scope of scopes) {
      const whole = resolveWhole(file, scope, trail);
      const found = whole && resolveInWhole(whole, name, trail);
      if (found) return found;
    }
    // In CommonJS a module that replaces nothing is its own exports.
    if (name === 'export=') return { binding: { kind: 'module', file }, isDocumented: false };
    if (name === 'default') return undefined;
    return resolveStars(
      scopes.flatMap(({ stars }) => stars),
      file,
      name,
      trail,
    );
  };

  const resolveInWhole = (
    whole: ResolvedExport,
    name: string,
    trail: Trail,
  ): ResolvedExport | undefined => {
    const { binding } = whole;
    if (binding.kind === 'module') return resolve(binding.file, name, trail);
    const target = binding.symbol.inner?.exports.get(name);
    if (target && binding.symbol.inner) {
      return follow(binding.file, binding.symbol.inner, target, trail);
    }
    return name === 'default' || name === 'export=' ? whole : undefined;
  };

  const resolveStars = (
    stars: readonly string[],
    from: string,
    name: string,
    trail: Trail,
  ): ResolvedExport | undefined => {
    let found: ResolvedExport | undefined;
    for (const specifier of stars) {
      const other = resolveFrom(from, specifier, name, trail);
      if (!other) continue;
      if (found && !isSame(found.binding, other.binding)) return undefined;
      found = {
        binding: other.binding,
        isDocumented: other.isDocumented || (found?.isDocumented ?? false),
      };
    }
    return found;
  };

  /** What a name of a scope, or of the scopes around it, stands for. */
  const lookUp = (
    file: string,
    scope: Scope,
    name: string,
    trail: Trail,
  ): ResolvedExport | undefined => {
    const key = `${file}\0local\0${name}`;
    for (let inner: Scope | undefined = scope; inner; inner = inner.parent) {
      const imported = inner.imports.get(name);
      if (imported && 'specifier' in imported) {
        return resolveFrom(file, imported.specifier, imported.name, trail);
      }
      // `export import A = A.B` means the A around it.
      const aliased =
        imported && !trail.has(key)
          ? findPath(file, inner, imported.entity, trail.add(key))
          : undefined;
      if (aliased) return { binding: aliased, isDocumented: false };
      const symbol = inner.locals.get(name);
      if (symbol) return { binding: { kind: 'symbol', file, symbol }, isDocumented: false };
    }
    return undefined;
  };

  const findPath = (
    file: string,
    scope: Scope,
    [first, ...rest]: readonly string[],
    trail: Trail,
  ): Binding | undefined => {
    let found = first === undefined ? undefined : lookUp(file, scope, first, trail)?.binding;
    for (const name of rest) {
      if (!found) return undefined;
      if (found.kind === 'module') {
        found = resolve(found.file, name, trail)?.binding;
        continue;
      }
      const { symbol } = found;
      const target = symbol.inner?.exports.get(name);
      found = target && symbol.inner && follow(found.file, symbol.inner, target, trail)?.binding;
    }
    return found;
  };

  return {
    namesOf: (file) => {
      const names = knownNames.get(file) ?? collectNames(file, new Set());
      knownNames.set(file, names);
      return names;
    },
    resolveExport: (file, name) => resolve(file, name, new Set()),
    resolveInner: (file, scope, name) => {
      const target = scope.exports.get(name);
      return target && follow(file, scope, target, new Set());
    },
    resolvePath: (file, scope, path) => findPath(file, scope, path, new Set()),
    findAdditions: () =>
      [...files].flatMap((file) =>
        [...(read(file)?.ambientModules ?? [])].flatMap(([specifier, scope]) => {
          const other = resolver.resolve(file, specifier);
          if (other.kind !== 'own') return [];
          return [...scope.exports.keys()].flatMap((name): Addition[] => {
            const own = resolveLocal(scope, name);
            const found = resolve(other.file, name, new Set());
            return own && found ? [{ file, symbol: own, target: found.binding }] : [];
          });
        }),
      ),
    membersOf: (file, path) => load(file)?.symbols.get(path)?.members,
    files,
    get unresolved() {
      return [...unresolved.values()];
    },
  };
}

/** What a scope declares itself and exports under a name. */
function resolveLocal({ exports, locals }: Scope, name: string): LocalSymbol | undefined {
  const target = exports.get(name)?.target;
  return target && 'local' in target ? locals.get(target.local) : undefined;
}

function isSame(first: Binding, second: Binding): boolean {
  if (first.file !== second.file || first.kind !== second.kind) return false;
  return (
    first.kind === 'module' ||
    (second.kind === 'symbol' && first.symbol.path === second.symbol.path)
  );
}
