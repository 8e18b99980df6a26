import type { Gate } from '@groundrules/catalogue';

import type { Mode } from '../gates/report.js';
import type { Config, RiskSeverity, SupplyChainSettings } from './config.js';

/** What stands in a `groundrules.json`, by its schema, once what it extends is merged in. */
export interface Settings {
  readonly level?: Config['level'];
  readonly gates?: Readonly<Partial<Record<Gate, Mode | 'off'>>>;
  readonly timeoutMs?: number;
  readonly docs?: Partial<Config['docs']>;
  readonly audit?: Partial<Omit<Config['audit'], 'production' | 'development' | 'supplyChain'>> & {
    readonly production?: Partial<Config['audit']['production']>;
    readonly development?: Partial<Config['audit']['development']>;
    readonly supplyChain?: {
      readonly [Check in keyof SupplyChainSettings]?: Partial<SupplyChainSettings[Check]>;
    };
  };
  readonly bench?: Partial<Config['bench']>;
  readonly waivers?: { readonly maximumDays?: Readonly<Partial<Record<RiskSeverity, number>>> };
  readonly ignores?: readonly string[];
}

/** The same as it is written. */
export interface WrittenSettings extends Omit<Settings, 'timeoutMs'> {
  readonly $schema?: string;
  readonly extends?: string | readonly string[];
  /** Seconds, or a text with a unit. */
  readonly timeout?: number | string;
}
