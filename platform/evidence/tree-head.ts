import {
  type Bytes,
  ed25519Type,
  formatCheckpoint,
  formatNote,
  type NoteKey,
  openNote,
  parseCheckpoint,
  parseNote,
  parseNoteKey,
} from '#verifier';
import { LogHalted } from './halted.ts';
import type { NoteSigner } from './ports.ts';

/** A tree head with the note that publishes it; `note` is null only for the empty log before its first checkpoint. */
export interface TreeHead {
  readonly size: number;
  readonly root: Bytes;
  readonly note: string | null;
}

/** Sign a tree head with these keys, the log's own first. */
export async function signHead(
  origin: string,
  signers: readonly NoteSigner[],
  { size, root }: Omit<TreeHead, 'note'>,
): Promise<string> {
  const text = formatCheckpoint({ origin, size, root });
  const lines: string[] = [];
  for (const signer of signers) lines.push(await signer.sign(text));
  return formatNote(text, lines);
}

/** Is it a key that decides whose log it is: Ed25519, and named like the log? Looks at name and type alone; promises ask it each time. */
export const isOwnEd25519 = (vkey: string, origin: string): boolean =>
  vkey.startsWith(`${origin}+`) &&
  Buffer.from(vkey.slice(origin.length + 10, origin.length + 14), 'base64')[0] === ed25519Type;

/**
 * Read a checkpoint of this log back; halts when it is of another log or signed by no Ed25519 key this log ever had. Other signatures
 * are an audit's business (`unsoundSignatures`): checking them all would take longer than a turn.
 */
export function readHead(note: string, origin: string, vkeys: readonly string[]): TreeHead {
  const keys = [...new Set(vkeys)]
    .filter((vkey) => isOwnEd25519(vkey, origin))
    .map((vkey) => parseNoteKey(vkey)!);
  const opened = openNote(note, keys);
  if (!opened.ok) {
    throw new LogHalted(
      'unknown-key',
      `the published checkpoint cannot be read (${opened.reason}): was the log key replaced without keeping the old one?`,
    );
  }
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint?.origin !== origin) {
    throw new LogHalted(
      'foreign-log',
      `the published checkpoint is of “${checkpoint?.origin}”, not of “${origin}”`,
    );
  }
  return { size: checkpoint.size, root: checkpoint.root, note };
}

/** Keys whose signature on a note does not hold. */
export function unsoundSignatures(note: string, vkeys: readonly string[]): string[] {
  const { keys } = signersOf(note, vkeys);
  return keys.filter((vkey) => !openNote(note, [parseNoteKey(vkey)!]).ok);
}

/** The verifier keys that signed a note, in the order of its lines, and the note with those lines alone. */
export function signersOf(
  note: string,
  vkeys: readonly string[],
): { readonly keys: readonly string[]; readonly note: string } {
  const known = new Map(
    vkeys
      .map(parseNoteKey)
      .filter((key) => key !== null)
      .map((key) => [identity(key), key.vkey]),
  );
  const parsed = parseNote(note);
  const lines = note.slice((parsed?.text.length ?? 0) + 1).split('\n');
  const kept = (parsed?.signatures ?? []).flatMap((signature, position) => {
    const vkey = known.get(identity(signature));
    return vkey === undefined ? [] : [{ vkey, line: `${lines[position]}\n` }];
  });
  return {
    keys: kept.map(({ vkey }) => vkey),
    note: formatNote(
      parsed!.text,
      kept.map(({ line }) => line),
    ),
  };
}

const identity = ({ name, id }: Pick<NoteKey, 'name' | 'id'>): string =>
  `${name} ${Buffer.from(id).toString('hex')}`;
