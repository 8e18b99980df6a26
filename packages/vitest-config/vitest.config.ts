import { defineConfig } from 'vitest/config';

// Not by its own name: this file is read before the package is built.
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], restoreMocks: true, testTimeout: 60_000 },
});
