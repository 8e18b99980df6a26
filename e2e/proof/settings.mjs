/** What the command needs to be told about a repository, by the name of its folder. */
export const settings = {
  pinia: {
    // The tsconfig of one extends what Nuxt generates; that of the other lists a glob as a file.
    ignores: ['packages/nuxt', 'packages/online-playground'],
  },
};
