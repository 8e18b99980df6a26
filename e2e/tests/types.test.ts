import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStranger, type Stranger } from './support/stranger.js';

/** What each package promises, and next to it a mistake that its types must refuse. */
const source = `import { practices, type PracticeId } from '@groundrules/catalogue';
import { groundrules, presets } from '@groundrules/eslint-config';
import plugin from '@groundrules/eslint-plugin';
import { knipConfig } from '@groundrules/knip-config';
import prettierConfig from '@groundrules/prettier-config';
import { groundrulesVitest } from '@groundrules/vitest-config';

export const ids: readonly PracticeId[] = practices.map(({ id }) => id);
// @ts-expect-error -- no such practice
export const id: PracticeId = 'swalowed-error';

export default [...groundrules({ level: 'strict' }), ...presets.docs({ level: 'recommended' })];
// @ts-expect-error -- no such option
groundrules({ levle: 'strict' });

export const { strict } = plugin.configs;
// @ts-expect-error -- no such preset
export const { stricter } = plugin.configs;

knipConfig({ kind: 'app', minConfidence: 80 });
// @ts-expect-error -- no such level
knipConfig({ kind: 'app', minConfidence: 85 });

export const width: number | undefined = prettierConfig.printWidth;
// @ts-expect-error -- a number
export const wide: string = prettierConfig.printWidth;

groundrulesVitest({ coverage: { thresholds: { lines: 90 } } });
// @ts-expect-error -- no such option
groundrulesVitest({ coverage: { treshold: 90 } });
`;

let stranger: Stranger;

beforeAll(async () => {
  stranger = await createStranger({
    manager: 'npm',
    devDependencies: {
      '@types/node': '20',
      eslint: '10',
      knip: '6',
      prettier: '3',
      'typescript-5.9': 'npm:typescript@5.9',
      'typescript-6': 'npm:typescript@6',
      'typescript-7': 'npm:typescript@7',
      vitest: '4',
    },
    files: {
      'tsconfig.json': {
        extends: '@groundrules/tsconfig/base.json',
        compilerOptions: { types: ['node'] },
        include: ['src'],
      },
      'src/index.ts': source,
    },
    packages: [
      '@groundrules/catalogue',
      '@groundrules/eslint-config',
      '@groundrules/eslint-plugin',
      '@groundrules/knip-config',
      '@groundrules/prettier-config',
      '@groundrules/tsconfig',
      '@groundrules/vitest-config',
    ],
  });
});

afterAll(() => {
  stranger.dispose();
});

describe('the types of the packed packages', () => {
  it.each(['5.9', '6', '7'])('hold what they promise under TypeScript %s', async (version) => {
    const compiler = `node_modules/typescript-${version}/bin/tsc`;
    const result = await stranger.node([compiler, '--noEmit', '--pretty', 'false']);
    expect(result).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });
});
