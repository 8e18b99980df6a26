import { defineConfig } from 'tsdown';

export default defineConfig({
  // Judging and writing load nothing of what asks.
  entry: ['src/index.ts', 'src/judge.ts', 'src/vex.ts', 'src/supply-chain.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // What is shipped is listed by name.
  hash: false,
  outputOptions: { chunkFileNames: 'chunks/[name].js' },
  dts: { sourcemap: false },
  sourcemap: false,
  fixedExtension: false,
});
