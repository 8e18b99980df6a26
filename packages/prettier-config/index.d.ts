import type { Config } from 'prettier';

/** The options of the Groundrules standard; everything else is as Prettier has it. */
declare const config: Config & {
  readonly printWidth: 100;
  readonly singleQuote: true;
};

export default config;
