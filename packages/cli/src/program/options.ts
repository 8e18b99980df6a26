import { InvalidArgumentError, Option } from 'commander';
import type { Gate } from '@groundrules/catalogue';

import { gateNames } from '../config/gate-names.js';
import { parseDuration } from '../config/parse-duration.js';

/**
 * How to print what is no report of findings.
 *
 * @returns The option `--format`.
 */
export function simpleFormatOption(): Option {
  return new Option('--format <format>', 'how to print it')
    .choices(['text', 'json'])
    .default('text');
}

/**
 * How many gates run at once.
 *
 * @returns The option `--concurrency`.
 */
export function concurrencyOption(): Option {
  return new Option(
    '--concurrency <number>',
    'how many gates run at once (default: one for each core)',
  ).argParser(parseCount);
}

/**
 * How long one gate may take, in milliseconds once it is read.
 *
 * @returns The option `--timeout`.
 */
export function timeoutOption(): Option {
  return new Option('--timeout <time>', 'how long one gate may take: 90, 90s or 5m').argParser(
    parseTimeout,
  );
}

/**
 * Reads the name of a gate.
 *
 * @param name - As it was typed.
 * @returns The gate.
 * @throws InvalidArgumentError For a name that no gate has.
 */
export function parseGate(name: string): Gate {
  const gate = gateNames.find((candidate) => candidate === name);
  if (gate === undefined)
    throw new InvalidArgumentError(`Allowed choices are ${gateNames.join(', ')}.`);
  return gate;
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(text))
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

function parseTimeout(text: string): number {
  const duration = parseDuration(text);
  if (duration === undefined) {
    throw new InvalidArgumentError('It must be a time of up to a day such as 90, 90s or 5m.');
  }
  return duration;
}
