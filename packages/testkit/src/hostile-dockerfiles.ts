import type { HostileText } from './hostile-text.js';

/** Odd Dockerfiles that every rule must survive; what Docker refuses must be said and not thrown. */
export const hostileDockerfiles: readonly HostileText[] = [
  { name: 'empty file', text: '' },
  { name: 'byte order mark only', text: '\uFEFF' },
  { name: 'byte order mark before code', text: '\uFEFFFROM node:22\nUSER node\n' },
  { name: 'comments only', text: '# nothing\n\t# here' },
  {
    name: 'directives only',
    text: '# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=all;error=true\n',
  },
  { name: 'carriage returns', text: 'FROM node:22\r\nENV A=1 \\\r\n  B=2\r\nUSER root\r\n' },
  { name: 'tabs', text: '\tFROM\tnode:22\n\tUSER\troot\t\n\tENV\tA\t1\n' },
  { name: 'line separators', text: 'FROM node:22\nENV A="\u2028" B=\u2029\nUSER root\n' },
  { name: 'lower case', text: 'from node:22 as a\nfrom a\nuser root\n' },
  { name: 'no stage', text: 'USER root\nENV API_KEY=abc\nCOPY .env .\n' },
  { name: 'arguments only', text: 'ARG A\nARG B=1 C\nARG\n' },
  {
    name: 'line continuations',
    text: 'FROM \\\n  # comment\n\n  node:22 \\\n AS \\\n a\nRUN a \\\n\n  && b\nUS\\\nER root\n',
  },
  { name: 'a continuation at the end', text: 'FROM node:22\nENV A=1 \\' },
  {
    name: 'the other escape',
    text: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY a c:\\\nENV A=1 `\n  B=c:\\d\nUSER ContainerAdministrator\n',
  },
  {
    name: 'here-documents',
    text: 'FROM node:22\nRUN <<EOF\nUSER root\nFROM nothing\nEOF\nCOPY <<a <<-"b" /c/\nx\na\n\ty\n\tb\nRUN <<EOF cat | sh\nEOF\nUSER node\n',
  },
  {
    name: 'a here-document that stays open',
    text: 'FROM node:22\nRUN <<EOF\nUSER root\n',
    isBroken: true,
  },
  {
    name: 'a shift that looks like a here-document',
    text: 'FROM node:22\nRUN echo $((1 <<2))\nUSER node\n',
  },
  {
    name: 'ONBUILD of all shapes',
    text: 'FROM node:22\nONBUILD USER root\nONBUILD ENV API_KEY=abc\nONBUILD COPY .env .\nONBUILD\nONBUILD ONBUILD RUN a\nONBUILD RUN <<E\na\nE\n',
  },
  {
    name: 'JSON of all shapes',
    text: 'FROM node:22\nCOPY ["a b", "c"]\nCOPY [a, b]\nCOPY ["a" "b"]\nCMD ["a", 1]\nCMD []\nCMD [\nENTRYPOINT ["\\u0061"]\nCOPY [ "a", \\\n "b" ]\n',
  },
  {
    name: 'flags of all shapes',
    text: 'FROM --platform=$BUILDPLATFORM node:22\nCOPY --from --link --chown= --from=0 --from=a:latest a b\nRUN --mount=type=bind,from=,target=/a --mount= --mount true\nCOPY --\n',
  },
  {
    name: 'variables of all shapes',
    text: 'ARG A=$A B=${B:-${C:-d}} D=${ E=$ F=${F#g} G=\\$G\nFROM ${A}${B}:${D}@${E} AS $F\nENV A=$A A=${A:+b} B=${\nUSER ${A:-root}:$B\n',
  },
  {
    name: 'properties of all shapes',
    text: 'FROM node:22\nENV A\nENV A=\nENV =\nENV A b c\nENV A=b c\nENV "A"=b \'C\'="d e"\nENV A="b\nENV\nARG A=b=c "D"\nLABEL a\n',
  },
  {
    name: 'stages of all shapes',
    text: 'FROM a AS a\nFROM a\nFROM A AS\nFROM b c d\nFROM scratch AS scratch\nFROM scratch\nUSER\n',
  },
  {
    name: 'images of all shapes',
    text: 'FROM :\nFROM @\nFROM a:\nFROM a@\nFROM a:1@sha256:b:c\nFROM localhost:5000/a\nFROM /\nFROM a/b/c:d/e\n',
  },
  {
    name: 'names of prototypes',
    text: 'ARG __proto__=a constructor\nFROM node:22 AS constructor\nFROM constructor AS __proto__\nFROM __proto__\nENV toString=a __proto__=b\nUSER ${hasOwnProperty}\n',
  },
  {
    name: 'values that double',
    text: `ARG A0=aaaaaaaa\n${Array.from({ length: 60 }, (_, index) => `ARG A${index + 1}=$A${index}$A${index}\n`).join('')}FROM node:$A60\nENV B=$A60$A60\nUSER $B\n`,
  },
  {
    name: 'a stage that starts from itself',
    text: 'FROM a AS b\nFROM b AS a\nFROM a AS b\nFROM b\n',
  },
  {
    name: 'an instruction that does not exist',
    text: 'FROM node:22\nINSTALL git\n',
    isBroken: true,
  },
  {
    name: 'a template',
    text: 'FROM node:22\n{{ if .Debug }}\nUSER root\n{{ end }}\n',
    isBroken: true,
  },
  { name: 'no image', text: 'FROM\nUSER root\n', isBroken: true },
  { name: 'a program', text: "const a = require('b');\n", isBroken: true },
  {
    name: 'instructions of another frontend',
    text: '# syntax=example/frontend:1\nFROM node:22\nINCLUDE a\nUSER node\n',
  },
  { name: 'wide characters', text: 'FROM node:22\nENV NAME="👩‍👩‍👧" API_KEY="ünï"\nUSER root\n' },
  { name: 'a long file', text: `FROM node:22\n${'RUN a \\\n  && b\nENV A=1 B=2\n'.repeat(400)}` },
];
