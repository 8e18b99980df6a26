// Runs TypeDoc, which is installed elsewhere: `node typedoc-worker.mjs TOOLS OUTPUT` in the package's folder, with
// the entries as JSON on stdin. Writes what it documents, and what its validation says is not documented.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, output] = process.argv.slice(2);
const { entryPoints, tsconfig } = JSON.parse(readFileSync(0, 'utf8'));
const theirs = createRequire(path.join(tools, 'package.json'));
const { Application, LogLevel, Logger, ReflectionKind, ReflectionType } = await import(
  pathToFileURL(theirs.resolve('typedoc')).href
);

/** The kinds that a surface is made of. */
const kinds = [
  'Namespace',
  'Enum',
  'EnumMember',
  'Variable',
  'Function',
  'Class',
  'Interface',
  'Property',
  'Method',
  'Accessor',
  'TypeAlias',
];
class Collector extends Logger {
  warnings = [];
  log(message, level) {
    if (level === LogLevel.Warn) this.warnings.push(message);
    if (level === LogLevel.Error) console.error(message);
  }
  addContext(message) {
    return message;
  }
}

// TypeDoc takes entries of the compiler's program only, so that they are named to it.
const config = path.resolve('.surface-proof.tsconfig.json');
process.on('exit', () => rmSync(config, { force: true }));
writeFileSync(
  config,
  JSON.stringify({
    ...(existsSync(tsconfig) && { extends: tsconfig }),
    compilerOptions: {
      ...(!existsSync(tsconfig) && { target: 'es2022', module: 'nodenext', strict: true }),
      ...{ noEmit: true, composite: false, incremental: false, skipLibCheck: true },
    },
    files: entryPoints,
    include: [],
  }),
);
const app = await Application.bootstrap({
  entryPoints,
  tsconfig: config,
  emit: 'none',
  excludePrivate: true,
  excludeInternal: true,
  excludeProtected: false,
  excludeExternals: false,
  skipErrorChecking: true,
  sourceLinkTemplate: 'none:{path}',
  gitRevision: 'none',
  disableGit: true,
  validation: { notDocumented: true, notExported: false, invalidLink: false, invalidPath: false },
  requiredToBeDocumented: kinds,
});
const project = await app.convert();
if (!project) process.exit(1);
const collector = new Collector();
app.logger = collector;
app.validate(project);

const reports = collector.warnings.flatMap(
  (message) => /^(.*), defined in .*, does not have any/u.exec(message)?.[1] ?? [],
);
const reported = new Set(reports);
// Several may have one name; of those, one with a comment is not meant.
const isReported = (reflection) =>
  !reflection.hasComment() &&
  reported.has(`${reflection.getFriendlyFullName()} (${ReflectionKind[reflection.kind]})`);
const wanted = kinds.reduce((all, kind) => all | ReflectionKind[kind], 0);
const textOf = ({ comment }) =>
  comment?.summary
    .map(({ text }) => text)
    .join('')
    .trim();

const symbols = project.getReflectionsByKind(wanted).map((reflection) => {
  const type = reflection.type instanceof ReflectionType ? reflection.type.declaration : undefined;
  const signatures = [
    ...(reflection.signatures ?? []),
    ...[reflection.getSignature, reflection.setSignature].filter(Boolean),
    ...(type?.signatures ?? []),
  ];
  const around = [];
  for (let outer = reflection.parent; outer; outer = outer.parent) around.push(outer);
  const parts = [reflection, ...signatures];
  return {
    name: reflection.getFriendlyFullName(),
    kind: ReflectionKind[reflection.kind],
    places: (reflection.sources ?? []).map(({ fullFileName, line, character }) => ({
      file: fullFileName,
      line,
      column: character + 1,
    })),
    isOwn: project.getSymbolIdFromReflection(reflection)?.packageName === project.packageName,
    isUndocumented: parts.some(isReported),
    signatures: signatures.length,
    documentedSignatures: signatures.filter((signature) => signature.hasComment()).length,
    isDocumented: reflection.hasComment(),
    texts: parts.map(textOf).filter(Boolean),
    isInherited: reflection.inheritedFrom !== undefined,
    around: around.map((outer) => ReflectionKind[outer.kind]),
  };
});
writeFileSync(output, JSON.stringify({ symbols, reports: reports.length }));
