export * from './language-options.js';
export * from './rule-tester.js';
export * from './hostile-inputs.js';
