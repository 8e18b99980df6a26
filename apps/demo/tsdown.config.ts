import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { server: 'src/server.ts', verify: 'verify/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: false,
  sourcemap: true,
  fixedExtension: false,
  deps: { skipNodeModulesBundle: true },
});
