import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { CallFrame, CpuProfile } from './cpu-profile.js';

/**
 * Puts the functions of a profile where they stand in the sources.
 *
 * @param profile - As V8 wrote it.
 * @param sourceMapOf - Where the code of a file comes from; `undefined` where it ran as it stands.
 * @returns The same profile, with absolute paths in place of addresses.
 */
export function mapFrames(profile: CpuProfile, sourceMapOf: (file: string) => unknown): CpuProfile {
  const maps = new Map<string, SourceMap | undefined>();
  const mapOf = (file: string): SourceMap | undefined => {
    if (!maps.has(file)) {
      const payload = sourceMapOf(file);
      maps.set(file, isSourceMap(payload) ? new SourceMap({ ...payload, file }) : undefined);
    }
    return maps.get(file);
  };
  return {
    ...profile,
    nodes: profile.nodes.map((node) => ({ ...node, callFrame: mapFrame(node.callFrame, mapOf) })),
  };
}

function mapFrame(frame: CallFrame, mapOf: (file: string) => SourceMap | undefined): CallFrame {
  const url = pathOf(frame.url);
  if (!path.isAbsolute(url)) return frame;
  const entry = mapOf(url)?.findEntry(frame.lineNumber, frame.columnNumber);
  return entry !== undefined && 'originalLine' in entry
    ? { ...frame, url, lineNumber: entry.originalLine, columnNumber: entry.originalColumn }
    : { ...frame, url };
}

function pathOf(url: string): string {
  const [address = ''] = url.split('?');
  return address.startsWith('file:') ? fileURLToPath(address) : address;
}

function isSourceMap(value: unknown): value is SourceMapPayload {
  return (
    typeof value === 'object' &&
    value !== null &&
    'mappings' in value &&
    typeof value.mappings === 'string' &&
    value.mappings !== ''
  );
}
