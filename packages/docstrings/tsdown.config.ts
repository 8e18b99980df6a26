import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/bin.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Nobody imports the command.
  dts: { sourcemap: false, entry: 'src/index.ts' },
  // What is shipped is listed by name.
  hash: false,
  sourcemap: false,
  fixedExtension: false,
});
