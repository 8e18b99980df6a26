/** What the command needs to be told about a repository, by the name of its folder. */
export const settings = {
  pinia: {
    // The tsconfig of one extends what Nuxt generates; that of the other lists a glob as a file.
    ignores: ['packages/nuxt', 'packages/online-playground'],
  },
  'redux-toolkit': {
    // Thirty small projects, some with lock files of their own, of which nothing is installed.
    ignores: ['examples'],
  },
};
