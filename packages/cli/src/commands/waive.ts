import path from 'node:path';
import type { Gate } from '@groundrules/catalogue';

import { collectFindings } from '../check/collect-findings.js';
import { judgeFindings } from '../check/judge-findings.js';
import type { Config } from '../config/config.js';
import { nearest } from '../config/nearest.js';
import { readConfig } from '../config/read-config.js';
import { readOptionalText } from '../files/read-optional-text.js';
import { writeText } from '../files/write-text.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import type { GateAdapter } from '../gates/gate.js';
import { gitAuthor } from '../git/git-author.js';
import type { Io } from '../io.js';
import type { Progress } from '../progress/progress.js';
import { startProgress } from '../progress/start-progress.js';
import { plural } from '../reporters/plural.js';
import { UserError } from '../user-error.js';
import { acceptRisk, type Risk, type RiskOptions } from '../waivers/accept-risk.js';
import {
  flagOf,
  limitsFor,
  neededFields,
  problemWith,
  type WaiverField,
  type WaiverLimits,
} from '../waivers/check-waiver.js';
import { addWaiver, removeWaivers } from '../waivers/edit-waivers.js';
import { findWaivable } from '../waivers/find-waivable.js';
import { parseWaivers, readWaivers } from '../waivers/read-waivers.js';
import { isInFiles, problemWithGlob } from '../waivers/is-in-files.js';
import { riskOf } from '../waivers/risk-of.js';
import { daysBetween } from '../waivers/iso-day.js';
import { waiversFile, type Waiver } from '../waivers/waiver.js';
import { diagnosticOf, ruleNamed } from '../waivers/rule-named.js';
import { adviceOnShort, isBeginning, wholeFingerprint } from '../waivers/whole-fingerprint.js';
import { findRoot } from '../workspaces/find-root.js';
import { localCommand } from '../workspaces/package-manager.js';

/** What `groundrules waive` can be told. */
export interface WaiveOptions extends Partial<Record<WaiverField, string>>, RiskOptions {
  /** A fingerprint or its beginning, a rule, or an advisory. */
  readonly id?: string;
  readonly gate?: Gate;
  /** Whether it is about a setting that is weaker than the standard, and not about what a gate finds. */
  readonly drift?: boolean;
  /** Globs of the files that it is limited to. */
  readonly files: readonly string[];
  /** Writes it although nothing that is found today matches, as where a gate cannot run here. */
  readonly force: boolean;
  /** Prints the waivers there are. */
  readonly list: boolean;
  /** Removes the waivers of `id`. */
  readonly remove: boolean;
}

/** How the gates run that look for what is to be waived. */
export interface WaiveRun {
  /** Gates that run instead of those that have their names. */
  readonly adapters?: readonly GateAdapter[];
  /** Milliseconds for one gate; as the settings say unless it is given. */
  readonly timeoutMs?: number;
}

/**
 * Writes, lists or removes exceptions.
 *
 * @param options - What it was told.
 * @param io - What it gets from the world.
 * @param run - How the gates run.
 * @returns The exit code: 0.
 * @throws {@link UserError} for all that is missing or not allowed.
 */
export async function waive(options: WaiveOptions, io: Io, run: WaiveRun = {}): Promise<0> {
  const root = findRoot(io.cwd);
  if (options.list) return list(root, io);
  const { id } = options;
  if (id === undefined) {
    throw new UserError(
      options.remove
        ? `Say whose waivers are to be removed: a fingerprint, a rule, or an advisory. What there is: ${localCommand('groundrules')} waive --list`
        : `Say what is to be waived: a fingerprint, a rule, or an advisory. What there is: ${localCommand('groundrules')} check`,
    );
  }
  return options.remove ? remove(root, id, options, io) : add(root, id, options, io, run);
}

