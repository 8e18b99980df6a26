/** Where a function takes text that it runs, or compiles to run, as code. */
export interface Compiler {
  /** Which arguments are code: the first, or all of them. */
  readonly code: 'every' | 'first';
  /**
   * Whether nothing but a mistake gives it text that is not written in the code. Others are made to run what they
   * are given, as template engines are, and only wrong with input.
   */
  readonly isBare?: boolean;
}

const first: Compiler = { code: 'first' };

const byName: readonly (readonly [RegExp, Compiler])[] = [
  [
    /^(?:(?:globalThis|global|window|self)\.)?(?:eval|execScript)$/u,
    { code: 'first', isBare: true },
  ],
  [/^(?:(?:globalThis|global|window|self)\.)?Function$/u, { code: 'every' }],
  [
    /^vm\.(?:runInNewContext|runInThisContext|runInContext|compileFunction|Script|SourceTextModule)$/u,
    first,
  ],
  // Packages that evaluate JavaScript, in sandboxes that have been left before.
  [/^(?:vm2|@n8n\/vm2)\.(?:VM|NodeVM)\(\)\.(?:run|runFile)$|^(?:vm2|@n8n\/vm2)\.VMScript$/u, first],
  [/^sandbox\(\)\.run$/u, first],
  [
    /^(?:safe-eval|safer-eval|eval|notevil|static-eval|node-eval|require-from-string|eval5\.evaluate|saferEval|lambda-local)$/u,
    first,
  ],
  // Formulas and paths whose evaluators reach JavaScript.
  [
    /^mathjs(?:\.create\(\))?\.(?:eval|evaluate|compile|simplify)$|^mathjs(?:\.create\(\))?\.parser\(\)\.(?:eval|evaluate)$/u,
    first,
  ],
  [/^expr-eval\.Parser(?:\(\))?\.(?:evaluate|parse)$/u, first],
  [
    /^(?:node-serialize|serialize-to-js|funcster|cryo)\.(?:unserialize|deserialize|deepDeserialize|parse)$/u,
    first,
  ],
  // Template engines, which compile their templates to JavaScript.
  [/^ejs\.(?:render|compile)$/u, first],
  [/^(?:pug|jade)\.(?:render|compile|compileClient)$/u, first],
  [/^(?:express-)?handlebars(?:\.create\(\))?\.(?:compile|precompile)$/u, first],
  [
    /^nunjucks(?:\.(?:configure|Environment)\(\))?\.(?:renderString|compile|Template|precompileString)$/u,
    first,
  ],
  [/^(?:lodash|lodash-es|_|underscore)\.template$|^lodash[./]template$/u, first],
  [/^dot\.(?:template|compile)$/u, first],
  [/^(?:eta|eta\.Eta\(\))\.(?:render|renderString|renderStringAsync|compile)$/u, first],
  [/^(?:swig|swig-templates)\.(?:render|compile|precompile)$/u, first],
  [/^(?:art-template|squirrelly|sqrl)\.(?:render|compile)$/u, first],
  [/^(?:ect|template7|haml|hamljs|whiskers|just)\.(?:render|compile)$/u, first],
  [/^velocityjs\.render$/u, first],
  // Node's own loader
  [/(?:^module(?:\.Module)?\(\)|\bmodule)\._compile$/u, first],
];

const timer =
  /^(?:(?:globalThis|global|window|self)\.)?(?:setTimeout|setInterval|setImmediate)$|^timers\.(?:setTimeout|setInterval|setImmediate)$/u;

/**
 * Finds out whether a function runs text as code.
 *
 * @param name - Its name, by module.
 * @returns Where it takes the text, or `undefined`.
 */
export function getCompiler(name: string): Compiler | undefined {
  return byName.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * Tells whether a function is a timer, which takes text in browsers.
 *
 * @param name - Its name, by module.
 * @returns Whether it is.
 */
export function isTimer(name: string): boolean {
  return timer.test(name);
}
