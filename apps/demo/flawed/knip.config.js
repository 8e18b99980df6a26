import { knipConfig } from '@groundrules/knip-config';

export default knipConfig({
  kind: 'app',
  entry: ['src/server.ts'],
  project: ['src/**/*.ts'],
});