async function add(
  root: string,
  id: string,
  options: WaiveOptions,
  io: Io,
  run: WaiveRun,
): Promise<0> {
  // Mistakes in the file are told before the gates run.
  await readWaivers(root);
  const config = await readConfig(root);
  if (options.force) refuseUnknown(id, options);
  refuseEarly(options, config, io);
  const target = options.force ? unseen(id, options) : await find(root, id, options, io, run);
  const risks = target.findings.map((finding) => riskOf(finding));
  const limits = limitsFor(risks, config.waivers, io.today);
  const fields = await complete(root, target, options, limits, io);
  const { risk } = target;
  const waiver: Waiver = {
    id: target.id,
    gate: target.gate,
    ...risk?.facts,
    reason: fields.reason ?? '',
    owner: fields.owner ?? '',
    created: io.today,
    expires: fields.expires ?? '',
    ...(fields.fixNotTaken !== undefined && { fixNotTaken: fields.fixNotTaken }),
    ...(fields.mitigation !== undefined && { mitigation: fields.mitigation }),
    ...(fields.investigation !== undefined && { investigation: fields.investigation }),
    ...(target.practice !== undefined && { practice: target.practice }),
    ...(options.files.length > 0 && { files: options.files }),
  };
  const file = path.join(root, waiversFile);
  const before = await readOptionalText(file, waiversFile);
  const text = addWaiver(withoutOlder(before, waiver, risk), waiver);
  parseWaivers(text);
  await writeText(file, text);
  const { length } = target.findings;
  const subject = options.force
    ? `${waiver.id} at the gate ${waiver.gate} is`
    : `${plural(length, 'finding')} of ${waiver.gate} ${length === 1 ? 'is' : 'are'}`;
  const unknown = options.force
    ? ' Nothing was looked for: where it matches nothing, the next check says that it is stale.'
    : '';
  io.stdout.write(`${subject} waived until ${waiver.expires}, in ${waiversFile}.${unknown}\n`);
  return 0;
}

/** A waiver that is renewed takes the place of the one before. */
function withoutOlder(
  text: string | undefined,
  { files, gate, id, practice }: Waiver,
  risk: Risk | undefined,
): string | undefined {
  if (text === undefined) return undefined;
  const where = JSON.stringify(files ?? []);
  const older = parseWaivers(text).flatMap((other, index) =>
    (risk?.replaces(other) ??
    (other.id === id &&
      other.gate === gate &&
      other.practice === practice &&
      JSON.stringify(other.files ?? []) === where))
      ? [index]
      : [],
  );
  return removeWaivers(text, older);
}

interface Target {
  /** What is known of it where it is a vulnerability. */
  readonly risk?: Risk;
  readonly id: string;
  readonly gate: Gate;
  readonly findings: readonly IdentifiedFinding[];
  /** Where it is about a setting. */
  readonly practice?: 'weakened-rule';
}

/** What no gate can tell is refused before they run. */
function refuseEarly(options: WaiveOptions, config: Config, io: Io): void {
  for (const glob of options.files) {
    const problem = problemWithGlob(glob);
    if (problem !== undefined) throw new UserError(`--files ${JSON.stringify(glob)} ${problem}`);
  }
  const longest = Math.max(...Object.values(config.waivers.maximumDays));
  const limits: WaiverLimits = { today: io.today, risk: 'low', maximumDays: longest };
  const given = fieldsOf(options);
  // On a terminal what is missing is asked for.
  const expected = isInteractive(io)
    ? (Object.keys(given) as WaiverField[])
    : neededFields(options.gate ?? 'lint');
  refuseProblems(expected, given, limits);
}

function refuseProblems(
  fields: readonly WaiverField[],
  given: Partial<Record<WaiverField, string>>,
  limits: WaiverLimits,
): void {
  const problems = fields.flatMap((field) => {
    const problem = problemWith(field, given[field], limits);
    return problem === undefined ? [] : [`${flagOf(field)} ${problem}`];
  });
  if (problems.length > 0) throw new UserError(problems.join('\n'));
}

function fieldsOf(options: WaiveOptions): Partial<Record<WaiverField, string>> {
  const { expires, fixNotTaken, investigation, mitigation, owner, reason } = options;
  return Object.fromEntries(
    Object.entries({ reason, owner, expires, mitigation, investigation, fixNotTaken })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value?.trim()]),
  );
}

