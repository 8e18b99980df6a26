import picomatch from 'picomatch';

const code = '{js,mjs,cjs,jsx,ts,mts,cts,tsx}';

/** What is told by more than its ending, the first that fits. */
const kinds: readonly (readonly [kind: string, matches: (file: string) => boolean])[] = [
  [
    'workflows',
    picomatch(['**/.github/workflows/*.{yml,yaml}', '**/action.{yml,yaml}'], { dot: true }),
  ],
  [
    'Dockerfiles',
    picomatch(
      ['**/{Docker,Container}file', '**/{Docker,Container}file.*', '**/*.{Docker,Container}file'],
      {
        dot: true,
        nocase: true,
      },
    ),
  ],
  ['declarations', picomatch(['**/*.d.{ts,mts,cts}'], { dot: true })],
  [
    'tests',
    picomatch(
      [`**/*.{test,spec,bench}.${code}`, `**/{test,tests,__tests__,__mocks__,e2e}/**/*.${code}`],
      { dot: true },
    ),
  ],
  ['config files', picomatch([`**/*.config.${code}`, '**/.*rc.{js,mjs,cjs}'], { dot: true })],
];

/**
 * Names the kind of a file, as the standard tells them apart.
 *
 * @param file - Relative to the repository, with `/`.
 * @returns `tests`, `config files` and the like, else the ending: `ts`, `mjs`.
 */
export function kindOfFile(file: string): string {
  return kinds.find(([, matches]) => matches(file))?.[0] ?? file.slice(file.lastIndexOf('.') + 1);
}

/**
 * Tells whether ESLint may have something to say about a file under the standard.
 *
 * @param file - Its path.
 * @returns Whether it is code, a workflow or a Dockerfile.
 */
export function isOfKnownKind(file: string): boolean {
  return (
    /\.(?:[cm]?[jt]sx?|ya?ml)$/u.test(file) || /(?:docker|container)file(?:\.[^/]*)?$/iu.test(file)
  );
}
