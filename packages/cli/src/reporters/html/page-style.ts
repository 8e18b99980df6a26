/** What the page looks like. Text has a contrast of 4.5 or more on what it stands on, in light and in dark. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --panel: #f5f6f8; --line: #d3d7de; --text: #1c2128; --dim: #555d69; --link: #0b57c2;
  --good: #14692f; --bad: #b3141f; --mild: #855000; --good-paper: #e7f5eb; --bad-paper: #fdecec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --panel: #1d2229; --line: #3a424d; --text: #e6e9ee; --dim: #a4adba; --link: #7db4ff;
    --good: #6fd08c; --bad: #ff8f8f; --mild: #e8b04b; --good-paper: #15291c; --bad-paper: #33191b;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
h3 { margin: 0; padding: .5rem .75rem; font-size: 1rem; background: var(--panel); border-radius: .375rem .375rem 0 0; overflow-wrap: anywhere; }
h4 { margin: .75rem 0 .25rem; font-size: .95rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
code { font: .9em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
:focus-visible { outline: .1875rem solid var(--link); outline-offset: .125rem; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
.verdict { padding: .75rem 1rem; border-left: .375rem solid; border-radius: .25rem; font-weight: 600; }
.verdict.good { background: var(--good-paper); color: var(--good); }
.verdict.bad { background: var(--bad-paper); color: var(--bad); }
.good { color: var(--good); } .bad { color: var(--bad); } .mild { color: var(--mild); } .dim { color: var(--dim); font-weight: 400; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { padding: 0 0 .5rem; text-align: left; color: var(--dim); }
caption span { display: block; position: sticky; left: 0; max-width: min(70rem, calc(100vw - 2rem)); }
.reason { min-width: 14rem; }
th, td { padding: .375rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.file { margin: 0 0 1rem; border: 1px solid var(--line); border-radius: .375rem; content-visibility: auto; contain-intrinsic-size: auto 10rem; }
.file > div { padding: 0 .75rem .5rem; }
.file ul, .known ul { margin: 0; padding: 0; list-style: none; }
.file li, .known li { display: grid; grid-template-columns: 5rem 5rem minmax(0, 1fr); gap: 0 .75rem; padding: .25rem 0; }
.known li { grid-template-columns: minmax(0, 1fr); border-bottom: 1px solid var(--line); }
.message { overflow-wrap: anywhere; white-space: pre-line; }
.severity { font-weight: 600; }
.place { font-variant-numeric: tabular-nums; }
.tag { padding: 0 .375rem; border: 1px solid; border-radius: .25rem; font-size: .85em; color: var(--good); }
summary { padding: .5rem 0; font-weight: 600; cursor: pointer; }
form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: 0 0 1rem; padding: .75rem; background: var(--panel); border-radius: .375rem; }
[hidden] { display: none !important; }
label { display: grid; gap: .25rem; font-size: .9rem; }
input, select, button { min-height: 2.25rem; max-width: 100%; padding: .25rem .5rem; border: 1px solid var(--dim); border-radius: .25rem; background: var(--paper); color: var(--text); font: inherit; }
button { cursor: pointer; }
@media (max-width: 40rem) {
  .file li { grid-template-columns: max-content minmax(0, 1fr); padding: .5rem 0; }
  .file li > .message { grid-column: 1 / -1; }
  th, td { padding: .375rem .5rem; }
  form label, form input, form select { width: 100%; }
}
@media print {
  .skip, form { display: none; }
  .file { content-visibility: visible; }
}
`;
