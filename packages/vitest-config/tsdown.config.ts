import { defineConfig } from 'tsdown';
import { thirdPartyNotices } from './bundling/third-party-notices.js';
import { withoutStyles } from './bundling/without-styles.js';

export default defineConfig([
  {
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
    deps: { onlyBundle: [] },
  },
  {
    // The script of pages with a flame graph is put into each of them, so it holds all that it needs.
    entry: { 'flame-graph-page': 'src/bench/profile/page/flame-graph-page.ts' },
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    dts: false,
    sourcemap: false,
    deps: { alwaysBundle: [/./u] },
    plugins: [withoutStyles(), thirdPartyNotices('THIRD-PARTY-NOTICES.txt')],
  },
]);
