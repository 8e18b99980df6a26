/** A question to a registry that got no answer to go by. */
export class RegistryFailure extends Error {
  override readonly name = 'RegistryFailure';

  /**
   * @param reason - What the registry did, to follow its name: `answered with status 404`.
   * @param mayPass - Whether asking again may help.
   */
  constructor(
    readonly reason: string,
    readonly mayPass: boolean,
  ) {
    super(reason);
  }
}
