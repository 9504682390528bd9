import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type AgreementDocument, agreement } from '#platform/authorisation';
import { closeEngine } from '../runs/lab.ts';
import { people } from '../verification/ground.ts';
import { type Ending, openEnding } from './ending.ts';
import { minutes, outcome, planOf, shown } from './matter.ts';

const { drafter, compliance, operator } = people;

let ending: Ending;
let agreementId: string;
const lab = () => ending.lab;
beforeEach(async () => {
  ending = await openEnding();
  ({ agreementId } = lab());
  const planned = { ...planOf('res_residents'), term: { from: '2026-01-01', until: '2029-01-01' } };
  await lab().db.pool.query('UPDATE authorisation.plan SET document = $1', [JSON.stringify(planned)]);
});
afterEach(() => lab()?.close());
afterAll(closeEngine);

const now = () => lab().db.database.transaction((tx) => agreement(tx, agreementId));
async function propose(edit: (document: AgreementDocument) => void, more: object = {}) {
  const document = structuredClone((await now())!.document);
  edit(document);
  const reason = '运营一年后双方协商调整';
  return lab().act<{ changeId: string }>(drafter, 'authorisation.propose-change', {
    agreementId,
    document,
    reason,
    ...more,
  });
}
const approve = async (changeId: string) => {
  await minutes(lab(), 'agreement-change', changeId);
  return lab().act(compliance, 'authorisation.approve-change', { changeId });
};
const consent = (changeId: string) => lab().act(operator, 'authorisation.consent-change', { changeId });
const fewerCalls = ({ parts }: AgreementDocument) => {
  parts.scope.quotas.callsPerDay = '7';
};
const minor = (document: AgreementDocument) => {
  document.parts.security.emergency.contact = '新的安全值班室';
};

describe('a plan that is narrowed meanwhile', () => {
  const planIs = (state: 'approved' | 'draft', until: string) =>
    lab().db.pool.query(
      `UPDATE authorisation.plan SET state = $1, document = jsonb_set(document, '{term,until}', to_jsonb($2::text))`,
      [state, until],
    );

  it('R23 keeps an approved change from being consented to, until it is decided on and carries it', async () => {
    const change = expectOk(await propose(fewerCalls));
    expectOk(await approve(change.changeId));
    await planIs('draft', '2029-01-01');
    expect(await outcome(consent(change.changeId))).toBe('authorisation/plan-not-approved');
    await planIs('approved', '2028-01-01');
    expect(await outcome(consent(change.changeId))).toBe('authorisation/beyond-plan');
    await planIs('approved', '2029-01-01');
    expect(await outcome(consent(change.changeId))).toBe('done');
  });

  it('R23 lets an agreed change lapse on its day', async () => {
    const change = expectOk(await propose(minor, { effectiveOn: '2026-03-01' }));
    expectOk(await consent(change.changeId));
    await planIs('approved', '2028-01-01');
    lab().db.clock.set('2026-03-01T00:00:00+08:00');
    await lab().tick();
    expect((await shown(lab(), 'agreement-change', change.changeId)).state).toBe('lapsed');
    expect((await now())!.version).toBe(1);
  });
});
