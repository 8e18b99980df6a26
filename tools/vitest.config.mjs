import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig } from 'vitest/config';

export default defineConfig(groundrulesVitest({ include: ['tests/**/*.test.mjs'] }));
