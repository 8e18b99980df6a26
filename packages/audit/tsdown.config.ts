import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // What is shipped is listed by name.
  hash: false,
  dts: { sourcemap: false },
  sourcemap: false,
  fixedExtension: false,
});
