import { knipConfig } from '@groundrules/knip-config';

/** @public The command asks for it by its file. */
export default knipConfig({
  kind: 'app',
  project: ['{src,verify,tests}/**/*.ts', '*.ts'],
  // Those of the twin and of the whole repository.
  ignoreDependencies: ['@groundrules/eslint-config', '@groundrules/prettier-config'],
});
