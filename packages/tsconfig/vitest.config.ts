import { defineConfig } from 'vitest/config';

// Not @groundrules/vitest-config: that package is compiled with this one.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Each case starts the compiler.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
