import type { HostileText } from './hostile-text.js';

const depth = 120;
const job = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n';

/** Odd YAML that every rule must survive; some of it is no YAML at all, which must be said and not thrown. */
export const hostileYaml: readonly HostileText[] = [
  { name: 'empty file', text: '' },
  { name: 'byte order mark only', text: '\uFEFF' },
  { name: 'comments only', text: '# nothing\n  # here\n' },
  { name: 'a scalar', text: 'jobs\n' },
  { name: 'a sequence', text: '- on\n- jobs\n' },
  { name: 'null', text: '~\n' },
  {
    name: 'keys without values',
    text: 'on:\njobs:\n  a:\n  b:\n    steps:\n    runs-on:\n    if:\n',
  },
  {
    name: 'steps of all types',
    text: `${job}      - \n      - text\n      - [a]\n      - 1\n      - {}\n`,
  },
  {
    name: 'values of the wrong type',
    text: `${job}      - uses: [a]\n        run: {a: b}\n        if: 1\n        with: text\n        env: [1]\n        continue-on-error: ~\n        shell: []\n`,
  },
  {
    name: 'needs of the wrong type',
    text: 'on: {a: {b: c}}\njobs:\n  a:\n    needs: {a: b}\n    steps: text\n  b:\n    needs: [b, [a], ~]\n    runs-on: x\n',
  },
  {
    name: 'carriage returns',
    text: job.replaceAll('\n', '\r\n') + '      - run: |\r\n          npm audit || true\r\n',
  },
  { name: 'tabs in a script', text: `${job}      - run: |\n          \tnpm audit ||\ttrue\n` },
  { name: 'tabs for indentation', text: 'on: push\njobs:\n\ta:\n\t\tsteps: []\n', isBroken: true },
  {
    name: 'several documents',
    text: `---\n${job}      - run: a\n---\n${job}      - run: npm audit || true\n...\n`,
  },
  {
    name: 'anchors and aliases',
    text: `x: &x\n  run: npm audit || true\n${job}      - *x\n      - *x\n`,
  },
  {
    name: 'merge keys',
    text: `x: &x {run: npm audit || true}\ny: &y {if: failure()}\n${job}      - <<: [*x, *y]\n      - <<: *x\n        name: b\n`,
  },
  {
    name: 'merge keys of the wrong type',
    text: `${job}      - <<: text\n        run: a\n      - <<: [1, ~]\n`,
  },
  {
    name: 'an alias to what holds it',
    text: `on: push\njobs: &jobs\n  a: *jobs\n  b: {runs-on: x, steps: &s [*s]}\n`,
  },
  { name: 'an alias of nothing', text: `${job}      - *missing\n` },
  {
    name: 'tags',
    text: `${job}      - !custom {run: !!str npm audit || true, continue-on-error: !!bool "true"}\n`,
  },
  {
    name: 'the older version',
    text: `%YAML 1.1\n---\n${job}      - run: npm audit\n        continue-on-error: yes\n`,
  },
  {
    name: 'flow style',
    text: '{on: push, jobs: {a: {runs-on: x, steps: [{run: "npm audit || true"}, {uses: a/b@v1}]}}}\n',
  },
  {
    name: 'JSON',
    text: '{"on": "push", "jobs": {"a": {"runs-on": "x", "steps": [{"run": "npm audit\\n|| true"}]}}}',
  },
  {
    name: 'keys that are no text',
    text: `? [a, b]\n: c\n? {d: e}\n: f\n1: g\n~: h\n${job}      - ? [run]\n        : a\n`,
  },
  {
    name: 'names of prototypes',
    text: 'on: push\njobs:\n  __proto__: {runs-on: x, needs: constructor, steps: [{uses: toString, with: {hasOwnProperty: a}}]}\n  constructor: {runs-on: x, steps: [{run: valueOf}]}\n',
  },
  { name: 'the same key twice', text: 'on: push\non: push\njobs: {}\n', isBroken: true },
  { name: 'a bracket that stays open', text: `${job}      - {run: a\n`, isBroken: true },
  { name: 'a quote that stays open', text: `${job}      - run: "npm audit\n`, isBroken: true },
  {
    name: 'folded and kept blocks',
    text: `${job}      - run: >+\n          npm audit\n            || true\n\n          echo\n\n      - run: |2-\n            npm audit || true\n      - run: >-\n\n      - run: |\n`,
  },
  {
    name: 'scalars over several lines',
    text: `${job}      - run: npm audit\n          || true\n      - run: "npm \\\n          audit || true"\n      - run: 'npm audit\n\n          || true'\n`,
  },
  {
    name: 'scripts that are no scripts',
    text: `${job}      - run: |\n          if then fi ) } esac done ;; && || | & \`( $( \${ \${{ [[ (( case in <<\n          "\n      - run: "'"\n      - run: 'cat <<EOF'\n      - run: '>'\n      - run: '{ ( ['\n      - run: 'a() b() {'\n      - run: '\\'\n`,
  },
  {
    name: 'deeply nested scripts',
    text: `${job}      - run: '${'( '.repeat(depth)}npm audit || true${' )'.repeat(depth)}'\n      - run: '${'$('.repeat(depth)}'\n      - run: '${'if a; then '.repeat(depth)}'\n`,
  },
  { name: 'deeply nested flow', text: `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n` },
  {
    name: 'a long script',
    text: `${job}      - run: |\n${'          npm audit || true; set +e; git checkout $HEAD | tee log\n'.repeat(400)}`,
  },
  {
    name: 'wide characters',
    text: `${job}      - name: 'Prüfung 👩‍👩‍👧'\n        run: 'echo "👩‍👩‍👧" && npm audit || true'\n`,
  },
  { name: 'line separators', text: `${job}      - run: "npm audit\u2028|| true"\n` },
];
