import { knipConfig } from '@groundrules/knip-config';

export default knipConfig({
  kind: 'app',
  entry: ['src/server.ts', 'src/**/*.bench.ts'],
  project: ['src/**/*.ts'],
});
