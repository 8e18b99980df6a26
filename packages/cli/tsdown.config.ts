import { defineConfig } from 'tsdown';

export default defineConfig({
  // Commands are chunks of their own, loaded when they are asked for.
  entry: ['src/index.ts', 'src/cli.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { sourcemap: false },
  sourcemap: false,
  fixedExtension: false,
});
