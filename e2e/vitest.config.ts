import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    // Installs compete for the disk and the package managers' caches.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // What was installed is removed again.
    teardownTimeout: 120_000,
  },
});
