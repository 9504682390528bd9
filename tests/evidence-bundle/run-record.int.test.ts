import { afterAll, afterEach, expect, it } from 'vitest';
import { type Actor, type AnyRead, expectOk, type Read } from '#foundation';
import { type Json, verifyBundle } from '#verifier';
import { closeEngine, type Lab, openLab } from '../runs/lab.ts';
import { people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { audit, auditedLog, parsed } from './audited.ts';

let lab: Lab;
afterEach(() => lab?.close());
afterAll(closeEngine);

const auditor = { ...people.operator, organisationId: organisations.registry, roles: ['auditor'] } as Actor;

it('an analyst’s run is in the bundle without its SQL, and its record from the hub is held against it', async () => {
  const log = auditedLog();
  lab = await openLab(undefined, undefined, { log });
  const { settle, fetch } = await audit(lab, log, lab.agreementId);
  const runId = await lab.submit();
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId, opinion: '只含汇总结果' }));
  expectOk(await lab.act(people.operator, 'query.collect-run', { runId }));
  lab.db.clock.set('2026-01-08T09:00:00+08:00');
  await settle();

  const file = await fetch(auditor);
  const [run] = parsed(file).runs;
  expect(run?.disclosed).toMatchObject({ run: { value: runId }, mode: { value: 'reviewed' } });
  expect(file).not.toContain('SELECT');

  const read = lab.modules
    .flatMap(({ reads = [] }): readonly AnyRead[] => reads)
    .find(({ name }) => name === 'query.run') as Read;
  const told = expectOk(
    await lab.db.database.transaction((tx) => read.run(auditor, { id: runId } as never, tx), {
      mode: 'snapshot',
    }),
  ) as Json;
  const trustedKeys = [log.signers[0].vkey];
  const verdict = verifyBundle(file, { trustedKeys, records: [told] });
  expect(verdict.findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
  expect(verdict.checks.at(-1)).toMatchObject({ name: 'records', ok: true });
  const { record } = told as unknown as { record: { sql: string } };
  const other = { ...record, sql: `${record.sql} LIMIT 1` };
  expect(verifyBundle(file, { trustedKeys, records: [other] }).valid).toBe(false);

  // The operator made the call itself, so nothing of it is kept from the operator; the bodies see less.
  const withheldFrom = async (actor: Actor) => {
    const { leaf, disclosed } = parsed(await fetch(actor)).runs[0]!;
    return Object.keys(leaf.commitments).filter((field) => !(field in disclosed));
  };
  expect(await withheldFrom(people.operator)).toEqual([]);
  expect((await withheldFrom(people.compliance)).sort()).toEqual([
    'entry',
    'organisation',
    'question',
    'record',
    'result',
  ]);
});
