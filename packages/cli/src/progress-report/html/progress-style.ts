import { pageStyle } from '../../reporters/html/page-style.js';

/** What the page looks like: as the report of a check, and what only this one has. */
export const progressStyle = `${pageStyle}
:root { --track: #d3d7de; --one: #0b57c2; --two: #a34700; --three: #14692f; }
@media (prefers-color-scheme: dark) { :root { --track: #3a424d; --one: #7db4ff; --two: #f0a35c; --three: #6fd08c; } }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0 0 1rem; }
.facts div { display: flex; gap: .5rem; }
.facts dt { color: var(--dim); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.verdict.mild { background: var(--panel); color: var(--mild); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin: 0 0 1.5rem; padding: 0; list-style: none; }
.cards li { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--panel); }
.cards p { margin: .25rem 0 0; }
.cards .name { font-weight: 600; }
.cards .large { font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.bar { display: block; width: 100%; height: .5rem; margin: .5rem 0; border-radius: .25rem; }
.part th { padding-left: 1.75rem; font-weight: 400; }
td .bar { width: 6rem; margin: .375rem 0 0; }
.bar .track { fill: var(--track); } .bar .fill { fill: var(--one); }
h3 { margin: 1.5rem 0 .5rem; padding: 0; background: none; border-radius: 0; font-size: 1.05rem; }
h3 .dim, h2 .dim { font-size: .85em; }
.status { white-space: nowrap; font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; }
figure { min-width: 0; margin: 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .375rem; break-inside: avoid; }
figcaption { font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .25rem 0 .5rem; padding: 0; list-style: none; font-size: .9rem; }
.legend li { display: flex; align-items: center; gap: .5rem; }
.key { width: 2rem; height: .75rem; flex: none; }
.chart { display: block; width: 100%; height: auto; }
.chart text { fill: var(--dim); font-size: 13px; font-variant-numeric: tabular-nums; }
.chart .grid { stroke: var(--line); }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.series-0 .line { stroke: var(--one); } .series-0 .mark { fill: var(--one); }
.series-1 .line { stroke: var(--two); stroke-dasharray: 7 5; } .series-1 .mark { fill: var(--two); }
.series-2 .line { stroke: var(--three); stroke-dasharray: 1 6; } .series-2 .mark { fill: var(--three); }
.entries { margin: 0; padding: 0; list-style: none; }
.entries > li { padding: .75rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.entries dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 1rem; margin: .25rem 0 0; }
.entries dt { color: var(--dim); } .entries dd { margin: 0; white-space: pre-line; }
.commits { margin: 0; padding: 0 0 0 1.25rem; overflow-wrap: anywhere; }
.checks { margin: 0; padding: 0; list-style: none; }
.checks li { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 .75rem; padding: .375rem 0; border-bottom: 1px solid var(--line); }
.steps { padding-left: 1.25rem; overflow-wrap: anywhere; }
.what { min-width: 14rem; }
.practices { min-width: 34rem; table-layout: fixed; }
.practices th:nth-child(2) { width: 9rem; } .practices th:nth-child(3) { width: 8rem; } .practices th:nth-child(4) { width: 7rem; }
@media (max-width: 40rem) {
  .chart text { font-size: 16px; }
  .entries dl, .checks li { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --panel: #f5f6f8; --line: #d3d7de; --text: #1c2128; --dim: #555d69; --link: #0b57c2;
    --good: #14692f; --bad: #b3141f; --mild: #855000; --good-paper: #e7f5eb; --bad-paper: #fdecec;
    --track: #d3d7de; --one: #0b57c2; --two: #a34700; --three: #14692f;
  }
  body { font-size: 10pt; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .wide { overflow: visible; }
  h2, h3 { break-after: avoid; }
  tr, .cards li, .entries > li, .checks li { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; }
  figure details { display: none; }
  a { color: inherit; text-decoration: none; }
}
`;
