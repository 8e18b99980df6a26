import { defineConfig } from 'tsdown';

export default defineConfig({
  // knip loads the preprocessor by its path, so it stays a file of its own.
  entry: ['src/index.ts', 'src/preprocessor.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { sourcemap: false },
  sourcemap: false,
  fixedExtension: false,
});
