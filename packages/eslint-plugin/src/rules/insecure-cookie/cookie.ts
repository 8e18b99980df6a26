import type { TSESTree } from '@typescript-eslint/utils';

/** What the library does where an option is left out: `true` also stands for what follows the connection. */
export interface CookieDefaults {
  readonly httpOnly: boolean;
  readonly secure: boolean;
}

/** A cookie that some code sets. */
export interface Cookie {
  readonly name: TSESTree.Node | undefined;
  readonly value: TSESTree.Node | undefined;
  /** The options, where there are some. */
  readonly options: TSESTree.Node | undefined;
  readonly defaults: CookieDefaults;
  /** Whether it is known to hold a session, whatever its name. */
  readonly isSession: boolean;
  /** Where to report that something is missing. */
  readonly node: TSESTree.Node;
}
