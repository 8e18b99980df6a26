import { Command } from 'commander';

import type { AuditOptions } from '../commands/audit.js';
import type { BaselineOptions } from '../commands/baseline.js';
import type { BenchOptions } from '../commands/bench.js';
import type { CheckOptions } from '../commands/check.js';
import type { DoctorOptions } from '../commands/doctor.js';
import type { DriftCommandOptions } from '../commands/drift.js';
import type { ExplainOptions } from '../commands/explain.js';
import type { ReportOptions } from '../commands/report.js';
import type { WaiveOptions } from '../commands/waive.js';
import { version } from '../package-info.js';
import { addAudit } from './add-audit.js';
import { addBaseline } from './add-baseline.js';
import { addBench } from './add-bench.js';
import { addCheck } from './add-check.js';
import { addDoctor } from './add-doctor.js';
import { addDrift } from './add-drift.js';
import { addExplain } from './add-explain.js';
import { addReport } from './add-report.js';
import { addWaive } from './add-waive.js';

/** What each command does; they are told apart from how their arguments are read. */
export interface Commands {
  readonly check: (options: CheckOptions) => Promise<void>;
  readonly audit: (options: AuditOptions) => Promise<void>;
  readonly baseline: (options: BaselineOptions) => Promise<void>;
  readonly bench: (options: BenchOptions) => Promise<void>;
  readonly waive: (options: WaiveOptions) => Promise<void>;
  readonly report: (options: ReportOptions) => Promise<void>;
  readonly explain: (options: ExplainOptions) => Promise<void>;
  readonly doctor: (options: DoctorOptions) => Promise<void>;
  readonly drift: (options: DriftCommandOptions) => Promise<void>;
}

/**
 * Describes the command line.
 *
 * @param commands - What each command does.
 * @returns The program, ready to parse arguments. It throws instead of ending the process.
 */
export function createProgram(commands: Commands): Command {
  const program = new Command('groundrules')
    .description('Checks a repository against its groundrules.')
    .version(version)
    .exitOverride()
    // Whoever catches the error explains it: only then what that takes is loaded.
    .configureOutput({ outputError: () => undefined })
    .addHelpText(
      'after',
      '\nExit codes: 0 passed, 1 open errors in a gate that blocks, 2 something could not be done.',
    );
  addCheck(program, commands.check);
  addAudit(program, commands.audit);
  addBaseline(program, commands.baseline);
  addBench(program, commands.bench);
  addWaive(program, commands.waive);
  addReport(program, commands.report);
  addExplain(program, commands.explain);
  addDoctor(program, commands.doctor);
  addDrift(program, commands.drift);
  return program;
}
