import { knipConfig } from '@groundrules/knip-config';

export default knipConfig({
  kind: 'app',
  project: ['{src,verify,tests}/**/*.ts', '*.ts'],
  // Those of the twin and of the whole repository.
  ignoreDependencies: ['@groundrules/eslint-config', '@groundrules/prettier-config'],
});