function isInteractive({ isCI, stdout, env }: Io): boolean {
  return stdout.isTTY === true && process.stdin.isTTY && !isCI && env['TERM'] !== 'dumb';
}

/** What nothing is looked for has to be named in full, and what only an audit can tell of an advisory is needed as well. */
function refuseUnknown(id: string, { drift, gate }: WaiveOptions): void {
  // No rule of any tool is a number alone but those of the compiler, which go by more than that.
  const isNumber = /^[\da-f]{1,6}$/u.test(id) && /\d/u.test(id) && gate !== 'types';
  if (isBeginning(id) || isNumber) {
    throw new UserError(
      `--force needs the name of a rule or the whole fingerprint, which has 20 characters, and not ${id} alone: nothing is looked for by which to complete it.`,
    );
  }
  if (gate === 'audit' && drift !== true && isAdvisory(id)) {
    throw new UserError(
      `--force can't accept ${id}: only an audit tells package, severity and whether it is in production, and without these no accepted risk holds. Accept it where one can run: ${localCommand('groundrules')} audit --accept ${id}`,
    );
  }
}

/** `GHSA-wj6h-64fc-37mp`, `CVE-2027-1234`, `MAL-2027-12`; other findings of an audit go by words. */
function isAdvisory(id: string): boolean {
  return /^(?:GHSA|CVE|MAL|OSV|SNYK)-/iu.test(id);
}

/** A waiver of what cannot be looked for here. The strictest limits hold. */
function unseen(id: string, { drift, gate }: WaiveOptions): Target {
  if (gate === undefined) throw new UserError('--force needs --gate, as nothing is looked for.');
  const name = gate === 'types' && drift !== true ? diagnosticOf(id) : undefined;
  return {
    id: name ?? id,
    gate,
    findings: [],
    ...(drift === true && { practice: 'weakened-rule' }),
  };
}

async function find(
  root: string,
  id: string,
  options: WaiveOptions,
  io: Io,
  run: WaiveRun,
): Promise<Target> {
  if (options.drift === true) return await findWeakening(root, id, options, io);
  // No other gate knows an advisory, nor is a setting called like one.
  const gate = options.gate ?? (isAdvisory(id) ? 'audit' : undefined);
  try {
    return await findInGates(
      root,
      id,
      { ...options, ...(gate !== undefined && { gate }) },
      io,
      run,
    );
  } catch (error) {
    if (!(error instanceof UserError) || gate === 'audit') throw error;
    // What no gate reports may be a setting, by which they report less.
    try {
      return await findWeakening(root, id, options, io);
    } catch (other) {
      if (!(other instanceof UserError)) throw other;
      throw error;
    }
  }
}

async function findWeakening(
  root: string,
  id: string,
  { files, gate }: WaiveOptions,
  io: Io,
): Promise<Target> {
  const { measureDrift } = await import('../drift/measure-drift.js');
  const { tools, weakenings } = await measureDrift({ root, today: io.today, signal: io.signal });
  const inFiles = isInFiles(files);
  try {
    const found = findWaivable(
      id,
      weakenings.map(({ finding }) => finding).filter(({ file }) => inFiles(file)),
      gate,
    );
    return { ...found, practice: 'weakened-rule' };
  } catch (error) {
    const broken = tools.flatMap(({ reason = '', status, tool }) =>
      status === 'error' ? [`${tool}: ${reason}`] : [],
    );
    if (!(error instanceof UserError) || broken.length === 0) throw error;
    throw new UserError(
      `${error.message}\nNot every tool's settings could be judged:\n${broken.join('\n')}`,
      { cause: error },
    );
  }
}

