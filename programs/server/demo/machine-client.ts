import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { purpose } from './agreement-terms.ts';
import { analysisPurpose } from './analysis-terms.ts';
import { administration } from './later.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

export interface MachineClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * A buyer's program: registered by its own administrator, approved by the hub's security administrator, its secret issued once. A
 * visitor of the demo may call with it too, so the secret lies in a file of the home that only its owner can read.
 */
export async function machineClient(story: Story, city: DemoCity, buyer: string): Promise<MachineClient> {
  const file = clientFile(story, buyer);
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept) return JSON.parse(kept) as MachineClient;
  const administrator = await city.holder(buyer, 'organisation-admin');
  const security = await city.holder(administration, 'security-admin');
  const { clientId } = await story.act<{ clientId: string }>(
    administrator,
    'identity.register-client',
    `client:register:${buyer}`,
    { name: '信贷审批系统接口（演示）', roles: ['buyer'], purposes: [purpose, analysisPurpose] },
  );
  await story.act(security, 'identity.approve-client', `client:approve:${clientId}`, { clientId });
  // Told once and kept nowhere else: when a boot was cut off before the file was written, another one is issued.
  const { clientSecret } = await story.act<MachineClient>(
    administrator,
    'identity.issue-client-secret',
    `client:secret:${clientId}`,
    { clientId, overlapHours: 0 },
  );
  await mkdir(join(story.running.home.outside, 'clients'), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.partial`, `${JSON.stringify({ clientId, clientSecret }, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(`${file}.partial`, file);
  return { clientId, clientSecret };
}

/** Where a buyer of the demo keeps the secret of its program. */
export const clientFile = (story: Story, buyer: string): string =>
  join(story.running.home.outside, 'clients', `${buyer}.json`);
