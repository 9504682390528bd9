import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { doSteps, draftFirst, registrationGround } from './registration-ground.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await registrationGround();
});
afterAll(() => ground?.close());

const { source, secondSource, acceptor, examiner } = people;

/** The same person in the post of somebody else, as its deputy: entered as identity enters it. */
async function standIn(who: Actor, post: Actor): Promise<Actor> {
  if (who.kind !== 'person' || post.kind !== 'person') throw new Error('people stand in');
  await ground.db.pool.query(
    `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, ends_at, decided_by, reason)
     VALUES ($1, $2, $3, 'deputy', '2020-01-01', '2040-01-01', 'test', 'test') ON CONFLICT DO NOTHING`,
    [`hld_${who.personId}${post.postId}`, post.postId, who.personId],
  );
  return { ...post, personId: who.personId, deputyUntil: Temporal.Instant.from('2040-01-01T00:00:00Z') };
}

const refusal = async (who: Actor, act: string, input: object) => {
  const result = await ground.act(who, `registration.${act}`, input);
  return result.ok ? 'done' : result.problem.code;
};

it('R5 R8 whoever did the first of two steps does not do the second, also not in another’s post as its deputy', async () => {
  const { applicationId } = expectOk(await draftFirst(ground)) as { applicationId: string };
  const drafterInSecondPost = await standIn(source, secondSource);
  expect(await refusal(source, 'review-application', { applicationId })).toBe('request/forbidden');
  expect(await refusal(drafterInSecondPost, 'review-application', { applicationId })).toBe(
    'request/forbidden',
  );
  await doSteps(ground, applicationId, [
    [secondSource, 'review-application'],
    [source, 'submit-application'],
    [acceptor, 'accept-application'],
  ]);
  const acceptorAsExaminer = await standIn(acceptor, examiner);
  for (const act of ['pass-examination', 'fail-examination'])
    expect(
      await refusal(acceptorAsExaminer, act, {
        applicationId,
        ...(act === 'fail-examination' ? { reason: '名称不符' } : {}),
      }),
    ).toBe('request/forbidden');
});
