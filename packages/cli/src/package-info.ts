import manifest from '../package.json' with { type: 'json' };

/** The version of `groundrules`, and the address of its page. */
export const { homepage, version } = manifest;

/** Where the pages of the standard are read, without a slash at the end. */
export const pagesAddress = `${manifest.repository.url.replace(/^git\+/u, '').replace(/\.git$/u, '')}/blob/main`;

/** The versions of Node.js that it runs on. */
export const nodeRange = manifest.engines.node;
