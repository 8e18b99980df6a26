export {
  checkSupplyChain,
  type ProvenanceOptions,
  type SupplyChainOptions,
  type SupplyChainReport,
  type YoungVersionsOptions,
} from './supply-chain/check-supply-chain.js';
export type {
  SupplyChainCheck,
  SupplyChainFinding,
  SupplyChainRule,
  SupplyChainState,
} from './supply-chain/finding.js';
