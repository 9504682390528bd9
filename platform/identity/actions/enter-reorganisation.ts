import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  idPattern,
  newId,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { planReorganisation, type Reorganisation, type StructureChange } from '../model/reorganisation.ts';
import { responsibilities, responsibilityCodes } from '../model/responsibilities.ts';
import { problems } from '../problems.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { structureFor } from '../store/reorganisations.ts';
import {
  administered,
  type Decision,
  decisionFields,
  effectiveAt,
  idField,
  personOf,
  readDecisionDate,
  readEffective,
} from './fields.ts';
import { collisionProblem } from './kept-apart.ts';

const organisationIds = (zh: string, en: string, minItems: number) =>
  Type.Array(Type.String({ pattern: idPattern('org') }), { minItems, maxItems: 50, title: zh, titleEn: en });

const output = Type.Object({ reorganisationId: Type.String() });
const refusals = [
  problems['reorganisation-not-right'].type,
  problems['kept-apart'].type,
  problems.retroactive.type,
  problems['decision-in-future'].type,
];

/** 合并: organisations end and one that stands takes over everything they had. */
export const mergeOrganisations = defineAction({
  name: 'identity.merge-organisations',
  title: text('录入单位合并', 'Enter a merger'),
  description: text(
    '被合并单位终止，岗位及其任务、时限整体转入承接单位；由另一人复核后生效。',
    'The merged organisations end; their posts, with tasks and clocks, go to the successor. Takes effect once a second person has confirmed it.',
  ),
  input: Type.Object(
    {
      predecessors: organisationIds('被合并单位', 'Organisations that end', 1),
      successorId: idField('org', '承接单位', 'Successor'),
      effectiveAt,
      ...decisionFields,
    },
    { additionalProperties: false },
  ),
  output,
  problems: refusals,
  rules: ['ID2'],
  dangerous: true,
  subject: async (_tx, _input, actor) => administered(actor, { kind: 'reorganisation', id: 'new' }),
  run: (actor, input, tx) =>
    enter(
      tx,
      actor,
      { kind: 'merge', predecessors: input.predecessors, successor: input.successorId },
      input,
    ),
});

/** 拆分: one ends; every post and every responsibility is assigned to one of its successors by name. */
export const splitOrganisation = defineAction({
  name: 'identity.split-organisation',
  title: text('录入单位拆分', 'Enter a split'),
  description: text(
    '逐项指定每个岗位、每类事项由哪个承接单位承担；缺一项不能录入；由另一人复核后生效。',
    'Every post and every kind of responsibility is assigned to a successor; none may be left out. Takes effect once a second person has confirmed it.',
  ),
  input: Type.Object(
    {
      organisationId: idField('org', '被拆分单位', 'Organisation that is split'),
      successors: organisationIds('承接单位', 'Successors', 2),
      posts: Type.Array(
        Type.Object(
          { postId: idField('pst', '岗位', 'Post'), organisationId: idField('org', '承接单位', 'Successor') },
          { additionalProperties: false },
        ),
        { maxItems: 2000, title: '岗位去向', titleEn: 'Where each post goes' },
      ),
      responsibilities: Type.Object(
        Object.fromEntries(
          responsibilityCodes.map((code) => [
            code,
            Type.Optional(idField('org', responsibilities[code].zh, responsibilities[code].en)),
          ]),
        ),
        { additionalProperties: false, title: '事项去向', titleEn: 'Where each responsibility goes' },
      ),
      effectiveAt,
      ...decisionFields,
    },
    { additionalProperties: false },
  ),
  output,
  problems: refusals,
  rules: ['ID2'],
  dangerous: true,
  subject: async (_tx, _input, actor) => administered(actor, { kind: 'reorganisation', id: 'new' }),
  run: (actor, input, tx) =>
    enter(
      tx,
      actor,
      {
        kind: 'split',
        predecessor: input.organisationId,
        successors: input.successors,
        posts: Object.fromEntries(input.posts.map((line) => [line.postId, line.organisationId])),
        responsibilities: input.responsibilities,
      },
      input,
    ),
});

/** 撤销: an organisation without open posts ends; what refers to it goes to a successor or ends with it. */
export const closeOrganisation = defineAction({
  name: 'identity.close-organisation',
  title: text('录入单位撤销', 'Enter the closing of an organisation'),
  description: text(
    '岗位须先撤销并移交任务；可指定事项承接单位，不指定则相关事项随之终止；由另一人复核后生效。',
    'Its posts must be closed and their tasks handed on first. Name a successor for what refers to it, or it ends with it. Takes effect once a second person has confirmed it.',
  ),
  input: Type.Object(
    {
      organisationId: idField('org', '被撤销单位', 'Organisation that is closed'),
      successorId: Type.Optional(idField('org', '事项承接单位', 'Successor')),
      effectiveAt,
      ...decisionFields,
    },
    { additionalProperties: false },
  ),
  output,
  problems: refusals,
  dangerous: true,
  subject: async (_tx, _input, actor) => administered(actor, { kind: 'reorganisation', id: 'new' }),
  run: (actor, input, tx) =>
    enter(
      tx,
      actor,
      { kind: 'close', organisation: input.organisationId, successor: input.successorId ?? null },
      input,
    ),
});

interface Entered extends Decision {
  readonly effectiveAt?: string;
  readonly documentSha256?: string;
  readonly reason: string;
}

async function enter(
  tx: Tx,
  actor: Actor,
  plan: Reorganisation,
  input: Entered,
): Promise<Result<{ reorganisationId: string }>> {
  const at = readEffective(tx, input.effectiveAt);
  if (!at.ok) return at;
  const decidedOn = readDecisionDate(tx, input);
  if (!decidedOn.ok) return decidedOn;
  await lockStructure(tx);
  const change = await judged(tx, plan, at.value);
  if (!change.ok) return change;
  const id = newId('reo');
  await tables(tx)
    .insertInto('identity.reorganisation')
    .values({
      id,
      plan: JSON.stringify(plan),
      effective_at: input.effectiveAt === undefined ? null : at.value,
      document_number: input.documentNumber,
      document_date: decidedOn.value,
      document_sha256: input.documentSha256 ?? null,
      reason: input.reason,
      state: 'entered',
      entered_by: personOf(actor),
      entered_for: organisationOf(actor) ?? '',
      entered_at: tx.now,
      decided_by: null,
      decided_at: null,
      note: null,
    })
    .execute();
  await tx.emit({
    kind: 'identity.reorganisation-entered',
    subject: id,
    payload: { reorganisationId: id, kind: plan.kind },
  });
  return ok({ reorganisationId: id });
}

/** The change a plan makes at an instant, or why it cannot be. */
export async function judged(
  tx: Tx,
  plan: Reorganisation,
  at: Temporal.Instant,
): Promise<Result<StructureChange>> {
  const planned = planReorganisation(plan, await structureFor(tx, plan, at), at);
  if (planned.ok) return ok(planned.change);
  const [collision] = planned.collisions;
  if (collision) return refuse(collisionProblem(collision));
  return refuse(problems['reorganisation-not-right']({ defects: planned.defects }));
}
