/// <reference lib="dom" />
// The script of the page with a flame graph. What it shows stands in the page, so that the page needs nothing else.
import flamegraph from 'd3-flame-graph';
import { select } from 'd3-selection';

const data: unknown = JSON.parse(document.querySelector('#frames')?.textContent ?? '{}');
const width = document.querySelector('main')?.clientWidth ?? 960;
const total = (data as { readonly value?: number }).value ?? 0;

const chart = flamegraph()
  .width(width)
  .cellHeight(18)
  .minFrameSize(1)
  .transitionDuration(150)
  .sort(true)
  .inverted(true)
  .setDetailsElement(document.querySelector('#details'))
  .label(({ data: { name, value } }) => {
    const share = total === 0 ? 0 : (value / total) * 100;
    return `${name}: ${(value / 1000).toFixed(1)} ms, ${share.toFixed(1)} %`;
  });

select<HTMLElement, unknown>('#chart').datum(data).call(chart);

document.querySelector<HTMLInputElement>('#search')?.addEventListener('input', (event) => {
  const { value } = event.target as HTMLInputElement;
  if (value === '') chart.clear();
  else chart.search(value);
});
document.querySelector('#reset')?.addEventListener('click', () => {
  chart.resetZoom();
});
