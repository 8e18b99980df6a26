/**
 * Puts a text of the library into the words of groundrules.json: it knows nothing of the settings that its options come from.
 *
 * @param text - What it says.
 * @returns The same, with the lists of the settings in place of the options.
 */
export function inSettings(text: string): string {
  return text.replaceAll(
    /\bin (youngVersions|provenance)\b/gu,
    (_, check: string) => `in audit.supplyChain.${check}.allow`,
  );
}
