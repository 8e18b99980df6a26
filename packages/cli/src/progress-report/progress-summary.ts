import type { Gate, PracticeId } from '@groundrules/catalogue';

import type { RiskSeverity } from '../config/config.js';
import type { GateReport } from '../gates/report.js';
import type { Section, Topic } from './topics.js';

/**
 * How far something is: `complete` has nothing left, and all that looks at it has looked; `pending` was not looked at by
 * anything; `unknown` could not be looked at.
 */
export type ProgressStatus = 'complete' | 'in-progress' | 'pending' | 'unknown';

/** How far something is, in numbers. */
export interface Progress {
  readonly status: ProgressStatus;
  /** Percent of what was left at the start, rounded down. Left out where it is not known. */
  readonly percent?: number;
  /** The most that was ever known to be left. Left out where nothing is known of earlier days. */
  readonly start?: number;
  /** What is open or in the baseline. Left out where it is not known. */
  readonly remaining?: number;
  /** What is waived. */
  readonly accepted: number;
  /** Why it is not further, or why there is no number. */
  readonly remark?: string;
}

/** The id of a practice; `correctness` stands for what is none. */
type PracticeKey = PracticeId | 'correctness';

/** One practice of an area. */
export interface PracticeProgress {
  readonly id: PracticeKey;
  readonly title: string;
  /** The code of the Python world's tools for the same flaw. */
  readonly python?: string;
  readonly start?: number;
  readonly remaining: number;
  readonly accepted: number;
}

/** One area of the standard. */
export interface AreaProgress extends Progress {
  readonly area: Topic;
  /** The gates that look at it, and how they stand; `missing` where this version does not have it. */
  readonly gates: readonly { readonly name: Gate; readonly status: GateState }[];
  /** Those of which anything was ever found, by what is left. */
  readonly practices: readonly PracticeProgress[];
  /** How many practices nothing was ever found of. */
  readonly clean: number;
}

/** How a gate stands; `off` is switched off in the settings. */
export type GateState = GateReport['status'] | 'off' | 'missing';

/** A part of the summary. */
export interface SectionProgress extends Progress {
  readonly id: Section['id'];
  readonly title: string;
  readonly areas: readonly AreaProgress[];
}

/** A known weakness of something that is installed. */
export interface Vulnerability {
  /** The advisory. */
  readonly id: string;
  readonly status: 'open' | 'accepted' | 'fixed';
  /** Left out where it is not known. */
  readonly severity?: RiskSeverity;
  /** What is wrong. */
  readonly message: string;
  /** Why it is accepted. */
  readonly reason?: string;
  readonly investigation?: string;
  readonly mitigation?: string;
  readonly owner?: string;
  /** ISO date. */
  readonly expires?: string;
  /** The day of the last run that still found it, an ISO date. */
  readonly lastSeen?: string;
}

/** What is known of vulnerabilities. */
export interface VulnerabilitySummary {
  /** Why nothing is known of today's; left out where they are known. */
  readonly unknown?: string;
  /** Open ones first, then accepted and fixed ones, each by severity. */
  readonly list: readonly Vulnerability[];
}

/** An exception that has a date. */
export interface WaiverSummary {
  readonly id: string;
  readonly gate: Gate;
  readonly reason: string;
  readonly owner: string;
  /** ISO date. */
  readonly expires: string;
  /** Whole days until it ends; 0 or less where it has ended. */
  readonly daysLeft: number;
}

/** How far the public names are documented. */
export type DocsSummary =
  | { readonly unknown: string }
  /** Nothing is published that could have a docstring. */
  | { readonly nothing: string }
  | {
      readonly documented: number;
      readonly public: number;
      /** Rounded down to one decimal. */
      readonly percent: number;
      /** Percent that each package has to reach. */
      readonly threshold: number;
      readonly packages: readonly {
        /** Relative to the repository. */
        readonly folder: string;
        readonly documented: number;
        readonly public: number;
        readonly reaches: boolean;
      }[];
    };

/** Work that is left: what tools do by themselves, then the rest by how much it is. */
export interface WorkItem {
  readonly effort: 'automatic' | 'small' | 'medium' | 'large';
  readonly practice: PracticeKey;
  readonly title: string;
  readonly python?: string;
  readonly findings: number;
  readonly files: number;
  /** The rules that report it. */
  readonly rules: readonly string[];
}

/** Commits of one kind. */
export interface CommitKind {
  /** `feat`, `fix`; `other` for those without a type. */
  readonly type: string;
  readonly title: string;
  /** Newest first. */
  readonly commits: readonly {
    readonly hash: string;
    readonly scope?: string;
    readonly subject: string;
    readonly breaking: boolean;
  }[];
}

/** What was committed. */
export interface CommitSummary {
  /** Which commits, for a person: `since v1.0.0`. */
  readonly range: string;
  /** What is not known of them. */
  readonly remark?: string;
  readonly total: number;
  readonly kinds: readonly CommitKind[];
}

/** One thing that has to be so. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  /** `unknown` counts as not met. */
  readonly state: 'met' | 'unmet' | 'unknown';
  /** What it was told by. */
  readonly evidence: string;
}

/** How ready the repository is. */
export interface Readiness {
  readonly met: number;
  readonly total: number;
  readonly criteria: readonly Criterion[];
  /** How it was at the first recorded run. */
  readonly before?: { readonly date: string; readonly met: number; readonly total: number };
}

/** One point of the trend: an earlier run, or the present one. */
export interface TrendPoint {
  readonly date: string;
  readonly commit: string | null;
  /** What was left, by part of the summary; one that was not measured is left out. */
  readonly remaining: Readonly<Partial<Record<Section['id'], number>>>;
  readonly accepted: number;
  /** Percent, rounded down to one decimal; left out where it was not counted. */
  readonly docs?: number;
}

/** The progress summary, as `groundrules report --format json` prints it. */
export interface ProgressSummary {
  /** Of this shape. */
  readonly version: 1;
  readonly repository: string;
  /** The day, an ISO date. */
  readonly date: string;
  /** What was looked at; `null` outside Git. */
  readonly commit: string | null;
  /** All parts together. */
  readonly overall: Progress;
  /** The day from which percentages are counted, an ISO date; left out where nothing earlier is known. */
  readonly since?: string;
  readonly sections: readonly SectionProgress[];
  readonly gates: readonly GateReport[];
  readonly vulnerabilities: VulnerabilitySummary;
  readonly docs: DocsSummary;
  readonly waivers: {
    /** How many are in force. */
    readonly inForce: number;
    /** Those that end within 30 days, the soonest first. */
    readonly ending: readonly WaiverSummary[];
    /** Those that have ended, the latest first. */
    readonly ended: readonly WaiverSummary[];
  };
  readonly work: readonly WorkItem[];
  /** What to do next, the most useful first. */
  readonly nextSteps: readonly string[];
  /** Left out outside Git. */
  readonly commits?: CommitSummary;
  readonly readiness: Readiness;
  /** Oldest first, the present run last. */
  readonly trend: readonly TrendPoint[];
  /** What else is to be known. */
  readonly notes: readonly string[];
}
