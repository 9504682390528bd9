import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';

const proxy = '10.0.0.5';

/** Status of one request after another, each forwarded by an address for another. */
async function answers(
  trustedProxies: readonly string[],
  requests: readonly (readonly [from: string, forwarded: string])[],
): Promise<readonly number[]> {
  const app = await createApp({ requestsPerMinute: 1, trustedProxies });
  app.get('/here', async () => ({ here: true }));
  const codes: number[] = [];
  for (const [remoteAddress, forwarded] of requests) {
    const { statusCode } = await app.inject({
      url: '/here',
      remoteAddress,
      headers: { 'x-forwarded-for': forwarded },
    });
    codes.push(statusCode);
  }
  await app.close();
  return codes;
}

describe('limits by address', () => {
  const two = [
    [proxy, '192.0.2.1'],
    [proxy, '192.0.2.2'],
    [proxy, '192.0.2.2'],
  ] as const;

  it('go by the address a trusted proxy forwards', async () => {
    expect(await answers(['10.0.0.0/24'], two)).toEqual([200, 200, 429]);
  });

  it('go by the sender where no proxy is trusted, whatever it says', async () => {
    expect(await answers([], two)).toEqual([200, 429, 429]);
  });

  it('are not got round by what a stranger says of itself', async () => {
    const claims = [
      ['192.0.2.9', '192.0.2.1'],
      ['192.0.2.9', '192.0.2.2'],
    ] as const;
    expect(await answers([proxy], claims)).toEqual([200, 429]);
  });
});
