/** The versions of tools that the packages of the standard are made for; a test holds them to the manifests. */
export const supportedRanges = {
  eslint: '^9.38.0 || ^10.0.0',
  typescript: '^5.0.0 || ^6.0.0 || ^7.0.0',
  prettier: '^3.5.0',
  knip: '^6.44.2',
  vitest: '^4.0.0',
} as const;
