import { type SubjectTitles, type Text, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import type { Application } from './desk.ts';
import { typeTitles } from './model/following.ts';
import type { RegistrationPorts } from './ports.ts';
import { registrationTables } from './store/tables.ts';

/*
 * What the things of this module are called in lists, many at once; their views say the same of one.
 */

export const applicationTitle = ({ type, title }: Pick<Application, 'type' | 'title'>): Text =>
  text(`${typeTitles[type].zh}：${title}`, `${typeTitles[type].en}: ${title}`);
export const objectionTitle = (title: string): Text => text(`公示异议：${title}`, `Objection: ${title}`);
export const revocationTitle = (title: string): Text => text(`撤销登记：${title}`, `Revocation: ${title}`);
export const resourceTitle = (title: string): Text => text(`数据资源：${title}`, `Resource: ${title}`);

export const applicationTitles: SubjectTitles = async (tx, ids) => {
  const rows = await registrationTables(tx)
    .selectFrom('registration.application')
    .select(['id', 'type', 'title'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, applicationTitle(row)]));
};

export const objectionTitles: SubjectTitles = async (tx, ids) => {
  const rows = await registrationTables(tx)
    .selectFrom('registration.objection as objection')
    .innerJoin('registration.application as application', 'application.id', 'objection.application_id')
    .select(['objection.id', 'application.title'])
    .where('objection.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, objectionTitle(title)]));
};

export const revocationTitles: SubjectTitles = async (tx, ids) => {
  const rows = await registrationTables(tx)
    .selectFrom('registration.revocation as revocation')
    .innerJoin('registration.application as registered', 'registered.id', 'revocation.registration_id')
    .select(['revocation.id', 'registered.title'])
    .where('revocation.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, revocationTitle(title)]));
};

export const resourceTitles =
  (ports: RegistrationPorts): SubjectTitles =>
  async (tx, ids) =>
    new Map([...(await ports.titles.resource(tx, ids))].map(([id, title]) => [id, resourceTitle(title)]));

export const deliveryTitle = (delivery: {
  readonly thing_id: string;
  readonly delivered_on: Temporal.PlainDate;
}): Text =>
  text(
    `系统外交付：${delivery.thing_id}（${delivery.delivered_on}）`,
    `Delivered elsewhere: ${delivery.thing_id} (${delivery.delivered_on})`,
  );

export const deliveryTitles: SubjectTitles = async (tx, ids) => {
  const rows = await registrationTables(tx)
    .selectFrom('registration.delivery')
    .select(['id', 'thing_id', 'delivered_on'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, deliveryTitle(row)]));
};

export const mandateTitle = (agent: string): Text => text(`登记委托：${agent}`, `Mandate: ${agent}`);

export const mandateTitles: SubjectTitles = async (tx, ids) => {
  const rows = await registrationTables(tx)
    .selectFrom('registration.mandate')
    .select(['id', 'agent'])
    .where('id', 'in', [...ids])
    .execute();
  const names = await organisationNames(
    tx,
    rows.map(({ agent }) => agent),
  );
  return new Map(rows.map(({ id, agent }) => [id, mandateTitle(names.get(agent) ?? '')]));
};
