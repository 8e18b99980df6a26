import { describe, expect, it } from 'vitest';
import { knipConfig, KnipOptionsError, type KnipConfigOptions } from '../src/index.js';

const wrong: readonly { options: unknown; option: string; message: string }[] = [
  {
    options: undefined,
    option: '',
    message: "the options must be an object such as { kind: 'library' }; received undefined",
  },
  {
    options: ['library'],
    option: '',
    message: `the options must be an object such as { kind: 'library' }; received [ 'library' ]`,
  },
  {
    options: {},
    option: 'kind',
    message: '"kind" is missing; use "library" or "app"',
  },
  {
    options: { kind: 'lib' },
    option: 'kind',
    message: `"kind" must be "library" or "app"; received 'lib'`,
  },
  {
    options: { kind: 'app', minConfidence: 70 },
    option: 'minConfidence',
    message: '"minConfidence" must be one of 100, 90, 80, 60; received 70',
  },
  {
    options: { kind: 'app', minConfidence: '80' },
    option: 'minConfidence',
    message: `"minConfidence" must be one of 100, 90, 80, 60; received '80'`,
  },
  {
    options: { kind: 'app', include: ['files'] },
    option: 'include',
    message: '"include" follows from "minConfidence"; use "exclude" to leave an issue type out',
  },
  {
    options: { kind: 'app', workspaces: ['packages/*'] },
    option: 'workspaces',
    message: `"workspaces" must be an object such as { 'packages/*': {} }; received [ 'packages/*' ]`,
  },
  {
    options: { kind: 'app', workspaces: { web: 'app' } },
    option: 'workspaces["web"]',
    message: `workspaces["web"] must be an object of knip's workspace options; received 'app'`,
  },
  {
    options: { kind: 'app', workspaces: { web: { kind: () => 'app' } } },
    option: 'workspaces["web"].kind',
    message: 'workspaces["web"].kind must be "library" or "app"; received [Function: kind]',
  },
];

describe('knipConfig', () => {
  it.each(wrong)('refuses $options', ({ options, option, message }) => {
    const call = (): unknown => knipConfig(options as KnipConfigOptions);
    expect(call).toThrow(KnipOptionsError);
    expect(call).toThrow(expect.objectContaining({ option }));
    expect(call).toThrow(`knipConfig(): ${message}`);
  });

  it('leaves nothing of its own options for knip to stumble over', () => {
    const config = knipConfig({
      kind: 'app',
      minConfidence: 80,
      workspaces: { '.': { kind: 'app' } },
    });
    expect(config).not.toHaveProperty('kind');
    expect(config).not.toHaveProperty('minConfidence');
    expect(config.workspaces).toStrictEqual({ '.': { includeEntryExports: true } });
  });

  it('passes a workspace on as it is', () => {
    const workspace = { entry: ['src/main.ts'], vitest: false, ignoreDependencies: [/^@types/] };
    const { workspaces } = knipConfig({ kind: 'app', workspaces: { 'packages/*': workspace } });
    expect(workspaces).toStrictEqual({ 'packages/*': workspace });
  });
});
