export * from './language-options.js';
export * from './rule-tester.js';
export * from './hostile-dockerfiles.js';
export * from './hostile-inputs.js';
export * from './hostile-text.js';
export * from './hostile-yaml.js';
