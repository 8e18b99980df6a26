import rule from '../../src/rules/unpinned-image.js';
import { dockerfileTester } from '../support/language-testers.js';
import { markErrors } from '../support/mark-errors.js';

const digest = 'sha256:aaa3f8cb64dd64e5f8cb6e58346bdcfa410a108324b0f28f1a7cc5964355b211';

function untagged(code: string, image: string) {
  return markErrors(code, [{ messageId: 'untagged' as const, data: { image } }]);
}

function latest(code: string, image: string) {
  return markErrors(code, [{ messageId: 'latest' as const, data: { image } }]);
}

dockerfileTester.run('unpinned-image', rule, {
  valid: [
    'FROM node:22-alpine\n',
    'FROM debian:bookworm-slim\n',
    'FROM gcr.io/distroless/nodejs22-debian12:nonroot\n',
    'FROM node:22.19.0-alpine\n',
    'FROM node:22\n',
    `FROM node@${digest}\n`,
    `FROM node:latest@${digest}\n`,
    'FROM ghcr.io/owner/name:1.2.3 AS build\n',
    'FROM localhost:5000/name:1\n',
    // Reserved, and without versions.
    'FROM scratch\n',
    // A stage, whatever the case of its name.
    'FROM node:22 AS build\nFROM build\n',
    'FROM node:22 AS Build\nFROM build AS Next\nFROM NEXT\n',
    // What is known only at build time.
    'ARG BASE\nFROM $BASE\n',
    'ARG TAG\nFROM node:${TAG}\n',
    'ARG IMAGE\nARG TAG\nFROM ${IMAGE}:${TAG}\n',
    'FROM node:22 AS base-amd64\nFROM base-${TARGETARCH}\n',
    'ARG src=1\nFROM node:22 AS img1\nFROM img${src}\n',
    'ARG WAR_FILE_STAGE=builder\nFROM node:22 AS builder\nFROM ${WAR_FILE_STAGE} AS war\n',
    // The default of an argument names the version.
    'ARG BASE_IMAGE=alpine:3.7\nFROM $BASE_IMAGE\n',
    `ARG PYTHON_IMAGE=python:3.12.9@${digest}\nFROM \${PYTHON_IMAGE} AS builder\n`,
    'ARG BASE_IMAGE_NAME="registry/my-base:1.2.3"\nFROM ${BASE_IMAGE_NAME}\n',
    'ARG NODE=22\nARG BASE=node:$NODE-alpine\nFROM ${BASE}\n',
    'ARG TAG\nFROM node:${TAG:-22}\n',
    'FROM --platform=$BUILDPLATFORM node:22 AS build\n',
    // Without a tag it may be a stage or a named context.
    'FROM node:22\nCOPY --from=assets /a /b\nCOPY --from=0 /a /b\nCOPY --from=nginx /a /b\n',
    'FROM node:22\nCOPY --from=ghcr.io/astral-sh/uv:0.8.3 /uv /bin/\n',
    'FROM node:22\nRUN --mount=type=bind,from=build,target=/a true\n',
    { code: `FROM node:22@${digest}\n`, options: [{ digest: true }] },
    { code: 'FROM scratch\n', options: [{ digest: true }] },
    // An image that is only known here, by what it is.
    `FROM ${digest}\n`,
  ],
  invalid: [
    untagged('FROM «node»\n', 'node'),
    untagged('FROM «alpine» AS run\n', 'alpine'),
    untagged('FROM «localhost:5000/name»\n', 'localhost:5000/name'),
    untagged('FROM node:22 AS build\nFROM «alpine»\nCOPY --from=build /a /a\n', 'alpine'),
    untagged('ARG BASE=alpine\nFROM «$BASE»\n', 'alpine'),
    // A stage that comes later is no stage yet.
    untagged('FROM «build»\nFROM node:22 AS build\n', 'build'),
    untagged('FROM --platform=linux/amd64 «node»\r\n', 'node'),
    latest('FROM «node:latest»\n', 'node:latest'),
    latest('FROM «node:alpine»\n', 'node:alpine'),
    latest('FROM «node:lts-slim»\n', 'node:lts-slim'),
    latest('FROM «nginx:mainline-alpine»\n', 'nginx:mainline-alpine'),
    latest('ARG TAG=latest\nFROM «node:${TAG}»\n', 'node:latest'),
    latest('FROM «cgr.dev/chainguard/node:latest»\n', 'cgr.dev/chainguard/node:latest'),
    latest('FROM node:22\nCOPY «--from=nginx:latest» /a /b\n', 'nginx:latest'),
    latest('FROM node:22\nRUN «--mount=type=bind,from=a/b:latest,target=/a» true\n', 'a/b:latest'),
    {
      ...markErrors('FROM «node:22»\n', [
        { messageId: 'undigested' as const, data: { image: 'node:22' } },
      ]),
      options: [{ digest: true }],
    },
  ],
});
