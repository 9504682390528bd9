import { expect, it } from 'vitest';
import { registrarNotConnected } from './not-connected.ts';

it('assigns nothing, says why in both languages, and lets the filing be tried again', async () => {
  const answer = await registrarNotConnected.assignCode({
    applicationId: 'reg_1',
    registrant: '示例局',
    title: '示例',
    kind: 'resource',
    noticeUntil: Temporal.Instant.from('2026-01-20T00:00:00Z'),
  });
  expect(answer).toMatchObject({
    ok: false,
    retry: true,
    reason: { zh: expect.any(String), en: expect.any(String) },
  });
});
