import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  newId,
  newOf,
  ok,
  organisationOf,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { agreementsByIds, agreementsGranting } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { sidesIn } from '#platform/identity';
import type { ThingRef } from '#platform/lineage';
import { findProduct } from '#platform/products';
import { enter, reach, step } from '../../incidents/desk.ts';
import { handling, reportOwed } from '../../incidents/next.ts';
import { incidentProblems as problems } from '../../incidents/problems.ts';
import { type Level, levels, type Reporter, reporters } from '../../model/incidents/rules.ts';
import { personOf } from '../../objections/desk.ts';
import { findIncident, type IncidentRow, incidentTables } from '../../store/incidents.ts';
import { IncidentAnswer, long } from './fields.ts';

/** An incident, or a flaw, is written down with when it was found: the clocks of R68 and R69 run from then. A drill has them too, and freezes nothing. */
export const recordIncident = defineAction({
  name: 'supervision.record-incident',
  title: text('记录安全事件', 'Record an incident'),
  description: text(
    '记录安全事件或缺陷漏洞；报告时限从发现时起算，受影响的协议、产品和购买方由血缘和调用记录列出。演练同样计时，不停用任何对象；需要停用请用“紧急停用”。',
    'Record an incident or a flaw: the clocks run from when it was found, and agreements, products and buyers it reaches are listed by lineage and calls. A drill runs the same clocks and stops nothing; to stop something use the emergency stop.',
  ),
  input: Type.Object(
    {
      title: Type.String({ minLength: 4, maxLength: 200, title: '事件名称', titleEn: 'Title' }),
      kind: Type.Enum(['incident', 'flaw'], {
        title: '种类',
        titleEn: 'Kind',
        enumTitles: { incident: text('安全事件', 'Incident'), flaw: text('缺陷漏洞', 'Flaw') },
      }),
      level: Type.Unsafe<Level>({
        type: 'string',
        enum: Object.keys(levels),
        title: '事件等级',
        titleEn: 'Level',
        enumTitles: levels,
      }),
      reporter: Type.Unsafe<Reporter>({
        type: 'string',
        enum: Object.keys(reporters),
        title: '本单位类别',
        titleEn: 'Kind of operator',
        enumTitles: reporters,
      }),
      foundAt: Type.String({ format: 'date-time', title: '发现时间', titleEn: 'Found at' }),
      endangers: Type.Boolean({
        title: '危害国家安全或公共利益（缺陷漏洞）',
        titleEn: 'Endangers national security or public interest (a flaw)',
      }),
      personal: Type.Boolean({ title: '涉及个人信息', titleEn: 'Personal information is involved' }),
      drill: Type.Boolean({ title: '演练', titleEn: 'Drill' }),
      description: long('情况说明', 'What happened'),
      resourceId: Type.Optional(
        Type.String({ maxLength: 80, format: 'resource', title: '受影响的资源', titleEn: 'Resource hit' }),
      ),
      productId: Type.Optional(
        Type.String({ maxLength: 60, format: 'product', title: '受影响的产品', titleEn: 'Product hit' }),
      ),
      agreementId: Type.Optional(
        Type.String({ maxLength: 60, format: 'agreement', title: '受影响的协议', titleEn: 'Agreement hit' }),
      ),
    },
    { additionalProperties: false },
  ),
  output: IncidentAnswer,
  problems: [problems['found-later'].type, problems['no-such-thing-hit'].type],
  rules: ['R68', 'R69'],
  idempotent: true,
  subject: newOf('incident'),
  async run(actor, input, tx) {
    const foundAt = Temporal.Instant.from(input.foundAt);
    if (Temporal.Instant.compare(foundAt, tx.now) > 0) return refuse(problems['found-later']());
    const hit = await thingHit(tx, actor, input);
    if (hit === 'missing') return refuse(problems['no-such-thing-hit']());
    const id = newId('inc');
    await incidentTables(tx)
      .insertInto('supervision.incident')
      .values({
        id,
        title: input.title,
        drill: input.drill,
        kind: input.kind as IncidentRow['kind'],
        level: input.level,
        reporter: input.reporter,
        endangers: input.endangers,
        personal: input.personal,
        description: input.description,
        found_at: foundAt,
        state: 'open',
        organisation: organisationOf(actor) ?? '',
        resource_id: input.resourceId ?? null,
        product_id: input.productId ?? null,
        agreement_id: input.agreementId ?? null,
        recorded_by: personOf(actor),
        recorded_at: tx.now,
        reported_to: null,
        reported_at: null,
        forwarded_to: null,
        forwarded_at: null,
        notice_document: null,
        waiver: null,
        handled: null,
        handled_at: null,
        closing: null,
        closing_document: null,
        closed_by: null,
        closed_at: null,
      })
      .execute();
    const row = (await findIncident(tx, id))!;
    const reached = await reach(tx, id, hit?.thing ?? null, hit?.within ?? null);
    await enter(tx, row, 'recorded', actor, { things: reached.length });
    await begin(tx, actor, row);
    return ok({ incidentId: id, state: row.state });
  },
});

async function begin(tx: Tx, actor: Actor, row: IncidentRow): Promise<void> {
  const clock = reportOwed(row);
  await step(
    tx,
    actor,
    row,
    text(row.drill ? '记录演练' : '记录安全事件', row.drill ? 'Recorded a drill' : 'Recorded an incident'),
    clock
      ? {
          kind: 'supervision.incident-report',
          title: text('报告安全事件', 'Report an incident'),
          acts: ['supervision.report-incident', 'supervision.notify-affected'],
          clock,
        }
      : handling,
  );
}

interface Hit {
  readonly thing: ThingRef;
  /** Agreements the recorder is a party of; null where the whole list is its own to see. */
  readonly within: ReadonlySet<string> | null;
}

/** What was hit, where it concerns who records it. Of anything else the list would tell who deals with whom, so that is answered as what is not there. */
async function thingHit(
  tx: Tx,
  actor: Actor,
  of: { readonly resourceId?: string; readonly productId?: string; readonly agreementId?: string },
): Promise<Hit | null | 'missing'> {
  const given = [of.resourceId, of.productId, of.agreementId].filter((id) => id !== undefined);
  if (given.length === 0) return null;
  if (given.length > 1) return 'missing';
  const resource = of.resourceId === undefined ? null : await cataloguedResource(tx, of.resourceId);
  const product = of.productId === undefined ? null : await findProduct(tx, of.productId);
  const under = product ? product.agreement_id : of.agreementId;
  const agreements = resource
    ? await agreementsByIds(tx, await agreementsGranting(tx, resource.id))
    : under === undefined
      ? []
      : await agreementsByIds(tx, [under]);
  const thing = resource
    ? { kind: 'resource', id: resource.id }
    : product
      ? { kind: 'product', id: product.id }
      : agreements[0] && { kind: 'agreement', id: agreements[0].id };
  if (!thing) return 'missing';
  const held = resource !== null && (await sidesIn(tx, actor, 'catalogue')).has(resource.sourceOrganisation);
  if (actor.roles.some((role) => role === 'data-authority') || held) return { thing, within: null };
  const sides = await sidesIn(tx, actor, 'authorisation');
  const parties = agreements.filter(
    ({ operator, implementingBody }) => sides.has(operator) || sides.has(implementingBody),
  );
  return parties.length === 0 ? 'missing' : { thing, within: new Set(parties.map(({ id }) => id)) };
}