async function findInGates(
  root: string,
  id: string,
  options: WaiveOptions,
  io: Io,
  run: WaiveRun,
): Promise<Target> {
  let progress: Progress | undefined;
  const collected = await collectFindings({
    root,
    gates: options.gate === undefined ? [] : [options.gate],
    ...run,
    fix: false,
    signal: io.signal,
    listen: (gates) => (progress = startProgress(gates, io)),
  }).finally(() => progress?.stop());
  io.signal.throwIfAborted();
  // Judged, they go by the fingerprints that reports show.
  const { findings } = await judgeFindings(collected, io.today);
  const inFiles = isInFiles(options.files);
  try {
    const target = findWaivable(
      id,
      findings.filter(({ file, practice }) => practice !== 'expired-waiver' && inFiles(file)),
      options.gate,
    );
    const risk = acceptRisk(target.findings, options);
    return risk === undefined ? target : { ...target, id: risk.id, findings: risk.findings, risk };
  } catch (error) {
    const broken = collected.runs.flatMap(({ name, outcome }) =>
      outcome.kind === 'error' ? [`${name}: ${outcome.reason}`] : [],
    );
    if (!(error instanceof UserError) || broken.length === 0) throw error;
    // Where nothing was looked at, what was asked for may well be there.
    if (broken.length === collected.runs.length) {
      throw new UserError(
        `Nothing is known of ${id}, as no gate could do its work:\n${broken.join('\n')}`,
        { cause: error },
      );
    }
    throw new UserError(
      `${error.message}\nNot every gate could do its work:\n${broken.join('\n')}`,
      { cause: error },
    );
  }
}

async function complete(
  root: string,
  target: Target,
  options: WaiveOptions,
  limits: WaiverLimits,
  io: Io,
): Promise<Partial<Record<WaiverField, string>>> {
  const given = fieldsOf(options);
  const needed = neededFields(target.gate, target.risk?.isMendable);
  const missing = needed.filter((field) => given[field] === undefined);
  if (missing.length === 0 || !isInteractive(io)) {
    refuseProblems(needed, given, limits);
    return given;
  }
  refuseProblems(Object.keys(given) as WaiverField[], given, limits);
  const { askWaiver } = await import('../waivers/ask-waiver.js');
  const answers = await askWaiver({
    fields: missing,
    limits,
    owner: await gitAuthor(root),
    subject: target.findings
      .map(({ file, line, message, rule }) => `${file}:${String(line)} ${rule}: ${message}`)
      .join('\n'),
  });
  return { ...given, ...answers };
}

async function remove(root: string, id: string, options: WaiveOptions, io: Io): Promise<0> {
  const file = path.join(root, waiversFile);
  const text = (await readOptionalText(file, waiversFile)) ?? '{ "waivers": [] }';
  const waivers = parseWaivers(text);
  const ids = waivers.map((waiver) => waiver.id);
  const whole = ruleNamed(id, ids) ?? wholeFingerprint(id, ids) ?? id;
  const indexes = waivers.flatMap((waiver, index) =>
    waiver.id === whole && (options.gate === undefined || waiver.gate === options.gate)
      ? [index]
      : [],
  );
  if (indexes.length === 0) {
    const meant = nearest(id, ids);
    throw new UserError(
      `${waiversFile} has no waiver of ${id}.${meant === undefined ? '' : ` Did you mean ${meant}?`}${adviceOnShort(id, ids)}`,
    );
  }
  await writeText(file, removeWaivers(text, indexes));
  io.stdout.write(`${plural(indexes.length, 'waiver')} of ${whole} went from ${waiversFile}.\n`);
  return 0;
}

async function list(root: string, io: Io): Promise<0> {
  const waivers = await readWaivers(root);
  if (waivers.length === 0) io.stdout.write('There are no waivers.\n');
  for (const { expires, gate, id, owner, reason, files } of waivers.toSorted((a, b) =>
    a.expires < b.expires ? -1 : 1,
  )) {
    const days = daysBetween(io.today, expires);
    const left = days > 0 ? `${plural(days, 'day')} left` : 'ended';
    const where = files === undefined ? '' : ` in ${files.join(', ')}`;
    io.stdout.write(`${expires} (${left})  ${gate}  ${id}${where}\n    ${reason} (${owner})\n`);
  }
  return 0;
}
