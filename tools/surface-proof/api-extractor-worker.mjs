// Runs API Extractor, which is installed elsewhere: `node api-extractor-worker.mjs TOOLS OUTPUT` in the package's
// folder, with the entries as JSON on stdin. Builds the declarations that it needs with the compiler beside it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [tools, output] = process.argv.slice(2);
const { entryPoints, tsconfig } = JSON.parse(readFileSync(0, 'utf8'));
const theirs = createRequire(path.join(tools, 'package.json'));
const ts = theirs('typescript');
const { Extractor, ExtractorConfig } = theirs('@microsoft/api-extractor');

const folder = process.cwd();
// In the package, so that what it depends on is found.
const built = path.join(folder, '.surface-proof');
const clear = () => rmSync(built, { recursive: true, force: true });
clear();
process.on('exit', clear);
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(tsconfig, ts.sys.readFile).config ?? {},
  { ...ts.sys, readDirectory: () => [] },
  path.dirname(tsconfig),
);
const declarations = buildDeclarations();
const messages = [];
const failures = [];
for (const [file, declaration] of declarations) {
  try {
    extract(declaration);
  } catch (error) {
    failures.push({ file, message: error.message });
  }
}
writeFileSync(output, JSON.stringify({ messages, failures }));

/** Gives each entry with its declaration: what is written by hand stays where it is. */
function buildDeclarations() {
  const written = entryPoints.filter((file) => !/\.d\.[cm]?ts$/u.test(file));
  if (written.length > 0) {
    const program = ts.createProgram(written, {
      ...options,
      ...{ composite: false, incremental: false, noEmit: false, noEmitOnError: false },
      ...{
        declaration: true,
        declarationMap: true,
        emitDeclarationOnly: true,
        stripInternal: false,
      },
      ...{ rootDir: folder, outDir: built, declarationDir: undefined, tsBuildInfoFile: undefined },
    });
    program.emit();
  }
  return entryPoints.map((file) => {
    if (!written.includes(file)) return [file, file];
    const relative = path.relative(folder, file).replace(/\.([cm]?)[jt]sx?$/u, '.d.$1ts');
    return [file, path.join(built, relative)];
  });
}

function extract(entry) {
  if (!existsSync(entry)) throw new Error('no declaration was built');
  const temporary = path.join(built, 'temporary');
  mkdirSync(temporary, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            ...{ target: 'esnext', module: 'esnext', moduleResolution: 'bundler' },
            ...{ lib: ['esnext', 'dom', 'dom.iterable'], skipLibCheck: true, strict: true },
          },
          files: [entry],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: 'report.api.md',
        reportFolder: temporary,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'none' } },
        extractorMessageReporting: {
          default: { logLevel: 'none' },
          'ae-undocumented': { logLevel: 'warning' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.messageId !== 'ae-undocumented') return;
      messages.push({
        name: /^Missing documentation for "(.*)"\.$/u.exec(message.text)?.[1],
        file: path.resolve(folder, message.sourceFilePath),
        line: message.sourceFileLine,
        column: message.sourceFileColumn,
      });
    },
  });
}
