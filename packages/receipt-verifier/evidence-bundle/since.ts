import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import { fromHex } from '../encoding.ts';
import { hashLength, verifyConsistency } from '../merkle.ts';
import { openNote, parseNoteKey } from '../note.ts';
import type { EvidenceBundle } from './format.ts';
import { bundleSentences as say } from './sentences.ts';
import { type Finding, fault } from './verdict.ts';

/** Does the bundle's checkpoint extend one that the reader holds from earlier? It must be signed by a key known here. */
export function sinceFaults(
  { log, consistency }: EvidenceBundle,
  checkpoint: Checkpoint | null,
  since: string,
  vkeys: readonly string[],
): { readonly size: number; readonly findings: readonly Finding[] } {
  const wrong = (size: number, message: Finding['message']) => ({
    size,
    findings: [fault('since', '/consistency', message)],
  });
  const opened = openNote(
    since,
    vkeys.map(parseNoteKey).filter((key) => key !== null),
  );
  const held = opened.ok ? parseCheckpoint(opened.text) : null;
  if (held?.origin !== log.origin || checkpoint === null) return wrong(held?.size ?? 0, say.sinceMalformed);
  if (held.size > checkpoint.size) return wrong(held.size, say.sinceNewer(held.size));
  const proof =
    held.size === checkpoint.size || held.size === 0
      ? []
      : consistency.find(({ size }) => size === held.size)?.proof;
  if (!proof) return wrong(held.size, say.sinceAbsent(held.size));
  const continued = verifyConsistency({
    oldSize: held.size,
    oldRoot: held.root,
    newSize: checkpoint.size,
    newRoot: checkpoint.root,
    proof: proof.map((hash) => fromHex(hash, hashLength)!),
  });
  return continued ? { size: held.size, findings: [] } : wrong(held.size, say.sinceFork(held.size));
}
