import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { server: 'src/server.ts', verify: 'verify/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: false,
  sourcemap: true,
  fixedExtension: false,
  // Those of this repository are no copies in node_modules either.
  deps: { skipNodeModulesBundle: true, neverBundle: [/^@groundrules\//u] },
});
