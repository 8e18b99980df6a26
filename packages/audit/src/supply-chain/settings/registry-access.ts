/** How registries are reached, and who asks them. */
export interface RegistryAccess {
  /** Who asks, as `.npmrc` writes it: `//registry.example/:_authToken`. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Address of the proxy for addresses without encryption. */
  readonly httpProxy: string | undefined;
  /** Address of the proxy for addresses with encryption. */
  readonly httpsProxy: string | undefined;
  /** Hosts that are reached without a proxy, separated by commas. */
  readonly noProxy: string | undefined;
  /** Certificates to trust in place of those that Node.js knows, in PEM. */
  readonly authorities: readonly string[] | undefined;
  /** Whether a registry has to show a certificate that is trusted. */
  readonly isStrict: boolean;
}
