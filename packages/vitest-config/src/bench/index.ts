export { BenchError } from './bench-error.js';
export { compareEnvironments, describeEnvironment, type Environment } from './environment.js';
export {
  compareCountPlatforms,
  type CountPlatform,
  type CountRound,
  type InstructionCount,
} from './instructions/instruction-count.js';
export {
  greatestCountSpread,
  judgeWithInstructions,
  type CountedJudgement,
  type CountedVerdict,
  type CountLack,
  type CountStandard,
  type JudgedMeasurement,
} from './instructions/judge-instructions.js';
export {
  greatestSpread,
  judgeBenchmark,
  type Judgement,
  type Standard,
  type Verdict,
} from './judge-benchmark.js';
export {
  measureBenchmarks,
  type BenchProblem,
  type BenchResult,
  type MeasureOptions,
} from './measure-benchmarks.js';
export type { BenchmarkName, Clock, Cost, Measurement, Recorded } from './measurement.js';
export type { HotFunction } from './profile/hottest-functions.js';
export {
  profileBenchmark,
  type Profile,
  type ProfileOptions,
} from './profile/profile-benchmark.js';
export type { BenchProject } from './vitest-session.js';
