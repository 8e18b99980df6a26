import rule from '../../src/rules/container-runs-as-root.js';
import { dockerfileTester } from '../support/language-testers.js';
import { markErrors } from '../support/mark-errors.js';

function root(code: string, user: string) {
  return markErrors(code, [{ messageId: 'root' as const, data: { user } }]);
}

function unset(code: string, image: string) {
  return markErrors(code, [{ messageId: 'unset' as const, data: { image } }]);
}

dockerfileTester.run('container-runs-as-root', rule, {
  valid: [
    '',
    'FROM node:22\nUSER node\n',
    'FROM node:22\nUSER 1000\n',
    'FROM node:22\nUSER 1000:1000\n',
    'FROM node:22\nUSER nonroot:root\n',
    // Root for a while.
    'FROM node:22\nUSER root\nRUN apt-get update\nUSER node\n',
    'FROM openjdk:11-jre-slim\nUSER root\nWORKDIR /\nUSER nonroot\nENTRYPOINT ["/run.sh"]\n',
    // Only the last stage is shipped.
    'FROM alpine:3.7 AS stage\nUSER root\nFROM alpine:3.7\nUSER operator\n',
    'FROM node:22 AS build\nRUN npm ci\nFROM gcr.io/distroless/nodejs22-debian12:nonroot\n',
    // Set by a stage that it starts from.
    'FROM node:22 AS base\nUSER node\nFROM base\nCMD ["node"]\n',
    'FROM node:22 AS base\nUSER node\nFROM base AS next\nFROM NEXT\n',
    // Images that do not run as root.
    'FROM gcr.io/distroless/static:nonroot\n',
    'FROM cgr.dev/chainguard/node:latest\n',
    'FROM nginxinc/nginx-unprivileged:1.29\n',
    'FROM mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled\n',
    'FROM docker.io/bitnami/node:22\n',
    // Images whose entry point gives root up.
    'FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
    'FROM alpine:3\nRUN apk add --no-cache su-exec\nENTRYPOINT ["/entrypoint.sh"]\n',
    'FROM debian:12\nRUN apt-get install -y gosu\nENTRYPOINT ["/entrypoint.sh"]\n',
    'FROM node:22\nENTRYPOINT ["setpriv", "--reuid=1000", "node"]\n',
    // Of which nobody knows.
    'FROM registry.example.com/team/base:1\n',
    'FROM base-image:1\n',
    'ARG BASE\nFROM $BASE\n',
    // Decided when it is built.
    'FROM node:22\nARG UID\nUSER $UID\n',
    'FROM node:22\nARG UID=1000\nUSER ${UID}:${UID}\n',
    'FROM node:22\nENV APP_USER=app\nUSER $APP_USER\n',
    'ARG UID=1000\nFROM node:22\nARG UID\nUSER ${UID}\n',
    // Carries files and runs nothing.
    'FROM node:22 AS build\nFROM scratch\nCOPY --from=build /dist /\n',
    'FROM golang:1.25 AS build\nFROM scratch\nUSER 65532:65532\nENTRYPOINT ["/app"]\n',
    // Here-documents hold no instructions.
    'FROM node:22\nUSER node\nRUN <<EOF\nUSER root\nEOF\n',
    { code: 'FROM a/b:1\nUSER node\n', options: [{ checkUnknownImages: true }] },
    { code: 'ARG BASE\nFROM $BASE\n', options: [{ checkUnknownImages: true }] },
  ],
  invalid: [
    unset('FROM «node:22»\nCMD ["node", "app.js"]\n', 'node:22'),
    unset('FROM «docker.io/library/alpine:3»\n', 'docker.io/library/alpine:3'),
    unset('FROM node:22 AS build\nUSER node\nFROM «debian:12»\n', 'debian:12'),
    unset('FROM node:22 AS base\nFROM «base» AS run\n', 'node:22'),
    unset('ARG NODE=22\nFROM «node:$NODE»\n', 'node:22'),
    unset(
      'FROM «gcr.io/distroless/nodejs22-debian12:latest»\n',
      'gcr.io/distroless/nodejs22-debian12:latest',
    ),
    unset('FROM «nginx:1.29-alpine»\n', 'nginx:1.29-alpine'),
    unset('FROM golang:1.25 AS build\nFROM «scratch»\nENTRYPOINT ["/app"]\n', 'scratch'),
    // What later images do says nothing of this one.
    unset('FROM «node:22»\nONBUILD USER node\n', 'node:22'),
    root('FROM node:22\nUSER «root»\n', 'root'),
    root('FROM node:22\nUSER «0»\n', '0'),
    root('FROM node:22\nUSER «root:root»\n', 'root:root'),
    root('FROM node:22\nUSER «0:0»\n', '0:0'),
    root('FROM node:22\r\nUSER node\r\nUSER «root»\r\n', 'root'),
    root('FROM node:22\nUSER «"root"»\n', 'root'),
    root('FROM a/b:1\nUSER node\nUSER «root»\n', 'root'),
    root('FROM node:22 AS base\nUSER «root»\nFROM base\n', 'root'),
    root('FROM node:22\nARG APP_USER=root\nUSER «${APP_USER}»\n', 'root'),
    root('FROM node:22\nUSER «${UID:-0}»\n', '0'),
    root(
      'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nUSER «ContainerAdministrator»\n',
      'ContainerAdministrator',
    ),
    {
      ...markErrors('FROM «a/b:1»\n', [
        { messageId: 'unknown' as const, data: { image: 'a/b:1' } },
      ]),
      options: [{ checkUnknownImages: true }],
    },
  ],
});
