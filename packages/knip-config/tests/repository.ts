/** A knip.config.js that passes the given source text as options. */
export function knipConfigFile(options: string): Record<string, string> {
  return {
    'knip.config.js':
      "import { knipConfig } from '@groundrules/knip-config';\n" +
      `export default knipConfig(${options});\n`,
  };
}

/** A package.json, with what knip itself needs already listed. */
export function manifest(content: Record<string, unknown> = {}): Record<string, string> {
  return {
    'package.json': JSON.stringify({
      name: 'example',
      type: 'module',
      main: './src/index.ts',
      devDependencies: { knip: '6', '@groundrules/knip-config': '1' },
      ...content,
    }),
  };
}

/** A package with one issue of every type that knip knows in a package on its own. */
export const everyIssue: Readonly<Record<string, string>> = {
  ...manifest({
    dependencies: { used: '1', orphan: '1' },
    devDependencies: { knip: '6', '@groundrules/knip-config': '1', 'orphan-tool': '1' },
    peerDependencies: { peer: '1' },
    peerDependenciesMeta: { peer: { optional: true } },
    scripts: { start: 'no-such-binary' },
  }),
  'src/index.ts': `
    import 'used';
    import 'peer';
    import 'ghost';
    import './missing.js';
    import { helper, alias, Color, Shapes } from './parts.js';
    import * as tools from './tools.js';
    export const api = [helper, alias, Color.Red, Shapes.circle, tools.hammer];
  `,
  'src/parts.ts': `
    export const helper = 1;
    export const original = 2;
    export const alias = original;
    export const unused = 3;
    export type UnusedType = string;
    export enum Color { Red, Blue }
    export namespace Shapes { export const circle = 1; export const square = 2; }
  `,
  'src/tools.ts': `
    export const hammer = 1;
    export const saw = 2;
    export type Nail = string;
  `,
  'src/orphan.ts': 'export const lost = 1;',
};

/** The same package, each name in code marked as intended. */
export const everyIssueIntended: Readonly<Record<string, string>> = {
  ...manifest(),
  'src/index.ts': `
    import { helper, alias, Color, Shapes } from './parts.js';
    import * as tools from './tools.js';
    export const _api = [helper, alias, Color.Red, Shapes.circle, tools.hammer];
  `,
  'src/parts.ts': `
    export const helper = 1;
    export const _original = 2;
    export const alias = _original;
    export const _unused = 3;
    export type _UnusedType = string;
    export enum Color { Red, _Blue }
    export namespace Shapes { export const circle = 1; export const _square = 2; }
  `,
  'src/tools.ts': `
    export const hammer = 1;
    export const _saw = 2;
    export type _Nail = string;
  `,
};
