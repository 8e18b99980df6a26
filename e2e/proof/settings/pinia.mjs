export default {
  // The tsconfig of one extends what Nuxt generates; that of the other lists a glob as a file.
  ignores: ['packages/nuxt', 'packages/online-playground'],
};
