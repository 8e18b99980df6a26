/** Made of `docs/practices` by `bundling/practice-texts.ts`. */
declare module 'virtual:practice-texts' {
  export const practiceTexts: Readonly<
    Record<import('@groundrules/catalogue').PracticeId, import('./practice-text.js').PracticeText>
  >;
}
