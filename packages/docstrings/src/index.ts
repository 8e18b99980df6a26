export { CoverageError } from './coverage/coverage-error.js';
export type {
  CoverageCount,
  CoverageReport,
  CoverageStatus,
  CoverageVerdict,
  CoveredEntry,
  MissingDocstring,
  PackageCoverage,
  UnresolvedModule,
} from './coverage/coverage-report.js';
export { measureCoverage, type CoverageOptions } from './coverage/measure-coverage.js';
export { renderCoverageBadge } from './coverage/render-coverage-badge.js';
export { renderCoverageJson } from './coverage/render-coverage-json.js';
export { renderCoverageMarkdown } from './coverage/render-coverage-markdown.js';
export { renderCoverageText } from './coverage/render-coverage-text.js';
export type {
  CompiledExamples,
  ExampleRefusal,
  RenderOptions,
  TextOptions,
} from './coverage/render-options.js';
export { EntryOptionsError } from './entries/entry-options-error.js';
export type {
  EntryOptions,
  EntryPoint,
  EntryPoints,
  UntracedTarget,
} from './entries/entry-points.js';
export { findEntryPoints } from './entries/find-entry-points.js';
export { findPackageFolder } from './entries/find-package-folder.js';
export { ManifestError } from './entries/manifest-error.js';
export { nearestName } from './entries/nearest-name.js';
export { checkExamples, type ExampleOptions } from './examples/check-examples.js';
export type { Example, ExampleLanguage, ExampleLine } from './examples/example.js';
export type { ExampleProblem, ExampleReport } from './examples/example-report.js';
export { ExamplesError, type ExamplesErrorReason } from './examples/examples-error.js';
export { listExamples, type ListOptions } from './examples/list-examples.js';
export { listMarkdownExamples } from './examples/list-markdown-examples.js';
export { createSurfaceFinder } from './surface/create-surface-finder.js';
export type { FileHost, FileStamp } from './surface/file-host.js';
export { symbolKinds } from './surface/public-symbol.js';
export type {
  ConstructorDeclaration,
  DocComment,
  DocTag,
  Parameter,
  PublicDeclaration,
  PublicSymbol,
  Signature,
  SymbolKind,
  TextRange,
  ThrownError,
} from './surface/public-symbol.js';
export type { BrokenFile, Surface, SurfaceFinder, UnresolvedExport } from './surface/surface.js';
export { loadTypeScript, type TypeScript } from './typescript/load-typescript.js';
