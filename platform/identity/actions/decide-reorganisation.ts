import { Type } from 'typebox';
import { type Actor, defineAction, ok, refuse, type Subject, type Tx, text } from '#foundation';
import { type Reorganisation, reorganisationLifecycle, successorsOf } from '../model/reorganisation.ts';
import { problems } from '../problems.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { applyChange, reorganisation } from '../store/reorganisations.ts';
import { judged } from './enter-reorganisation.ts';
import { administered, idField, personOf, readEffective, textField } from './fields.ts';

const reorganisationId = idField('reo', '机构变动', 'Reorganisation');

async function subject(
  tx: Tx,
  input: { readonly reorganisationId: string },
  actor: Actor,
): Promise<Subject | null> {
  const row = await reorganisation(tx, input.reorganisationId);
  if (!row) return null;
  return administered(actor, {
    kind: 'reorganisation',
    id: row.id,
    owner: row.entered_for,
    authors: [row.entered_by],
    state: row.state,
  });
}

/** The second person has compared the entry with the document: it takes effect. */
export const confirmReorganisation = defineAction({
  name: 'identity.confirm-reorganisation',
  title: text('复核机构变动', 'Confirm a reorganisation'),
  description: text(
    '对照决定文件复核后生效：岗位、事项、机器客户端随之转移，任务与时限不中断。',
    'Compare with the decision, then it takes effect: posts, responsibilities and machine clients move; tasks and clocks go on.',
  ),
  input: Type.Object({ reorganisationId }, { additionalProperties: false }),
  output: Type.Object({ effectiveAt: Type.String(), postsMoved: Type.Integer() }),
  problems: [
    problems.retroactive.type,
    problems['reorganisation-not-right'].type,
    problems['kept-apart'].type,
  ],
  rules: ['ID2'],
  fourEyes: true,
  dangerous: true,
  subject,
  async run(actor, input, tx) {
    await lockStructure(tx);
    const row = await reorganisation(tx, input.reorganisationId);
    if (!row) throw new Error(`reorganisation ${input.reorganisationId} is gone`);
    const next = reorganisationLifecycle.next(row.state, 'confirm');
    if (!next.ok) return next;
    // The day it was to take effect may have passed while it waited for its second person.
    const at = readEffective(tx, row.effective_at?.toString());
    if (!at.ok) return refuse(problems.retroactive());
    const plan = row.plan as Reorganisation;
    const change = await judged(tx, plan, at.value);
    if (!change.ok) return change;
    await applyChange(tx, change.value, at.value, row.id);
    await settle(tx, row.id, { state: next.value, decided_by: personOf(actor), note: null });
    await tx.emit({
      kind: 'identity.reorganised',
      subject: row.id,
      payload: {
        reorganisationId: row.id,
        kind: plan.kind,
        ended: [...change.value.ended],
        successors: [...successorsOf(plan)],
        effectiveAt: at.value.toString(),
      },
    });
    return ok({ effectiveAt: at.value.toString(), postsMoved: change.value.moves.length });
  },
});

/** The entry does not agree with the document, or is withdrawn. */
export const rejectReorganisation = defineAction({
  name: 'identity.reject-reorganisation',
  title: text('退回机构变动', 'Reject a reorganisation'),
  description: text(
    '录入与决定文件不一致的，说明原因退回。',
    'The entry does not agree with the decision: say why.',
  ),
  input: Type.Object(
    { reorganisationId, note: textField('退回原因', 'Why', { minLength: 2, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  output: Type.Object({}),
  problems: [],
  fourEyes: true,
  subject,
  async run(actor, input, tx) {
    await lockStructure(tx);
    const row = await reorganisation(tx, input.reorganisationId);
    if (!row) throw new Error(`reorganisation ${input.reorganisationId} is gone`);
    const next = reorganisationLifecycle.next(row.state, 'reject');
    if (!next.ok) return next;
    await settle(tx, row.id, { state: next.value, decided_by: personOf(actor), note: input.note });
    await tx.emit({
      kind: 'identity.reorganisation-rejected',
      subject: row.id,
      payload: { reorganisationId: row.id },
    });
    return ok({});
  },
});

async function settle(
  tx: Tx,
  id: string,
  outcome: {
    readonly state: 'entered' | 'confirmed' | 'rejected';
    readonly decided_by: string;
    readonly note: string | null;
  },
): Promise<void> {
  await tables(tx)
    .updateTable('identity.reorganisation')
    .set({ ...outcome, decided_at: tx.now })
    .where('id', '=', id)
    .execute();
}
