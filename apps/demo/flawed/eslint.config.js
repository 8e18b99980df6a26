import { groundrules } from '@groundrules/eslint-config';

export default groundrules({
  root: import.meta.dirname,
  publicApi: ['src/*.ts', 'src/{backup,models,routes,security}/*.ts'],
});
