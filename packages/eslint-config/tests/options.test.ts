import { describe, expect, it } from 'vitest';
import { groundrules, OptionsError, type GroundrulesOptions } from '../src/index.js';

/** What a JavaScript config or a wrong type assertion can pass. */
function withUntyped(options: unknown): () => unknown {
  return () => groundrules(options as GroundrulesOptions);
}

describe('options', () => {
  it.each([
    [
      { levle: 'strict' },
      /"levle" is not an option; the options are level, root, typescript, typed, vitest, workflows, containers, docs, examples, publicApi, sources, ignores/,
    ],
    [{ level: 'stirct' }, /"level" expected \("recommended" \| "strict"\), received "stirct"/],
    [{ typescript: 'yes' }, /"typescript" expected boolean, received "yes"/],
    [{ typescript: { typed: true } }, /"typescript" expected boolean, received Object/],
    [{ ignores: 'dist/**' }, /"ignores" expected Array, received "dist\/\*\*"/],
    [{ ignores: [1] }, /"ignores\.0" expected string, received 1/],
    [{ docs: null }, /"docs" expected boolean, received null/],
    [
      { level: 'recommended', publicApi: ['src/**'] },
      /"docs", "publicApi" and "sources" have no effect at level "recommended"; leave them out, set "level" to "strict", or put the preset behind: groundrules\(\{ level: "recommended" \}, presets\.docs\(\{ publicApi: \["src\/\*\*"\] \}\)\)$/,
    ],
    [{ level: 'recommended', sources: { dist: 'src' } }, /have no effect at level "recommended"/],
    [{ sources: { dist: 1 } }, /"sources\.dist" expected string, received 1/],
    [{ level: 'recommended', docs: true }, /, presets\.docs\(\)\)$/],
    [{ root: '' }, /"root" expected/],
    [{ files: ['src/**'], rules: {} }, /the first argument holds options, not a config object/],
    [[], /expected Object, received Array/],
    [null, /expected Object, received null/],
  ])('refuses %j', (options, message) => {
    expect(withUntyped(options)).toThrow(OptionsError);
    expect(withUntyped(options)).toThrow(message);
  });

  it('names every mistake at once', () => {
    expect(withUntyped({ level: 1, vitest: 2 })).toThrow(/"level".*"vitest"/);
  });
});
