export {
  checkSupplyChain,
  type SupplyChainOptions,
  type SupplyChainReport,
} from './supply-chain/check-supply-chain.js';
export type {
  SupplyChainCheck,
  SupplyChainFinding,
  SupplyChainRule,
  SupplyChainState,
} from './supply-chain/finding.js';
