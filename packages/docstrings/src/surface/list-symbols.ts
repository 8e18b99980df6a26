import type { Linker } from './create-linker.js';
import { bequeaths, type Heritage } from './get-heritage.js';
import { isHidden } from './is-hidden.js';
import type { LocalSymbol, ModuleRecord } from './module-record.js';
import type { PublicName, Whole } from './name-symbols.js';
import type { PublicDeclaration, PublicSymbol } from './public-symbol.js';
import { saysSomething } from './says-something.js';

/**
 * Lists the public symbols of a file, with the members that users see.
 *
 * @param record - What is in the file.
 * @param names - Under what names users reach what it declares.
 * @param linker - What finds the classes and interfaces that docs are inherited from.
 * @returns The symbols, in the order of the text.
 */
export function listSymbols(
  record: ModuleRecord,
  names: ReadonlyMap<string, PublicName>,
  linker: Linker,
): PublicSymbol[] {
  return [...names]
    .flatMap(([path, name]) => {
      const symbol = record.symbols.get(path);
      return symbol ? withMembers(record.file, symbol, name, linker) : [];
    })
    .sort((first, second) => first.declarations[0].start - second.declarations[0].start);
}

function withMembers(
  file: string,
  symbol: LocalSymbol,
  { name, entries, isDocumented, wholes }: PublicName,
  linker: Linker,
): PublicSymbol[] {
  const owners =
    wholes.length === 0
      ? [{ name, entries, replaced: [], ways: [] }]
      : readWholes(file, wholes, linker);
  const members = [...symbol.members].flatMap(([key, member]): PublicSymbol[] => {
    const owner = owners.find(
      ({ replaced, ways }) =>
        !replaced.some((theirs) => theirs.has(key)) && ways.every((way) => bequeaths(way, key)),
    );
    const [firstOfMember, ...othersOfMember] = getSeen(member);
    if (!owner || !firstOfMember) return [];
    const isHiddenThere =
      !hasOwnDocs(member) && isHiddenByBase(file, symbol, key, linker, new Set());
    if (isHiddenThere) return [];
    return [
      {
        name: `${owner.name}.${member.name}`,
        kind: member.kind,
        localName: member.name,
        declarations: [firstOfMember, ...othersOfMember],
        entries: owner.entries,
        isDocumented: isMemberDocumented(file, symbol, member, linker, new Set()),
      },
    ];
  });
  const [first, ...others] = getSeen(symbol);
  if (wholes.length > 0 || !first) return members;
  return [
    {
      name,
      kind: symbol.kind,
      localName: symbol.name,
      declarations: [first, ...others],
      entries,
      isDocumented: isDocumented || isDocumentedHere(symbol),
    },
    ...members,
  ];
}

/** What has members as parts of something else, and what replaces them there. */
interface Owner {
  readonly name: string;
  readonly entries: readonly string[];
  readonly replaced: readonly ReadonlyMap<string, LocalSymbol>[];
  readonly ways: readonly Heritage[];
}

/** Reads by what a part is public. What is in the same file bears the likest name and comes first. */
function readWholes(file: string, wholes: readonly Whole[], linker: Linker): Owner[] {
  const near = wholes.filter((whole) => whole.file === file);
  const far = wholes.filter((whole) => whole.file !== file);
  return [...near, ...far].map(({ name, entries, replacing, ways }) => ({
    name,
    entries,
    ways,
    replaced: replacing.flatMap((heir) => linker.membersOf(heir.file, heir.symbol.path) ?? []),
  }));
}

/** The declarations that users see, and the body behind them. */
function getSeen({ declarations }: LocalSymbol): readonly PublicDeclaration[] {
  const seen = declarations.filter(({ docs }) => !isHidden(docs));
  return seen.every(({ isImplementation }) => isImplementation) ? [] : seen;
}

/** The docs of a body behind overloads are seen by nobody who calls it. */
function isDocumentedHere(symbol: LocalSymbol): boolean {
  return (
    symbol.isDocumentedOutside ||
    getSeen(symbol).some(({ docs, isImplementation }) => !isImplementation && saysSomething(docs))
  );
}

function isMemberDocumented(
  file: string,
  owner: LocalSymbol,
  member: LocalSymbol,
  linker: Linker,
  asked: Set<LocalSymbol>,
): boolean {
  if (isDocumentedHere(member)) return true;
  const inherited = inheritsDocs(file, owner, memberKey(owner, member), linker, asked);
  // What is replaced stands in another package, where it is said what it does.
  return inherited ?? member.isOverride;
}

function memberKey(owner: LocalSymbol, member: LocalSymbol): string {
  return member.path.slice(owner.path.length + 1);
}

/**
 * Whether what a class or interface is made from says what a member is; `undefined` where nothing in the package
 * has that member.
 */
function inheritsDocs(
  file: string,
  owner: LocalSymbol,
  key: string,
  linker: Linker,
  asked: Set<LocalSymbol>,
): boolean | undefined {
  let found: boolean | undefined;
  for (const base of findBases(file, owner, key, linker, asked)) {
    const member = base.symbol.members.get(key);
    const answer = member
      ? isMemberDocumented(base.file, base.symbol, member, linker, asked)
      : inheritsDocs(base.file, base.symbol, key, linker, asked);
    if (answer === true) return true;
    found ??= answer;
  }
  return found;
}

/** Whether the docs that a member takes over, as it has none of its own, are those of one that is hidden. */
function isHiddenByBase(
  file: string,
  owner: LocalSymbol,
  key: string,
  linker: Linker,
  asked: Set<LocalSymbol>,
): boolean {
  return findBases(file, owner, key, linker, asked).some((base) => {
    const member = base.symbol.members.get(key);
    return member && hasOwnDocs(member)
      ? member.declarations.every(({ docs }) => isHidden(docs))
      : isHiddenByBase(base.file, base.symbol, key, linker, asked);
  });
}

function hasOwnDocs({ declarations, isDocumentedOutside }: LocalSymbol): boolean {
  return isDocumentedOutside || declarations.some(({ docs }) => docs !== undefined);
}

/** What a member may come from: what its owner is made from, in this package, and not asked for yet. */
function findBases(
  file: string,
  owner: LocalSymbol,
  key: string,
  linker: Linker,
  asked: Set<LocalSymbol>,
): { readonly file: string; readonly symbol: LocalSymbol }[] {
  asked.add(owner);
  return owner.heritage.flatMap((heritage) => {
    if (!bequeaths(heritage, key)) return [];
    const base = linker.resolvePath(file, owner.scope, heritage.path);
    return base?.kind === 'symbol' && !asked.has(base.symbol) ? [base] : [];
  });
}
