import { Type } from 'typebox';
import { type Actor, defineRead, ok, organisationOf, refuse, TextSchema, text } from '#foundation';
import { type AgreementDocument, agreementParts, predicateText, transformText } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { problems } from '../problems.ts';
import { type AgreementRow, authorisationTables, findAgreement } from '../store/tables.ts';

const Party = Type.Object({ id: Type.String(), name: Type.String() });
const AgreementLine = Type.Object({
  id: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  stateTitle: TextSchema,
  operator: Party,
  implementingBody: Party,
  authorisingBody: Party,
  from: Type.String(),
  until: Type.String(),
  resources: Type.Array(Type.String()),
  purposes: Type.Array(Type.Object({ code: Type.String(), title: Type.String(), class: Type.String() })),
});

/** Parties see their agreements; the data authority, auditors and audit administrators see all. */
function mayRead(
  actor: Actor,
  row: Pick<AgreementRow, 'operator' | 'implementing_body' | 'authorising_body'>,
): boolean {
  const oversees = ['data-authority', 'auditor', 'audit-admin'].some((role) =>
    (actor.roles as readonly string[]).includes(role),
  );
  const organisation = organisationOf(actor);
  return (
    oversees ||
    (organisation !== undefined &&
      [row.operator, row.implementing_body, row.authorising_body].includes(organisation))
  );
}

function line(row: AgreementRow) {
  const document = row.document as unknown as AgreementDocument;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    state: row.state,
    stateTitle: agreementLifecycle.states[row.state].title,
    operator: { id: row.operator, name: document.parties.operator.name },
    implementingBody: { id: row.implementing_body, name: document.parties.implementingBody.name },
    authorisingBody: { id: row.authorising_body, name: document.parties.authorisingBody.name },
    from: row.term_from.toString(),
    until: row.term_until.toString(),
    resources: document.parts.scope.resources.map((resource) => resource.title),
    purposes: document.parts.scope.purposes.map(({ code, title, class: use }) => ({
      code,
      title,
      class: use,
    })),
  };
}

export const agreementsRead = defineRead({
  name: 'authorisation.agreements',
  title: text('授权运营协议', 'Agreements'),
  path: '/api/v1/agreements',
  audience: 'signed-in',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(AgreementLine), next: Type.Null(), total: Type.Integer() }),
  async run(actor, _input, tx) {
    const rows = await authorisationTables(tx)
      .selectFrom('authorisation.agreement')
      .selectAll()
      .orderBy('created_at', 'desc')
      .limit(500)
      .execute();
    const items = rows.filter((row) => mayRead(actor, row)).map(line);
    return ok({ items, next: null, total: items.length });
  },
});

export const agreementRead = defineRead({
  name: 'authorisation.agreement',
  title: text('一份授权运营协议', 'One agreement'),
  path: '/api/v1/agreements/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...AgreementLine.properties,
    digest: Type.String(),
    logEntry: Type.Union([Type.String(), Type.Null()]),
    document: Type.Any(),
    /** The signed text on the left … */
    parts: Type.Array(
      Type.Object({ name: Type.String(), number: Type.Integer(), title: TextSchema, wording: Type.String() }),
    ),
    /** … and what the engine enforces on the right, line linked to part. */
    enforced: Type.Array(Type.Object({ part: Type.String(), title: TextSchema, detail: TextSchema })),
  }),
  problems: [problems['no-such-agreement'].type],
  async run(actor, input, tx) {
    const row = await findAgreement(tx, input.id);
    if (!row || !mayRead(actor, row)) return refuse(problems['no-such-agreement']());
    const document = row.document as unknown as AgreementDocument;
    return ok({
      ...line(row),
      digest: row.digest,
      logEntry: row.log_entry,
      document,
      parts: agreementParts(document).map((part) => ({
        name: part.name,
        number: part.number,
        title: part.title,
        wording: part.wording.zh,
      })),
      enforced: enforcedLines(document),
    });
  },
});

/** What a query under this agreement meets, one line per restriction. */
function enforcedLines(document: AgreementDocument) {
  const { scope, term, security } = document.parts;
  const lines = [
    {
      part: 'term',
      title: text('期限', 'Term'),
      detail: text(
        `${term.from} 起，${term.until} 起失效`,
        `From ${term.from}; nothing from ${term.until} on`,
      ),
    },
    {
      part: 'security',
      title: text('最小分组', 'Minimum group'),
      detail: text(
        `任何数字背后至少 ${security.output.minimumGroup} 个保护对象`,
        `At least ${security.output.minimumGroup} protected units behind every number`,
      ),
    },
    {
      part: 'scope',
      title: text('用途', 'Purposes'),
      detail: text(
        scope.purposes.map((purpose) => purpose.title).join('；'),
        scope.purposes.map((purpose) => purpose.code).join('; '),
      ),
    },
    {
      part: 'scope',
      title: text('每日调用', 'Calls a day'),
      detail:
        scope.quotas.callsPerDay === null
          ? text('不限', 'no limit')
          : text(scope.quotas.callsPerDay, scope.quotas.callsPerDay),
    },
  ];
  for (const resource of scope.resources) {
    const everyItem = [...resource.items, ...resource.otherItems];
    lines.push({
      part: 'scope',
      title: text(`资源：${resource.title}`, `Resource: ${resource.title}`),
      detail: text(
        resource.items.map((item) => `${item.title}（${transformText(item.transform).zh}）`).join('、'),
        resource.items.map((item) => `${item.title} (${transformText(item.transform).en})`).join(', '),
      ),
    });
    lines.push({
      part: 'scope',
      title: text('可见的行', 'Visible rows'),
      detail: resource.rows
        ? text(predicateText(resource.rows, everyItem, 'zh'), predicateText(resource.rows, everyItem, 'en'))
        : text('全部', 'all'),
    });
  }
  return lines;
}
