import { defineConfig } from 'tsdown';
import { practiceTexts } from './bundling/practice-texts.js';

export default defineConfig({
  // Commands are chunks of their own, loaded when they are asked for.
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli.ts',
    // Processes of their own: gates start them by these names.
    guard: 'src/gates/guard.ts',
    runner: 'src/gates/runner.ts',
    'knip-hints': 'src/gates/dead-code/knip-hints.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Nobody imports the commands and processes.
  dts: { sourcemap: false, entry: 'src/index.ts' },
  // What is shipped is listed by name, what is split off by folder.
  hash: false,
  outputOptions: { chunkFileNames: 'chunks/[name].js' },
  plugins: [practiceTexts()],
  sourcemap: false,
  fixedExtension: false,
});
