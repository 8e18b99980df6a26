import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Each file boots a database of its own, which is slow on a busy machine.
  test: { include: ['tests/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
});
