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
  reselect: {
    // A site of its own, of which nothing is installed.
    ignores: ['website'],
  },
};

/** Tools of a repository, by the name of its folder, that are older than what the command is made for. */
export const upgrades = {
  reselect: { prettier: '^3.0.0' },
};
