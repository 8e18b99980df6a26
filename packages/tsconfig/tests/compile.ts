import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const tsc = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);

/** A project as someone has it who installed the package. */
interface Project {
  /** The file of the package that the project's tsconfig.json extends. */
  readonly config: 'base.json' | 'library.json' | 'app.json';
  readonly compilerOptions?: Record<string, unknown>;
  readonly files: Readonly<Record<string, string>>;
  /** Arguments of tsc. */
  readonly args?: readonly string[];
}

/** What tsc said. */
interface Compilation {
  readonly exitCode: number;
  readonly output: string;
  /** The codes reported per file, for example `TS2532`. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

/**
 * Compiles a project with the real compiler.
 *
 * @param project - What stands in the folder.
 * @returns What tsc printed, and the codes sorted out per file.
 */
export async function compile(project: Project): Promise<Compilation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-tsconfig-'));
  try {
    const scope = path.join(folder, 'node_modules', '@groundrules');
    await mkdir(scope, { recursive: true });
    await symlink(packageFolder, path.join(scope, 'tsconfig'), 'junction');
    const files: Record<string, string> = {
      'package.json': '{ "type": "module" }',
      'tsconfig.json': JSON.stringify({
        extends: `@groundrules/tsconfig/${project.config}`,
        compilerOptions: project.compilerOptions ?? {},
      }),
      ...project.files,
    };
    for (const [name, content] of Object.entries(files)) {
      await writeFile(path.join(folder, name), content);
    }
    const { exitCode, output } = await run(
      [tsc, '--pretty', 'false', ...(project.args ?? [])],
      folder,
    );
    return { exitCode, output, codes: codesByFile(output) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(args: string[], cwd: string): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') {
        reject(new Error('tsc did not run to its end', { cause: error }));
        return;
      }
      resolve({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

function codesByFile(output: string): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const line of output.split('\n')) {
    const [, file, code] = /^([^\s(]+)\(\d+,\d+\): error (TS\d+):/.exec(line) ?? [];
    if (file !== undefined && code !== undefined)
      codes.set(file, [...(codes.get(file) ?? []), code]);
  }
  return codes;
}
