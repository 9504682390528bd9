import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is done to a copy of a log, each of which a client must notice. */
const damages: { readonly [what: string]: (folder: string) => Promise<void> } = {
  'a byte of an entry': (log) => flip(join(log, 'tile/entries/100'), 40),
  'a byte of an entry in the last bundle': async (log) =>
    flip(await partialOf(join(log, 'tile/entries')), 40),
  'a hash of the bottom level': (log) => flip(join(log, 'tile/0/100'), 32 * 17 + 3),
  'a hash of the second level': (log) => flip(join(log, 'tile/1/000'), 32 * 100),
  'a hash of the third level': async (log) => flip(await partialOf(join(log, 'tile/2')), 1),
  'a bundle that is missing': (log) => rm(join(log, 'tile/entries/100')),
  'a bundle cut short': async (log) => {
    const file = join(log, 'tile/entries/100');
    await writeFile(file, (await readFile(file)).subarray(0, -1));
  },
  'a checkpoint with another size': (log) =>
    rewrite(join(log, 'checkpoint'), (note) =>
      note.replace(/\n(\d+)\n/, (_, size) => `\n${Number(size) - 1}\n`),
    ),
  'a checkpoint with another root': (log) =>
    rewrite(join(log, 'checkpoint'), (note) =>
      note.replace(/\n(\d+)\n(.)/, (_, size, first) => `\n${size}\n${first === 'A' ? 'B' : 'A'}`),
    ),
  'a checkpoint of another log': (log) =>
    rewrite(join(log, 'checkpoint'), (note) => note.replace(/^[^\n]+/, 'other.example/log')),
  'a checkpoint without its signatures': (log) =>
    rewrite(join(log, 'checkpoint'), (note) => `${note.split('\n\n')[0]}\n\n`),
};

/** Copies of a log below a folder, each damaged in one way; answers the names of the folders with what was done. */
export async function damagedCopies(log: string, folder: string): Promise<ReadonlyMap<string, string>> {
  await mkdir(folder, { recursive: true });
  const made = new Map<string, string>();
  for (const [what, damage] of Object.entries(damages)) {
    const name = `damaged-${made.size}`;
    await cp(log, join(folder, name), { recursive: true });
    await damage(join(folder, name));
    made.set(name, what);
  }
  return made;
}

async function flip(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[at]! ^= 1;
  await writeFile(file, bytes);
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was not damaged`);
  await writeFile(file, after);
}

/** The partial tile at the right edge below a folder: the widest, since those of earlier sizes stay until a full one overtakes them. */
async function partialOf(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const partials = files
    .filter((file) => file.isFile() && file.parentPath.endsWith('.p'))
    .sort((one, other) => Number(other.name) - Number(one.name));
  const [widest] = partials;
  if (!widest) throw new Error(`there is no partial tile below ${folder}`);
  return join(widest.parentPath, widest.name);
}
