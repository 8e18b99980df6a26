import path from 'node:path';

import type { HotFunction } from './hottest-functions.js';
import type { TreeNode } from './profile-tree.js';

/** What a page shows. */
export interface FlameGraph {
  readonly title: string;
  readonly tree: readonly TreeNode[];
  readonly hottest: readonly HotFunction[];
  /** Absolute path of the repository. */
  readonly root: string;
  /** The script that draws. */
  readonly script: string;
}

const mostRows = 20;

/**
 * Writes a page with a flame graph that needs nothing else.
 *
 * @param graph - What it shows.
 * @returns The text of an HTML file.
 */
export function printFlameGraph({ hottest, root, script, title, tree }: FlameGraph): string {
  const all = tree.reduce((sum, { total }) => sum + total, 0);
  const frames = { name: title, value: all, children: tree.map((node) => toFrame(node, root)) };
  const rows = hottest
    .slice(0, mostRows)
    .map(
      ({ file, line, name, self, total }) =>
        `<tr><td>${percent(self)}</td><td>${percent(total)}</td><td>${escape(name)}</td><td>${escape(file)}:${String(line)}</td></tr>`,
    );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p><input id="search" type="search" placeholder="Search" aria-label="Search"> <button id="reset" type="button">Show all</button></p>
<p id="details"></p>
<div id="chart"></div>
<table>
<caption>The repository's own functions, by the time in themselves</caption>
<thead><tr><th>self</th><th>total</th><th>function</th><th>place</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</main>
<script id="frames" type="application/json">${JSON.stringify(frames).replaceAll('<', String.raw`\u003C`)}</script>
<script>${asScript(script)}</script>
</body>
</html>
`;
}

const style = [
  'body{font:14px system-ui,sans-serif;margin:1.5rem;color:#222;background:#fff}',
  'h1{font-size:1.2rem}',
  '#details{min-height:1.2em;color:#555}',
  'table{border-collapse:collapse;margin-top:1.5rem}',
  'caption{text-align:left;color:#555;padding-bottom:.3rem}',
  'td,th{padding:.15rem .8rem .15rem 0;text-align:left}',
  'td:nth-child(-n+2),th:nth-child(-n+2){text-align:right}',
  '.d3-flame-graph rect{stroke:#fff;fill-opacity:.85}',
  '.d3-flame-graph rect:hover{stroke:#222;cursor:pointer}',
  '.d3-flame-graph-label{pointer-events:none;white-space:nowrap;text-overflow:ellipsis;overflow:hidden;font-size:12px;margin:0 4px;line-height:1.5;color:#111;text-align:left}',
  '.d3-flame-graph .fade{opacity:.6!important}',
].join('\n');

interface Frame {
  readonly name: string;
  readonly value: number;
  readonly children: readonly Frame[];
}

function toFrame({ children, frame, total }: TreeNode, root: string): Frame {
  const { functionName, lineNumber, url } = frame;
  const name = functionName === '' ? '(anonymous)' : functionName;
  const relative = path.isAbsolute(url) ? path.relative(root, url).split(path.sep).join('/') : url;
  const place = url === '' ? '' : ` ${relative}:${String(lineNumber + 1)}`;
  return {
    name: `${name}${place}`,
    value: total,
    children: children.map((child) => toFrame(child, root)),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Nothing in it may end the element that holds it. */
function asScript(text: string): string {
  return text.replaceAll(/<(?=\/script|!--)/giu, String.raw`\u003C`);
}
