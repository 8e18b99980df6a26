import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The first case with type information builds a program, which takes long on a busy machine.
  test: { include: ['tests/**/*.test.ts'], testTimeout: 60_000 },
});
