// As much as the page uses: the package has no types of its own.
declare module 'd3-flame-graph' {
  import type { Selection } from 'd3-selection';

  interface Frame {
    readonly data: { readonly name: string; readonly value: number };
  }

  interface FlameGraph {
    (selection: Selection<HTMLElement, unknown, HTMLElement, unknown>): void;
    width: (pixels: number) => FlameGraph;
    cellHeight: (pixels: number) => FlameGraph;
    minFrameSize: (pixels: number) => FlameGraph;
    transitionDuration: (milliseconds: number) => FlameGraph;
    sort: (isSorted: boolean) => FlameGraph;
    inverted: (isInverted: boolean) => FlameGraph;
    label: (labelOf: (frame: Frame) => string) => FlameGraph;
    setDetailsElement: (element: HTMLElement | null) => FlameGraph;
    search: (text: string) => void;
    clear: () => void;
    resetZoom: () => void;
  }

  export default function flamegraph(): FlameGraph;
}
