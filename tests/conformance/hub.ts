import { join } from 'node:path';
import { replaceLogKey } from '#adapters/crypto';
import { appendEntries, appendPublicFact } from '#platform/evidence';
import { bootedIn } from '../../bench/harness/booted.ts';
import type { Running } from '../../programs/server/boot.ts';
import { logOrigin } from '../../programs/server/log-origin.ts';

/** A whole hub on a home of its own, which may be stopped and started again. */
export interface Hub {
  /** Under which `checkpoint` and `tile/` are found. */
  readonly log: string;
  /** Folder of the log. */
  readonly folder: string;
  /** Keys that sign now, as the hub tells them. */
  vkeys(): Promise<readonly string[]>;
  /** Enter so many things more and publish them. */
  fill(count: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startHub(root: string): Promise<Hub> {
  const name = { zh: '核验', en: 'conformance' };
  const settings = { home: homeIn(root), name, operator: name };
  const { running } = await bootedIn(join(root, 'booted'), settings, 'error');
  const address = await running.listen();
  running.setReady(true);
  return {
    log: `${address}/log/`,
    folder: running.home.log,
    async vkeys() {
      const response = await fetch(`${address}/api/v1/log`);
      return ((await response.json()) as { readonly vkeys: readonly string[] }).vkeys;
    },
    fill: (count) => fill(running, count),
    stop: () => running.stop(),
  };
}

const homeIn = (root: string): string => join(root, 'instance');

async function fill(running: Running, count: number): Promise<void> {
  const chunk = 2_000;
  for (let from = 0; from < count; from += chunk) {
    const entries = Array.from({ length: Math.min(chunk, count - from) }, (_, at) => ({
      kind: 'test.call',
      fields: { at: from + at },
    }));
    await running.database.transaction(async (tx) => {
      await appendEntries(tx, entries);
      await appendPublicFact(tx, { kind: 'test.fact', subject: `t${from}`, fact: { 说明: '公开事项' } });
    });
  }
  await running.settle();
}

/** What `gongshu log-key rotate` does to a home whose hub is stopped. */
export async function rotateKeys(root: string): Promise<void> {
  const options = { folder: join(homeIn(root), 'keys'), name: logOrigin };
  for (const algorithm of ['Ed25519', 'SM2'] as const) await replaceLogKey(options, algorithm, 28);
}
