import { gzipSync } from 'node:zlib';

/** One entry of Vite's manifest, as far as sizes follow from it. */
export interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
export type Manifest = { readonly [key: string]: Chunk };

/** What a reader's browser fetches for one part of the portal, in bytes after gzip. */
export interface Weight {
  readonly name: string;
  readonly bytes: number;
  readonly limit: number;
}

const kilobyte = 1000;
/** The shell that every page needs, and what one further page may add to it. */
export const budget = { shell: 400 * kilobyte, route: 200 * kilobyte } as const;

/**
 * The weight of the shell (what index.html pulls in at once) and of each part loaded later, counted without what the shell has
 * brought already. `read` gives the bytes of a built file.
 */
export function weights(manifest: Manifest, read: (file: string) => Buffer): readonly Weight[] {
  const entries = Object.entries(manifest);
  const shellKeys = closure(
    manifest,
    entries.filter(([, chunk]) => chunk.isEntry).map(([key]) => key),
  );
  if (shellKeys.size === 0) throw new Error('the manifest of the portal names no entry');
  const shell = filesOf(manifest, shellKeys);
  const gzipped = new Map<string, number>();
  const weigh = (files: Iterable<string>): number => {
    let sum = 0;
    for (const file of files) {
      const bytes = gzipped.get(file) ?? gzipSync(read(file)).length;
      gzipped.set(file, bytes);
      sum += bytes;
    }
    return sum;
  };
  const routes = entries
    .filter(([key, chunk]) => chunk.isDynamicEntry && !shellKeys.has(key))
    .map(([key]) => ({
      name: key.replace(/^(\.\.\/)+/, ''),
      bytes: weigh([...filesOf(manifest, closure(manifest, [key]))].filter((file) => !shell.has(file))),
      limit: budget.route,
    }));
  return [
    { name: 'shell', bytes: weigh(shell), limit: budget.shell },
    ...routes.sort((one, other) => other.bytes - one.bytes),
  ];
}

function closure(manifest: Manifest, keys: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    waiting.push(...(chunkOf(manifest, key).imports ?? []));
  }
  return reached;
}

const filesOf = (manifest: Manifest, keys: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...keys].flatMap((key) => [chunkOf(manifest, key).file, ...(chunkOf(manifest, key).css ?? [])]));

function chunkOf(manifest: Manifest, key: string): Chunk {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the manifest of the portal does not hold ${key}`);
  return chunk;
}

export const isTooHeavy = ({ bytes, limit }: Weight): boolean => bytes > limit;

/** `shell 312.4 kB of 400 kB` */
export const describeWeight = ({ name, bytes, limit }: Weight): string =>
  `${name} ${(bytes / kilobyte).toFixed(1)} kB of ${limit / kilobyte} kB`;
