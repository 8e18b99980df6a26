import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    bench: 'src/bench/index.ts',
    // Vitest loads it by its path, in the process that measures.
    'bench-runner': 'src/bench/worker/runner.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { sourcemap: false, entry: ['src/index.ts', 'src/bench/index.ts'] },
  // What is shipped is listed by name, what is split off by folder.
  hash: false,
  outputOptions: { chunkFileNames: 'chunks/[name].js' },
  sourcemap: false,
  fixedExtension: false,
});
