import { type LogKeyAlgorithm, loadLogKeys, NotReplaced, replaceLogKey } from '#adapters/crypto';
import { createDatabase, createPool, machineClock } from '#adapters/postgres';
import { text } from '#foundation';
import { type LogKey, logKeys } from '#platform/evidence';
import { algorithmName, parseNoteKey } from '#verifier';
import { logOrigin } from '../../server/log-origin.ts';
import { Refused } from '../outcome.ts';
import { holdFor, mustFindHome, openForReading, type Place } from './home-access.ts';

/** A key of the log as it is told: `waiting` until the log has signed with it. */
export interface ToldKey {
  readonly vkey: string;
  readonly algorithm: string;
  readonly state: 'current' | 'overlapping' | 'former' | 'waiting';
  readonly fromSize: number | null;
  readonly untilSize: number | null;
  readonly overlapUntil: string | null;
}

/** Every key of a home's log: those of the record, oldest first, then those that have not signed yet. */
export async function keysOfLog(place: Place): Promise<readonly ToldKey[]> {
  const home = await mustFindHome(place);
  const held = (await loadLogKeys({ folder: home.keys, name: logOrigin, sm2: true }))?.signers ?? [];
  const opened = await openForReading(home, place, 'log-key');
  const pool = createPool({ connectionString: opened.url, max: 1, applicationName: 'gongshu-log-key' });
  const database = createDatabase(pool, machineClock);
  try {
    const known = await database.transaction((tx) => logKeys(tx), { mode: 'snapshot' });
    const waiting = held.filter(({ vkey }) => !known.some((key) => key.vkey === vkey));
    return [
      ...known.map((key) =>
        toldOf(
          key,
          held.some(({ vkey }) => vkey === key.vkey),
        ),
      ),
      ...waiting.map(({ vkey }) => ({
        vkey,
        algorithm: algorithmName(parseNoteKey(vkey)!),
        state: 'waiting' as const,
        fromSize: null,
        untilSize: null,
        overlapUntil: null,
      })),
    ];
  } finally {
    await database.close();
    await opened.close();
  }
}

const toldOf = (
  { vkey, algorithm, fromSize, untilSize, overlapUntil }: LogKey,
  isHeld: boolean,
): ToldKey => ({
  vkey,
  algorithm,
  fromSize,
  untilSize,
  overlapUntil: overlapUntil?.toString() ?? null,
  state: untilSize !== null || !isHeld ? 'former' : overlapUntil === null ? 'current' : 'overlapping',
});

/** The algorithms a word of the command line stands for; refused when it stands for none. */
export function algorithmsNamed(word: string): readonly LogKeyAlgorithm[] {
  const all = { ed25519: ['Ed25519'], sm2: ['SM2'], all: ['Ed25519', 'SM2'] } as const;
  const named = Object.hasOwn(all, word) ? all[word as keyof typeof all] : null;
  if (named) return named;
  throw new Refused(
    text(
      `--algorithm 须为 ed25519、sm2 或 all，不能是“${word}”。`,
      `--algorithm must be ed25519, sm2 or all, not “${word}”.`,
    ),
  );
}

export interface MadeKey {
  readonly algorithm: LogKeyAlgorithm;
  readonly vkey: string;
}

/** Put new keys in the place of the present ones. The home must be nobody else's meanwhile: a running server would go on with the old ones. */
export async function rotateKeys(
  place: Place,
  algorithms: readonly LogKeyAlgorithm[],
  overlapDays: number,
): Promise<readonly MadeKey[]> {
  const home = await mustFindHome(place);
  const release = await holdFor(home.root, 'log-key');
  try {
    const made: MadeKey[] = [];
    for (const algorithm of algorithms) {
      const options = { folder: home.keys, name: logOrigin };
      const { vkey } = await replaceLogKey(options, algorithm, overlapDays).catch((error) => {
        throw error instanceof NotReplaced ? refusedFor(error, algorithm, made) : error;
      });
      made.push({ algorithm, vkey });
    }
    return made;
  } finally {
    await release();
  }
}

function refusedFor({ reason }: NotReplaced, algorithm: LogKeyAlgorithm, made: readonly MadeKey[]): Refused {
  const done = made.map((key) => key.algorithm).join(', ');
  const [zhDone, enDone] = done
    ? [`（${done} 密钥已更替。）`, ` (The key of ${done} was replaced.)`]
    : ['', ''];
  return reason === 'no-key'
    ? new Refused(
        text(
          `还没有${algorithm}日志密钥：先启动一次服务。${zhDone}`,
          `There is no ${algorithm} key of the log yet: start the server once first.${enDone}`,
        ),
      )
    : new Refused(
        text(
          `上一次${algorithm}密钥更替的并行期尚未结束：见 gongshu log-key list；若须立即停用旧密钥，用 --overlap-days 0。${zhDone}`,
          `The overlap of the last change of the ${algorithm} key has not ended: see gongshu log-key list. Where older keys must end at once, use --overlap-days 0.${enDone}`,
        ),
      );
}
