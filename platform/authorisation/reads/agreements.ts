import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { type AgreementDocument, agreementParts, diffAgreements } from '../model/index.ts';
import { agreementLifecycle } from '../model/lifecycles.ts';
import { problems } from '../problems.ts';
import { type AgreementRow, authorisationTables, earlierVersions, findAgreement } from '../store/tables.ts';
import { ChangeLine, changeLines } from './differences.ts';
import { enforcedLines } from './enforced.ts';
import { isParty, mayRead, readBy, readingAs } from './reader.ts';

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
  input: Type.Object(pageInput),
  output: PageOf(AgreementLine),
  sheet: {
    number: text('协议编号', 'Number'),
    version: text('版本', 'Version'),
    stateTitle: text('状态', 'State'),
    'operator.name': text('运营机构', 'Operator'),
    'implementingBody.name': text('实施机构', 'Implementing body'),
    'authorisingBody.name': text('授权主体', 'Authorising body'),
    from: text('起', 'From'),
    until: text('止', 'Until'),
    resources: text('数据资源', 'Resources'),
  },
  async run(actor, { cursor, limit = 200 }, tx) {
    const reader = await readingAs(tx, actor);
    const all = authorisationTables(tx).selectFrom('authorisation.agreement').where(readBy(reader));
    const after = unpackPlaceInTime(cursor);
    const rows = await all
      .selectAll()
      .$if(after !== null, (list) =>
        list.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id})`),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.created_at.toString(), last.id]);
    return ok({ items: shown.map(line), next, total });
  },
});

/** Against the version that this one supersedes, line by line. */
const Differences = Type.Object({
  number: Type.String(),
  version: Type.Integer(),
  changes: Type.Array(ChangeLine),
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
    planId: Type.String({ description: 'The implementation plan it carries out.' }),
    logEntry: Type.Union([Type.String(), Type.Null()]),
    /** The signed text on the left … */
    parts: Type.Array(
      Type.Object({ name: Type.String(), number: Type.Integer(), title: TextSchema, wording: Type.String() }),
    ),
    /** … and what the engine enforces on the right, line linked to part. */
    enforced: Type.Array(Type.Object({ part: Type.String(), title: TextSchema, detail: TextSchema })),
    differences: Type.Union([Differences, Type.Null()]),
    granted: Type.Array(Party, { description: 'Its resources, by id and title.' }),
    /** The reader’s organisation is party to it. */
    mayPreview: Type.Boolean(),
    byScenario: Type.Boolean({ description: 'It goes by scenario (依场景授权).' }),
  }),
  problems: [problems['no-such-agreement'].type],
  async run(actor, input, tx) {
    const row = await findAgreement(tx, input.id);
    const reader = await readingAs(tx, actor);
    if (!row || !mayRead(reader, row)) return refuse(problems['no-such-agreement']());
    const document = row.document as unknown as AgreementDocument;
    return ok({
      ...line(row),
      digest: row.digest,
      planId: row.plan_id,
      logEntry: row.log_entry,
      parts: agreementParts(document).map((part) => ({
        name: part.name,
        number: part.number,
        title: part.title,
        wording: part.wording.zh,
      })),
      enforced: [...enforcedLines(document)],
      differences: await differencesOf(tx, row, document),
      granted: document.parts.scope.resources.map(({ resourceId, title }) => ({
        id: resourceId,
        name: title,
      })),
      mayPreview: isParty(reader, row),
      byScenario: document.mode.kind === 'scenario',
    });
  },
});

/** What this version says otherwise than the one it supersedes; null for a first version. */
async function differencesOf(tx: Tx, row: AgreementRow, document: AgreementDocument) {
  const { supersedes } = document;
  const before = (await earlierVersions(tx, row.id)).find(
    ({ version }) => supersedes?.number === row.number && supersedes.version === version,
  );
  if (!supersedes || !before) return null;
  const changes = changeLines(diffAgreements(before.document as unknown as AgreementDocument, document));
  return { number: supersedes.number, version: supersedes.version, changes };
}
