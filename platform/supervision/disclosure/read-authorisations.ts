import { Type } from 'typebox';
import {
  dateAt,
  defineRead,
  ok,
  PageOf,
  packCursor,
  pageInput,
  refuse,
  type Tx,
  text,
  unpackCursor,
} from '#foundation';
import {
  type Agreement,
  agreement,
  agreementFigures,
  agreementLifecycle,
  disclosedAgreements,
} from '#platform/authorisation';
import {
  type FactReference,
  factsAbout,
  others,
  publishedUse,
  R75,
  totalsCoverage,
} from '#platform/evidence';
import { type DisclosedProduct, productsUnder } from '#platform/products';
import { dutyYear } from '../model/disclosure/duty-year.ts';
import { type DiscloserRole, fieldTitles, roleTitles } from '../model/disclosure/fields.ts';
import { R33 } from '../model/disclosure/rules.ts';
import { callsUnder, type PublishedLine } from '../model/disclosure/use.ts';
import { supervisionProblems } from '../problems.ts';
import { placeIn } from '../reads/place.ts';
import { AuthorisationLine } from '../reads/shapes.ts';

/** Authorisations in force, suspended and ended, newest first, with scope, term, use and evidence (实施规范 Art 18). */
export const authorisationsRead = defineRead({
  name: 'supervision.authorisations',
  title: text('授权披露', 'Disclosed authorisations'),
  path: '/api/v1/disclosure/authorisations',
  audience: 'public',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(AuthorisationLine),
  run: async (_actor, { cursor, limit }, tx) => ok(await authorisationPage(tx, cursor, limit ?? 50)),
});

/** One authorisation as it is disclosed. */
export const authorisationRead = defineRead({
  name: 'supervision.authorisation',
  title: text('一项授权的披露', 'One disclosed authorisation'),
  path: '/api/v1/disclosure/authorisations/{id}',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: AuthorisationLine,
  problems: [supervisionProblems['no-such-authorisation'].type],
  async run(_actor, { id }, tx) {
    const found = await agreement(tx, id);
    // One that never took effect is not public, so it is not there.
    if (!found?.activeAt) return refuse(supervisionProblems['no-such-authorisation']());
    const [line] = await linesOf(tx, [found]);
    return ok(line!);
  },
});

/** One page of the list. */
export async function authorisationPage(tx: Tx, cursor: string | undefined, limit: number) {
  const place = placeIn(unpackCursor(cursor));
  const found = await disclosedAgreements(tx, {
    limit: limit + 1,
    ...(place ? { after: { activeAt: place.at, id: place.id } } : {}),
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const figures = await agreementFigures(tx);
  return {
    items: await linesOf(tx, shown),
    next: found.length > limit && last ? packCursor({ at: last.activeAt!.toString(), id: last.id }) : null,
    total: [...figures.values()].reduce((sum, count) => sum + count, 0),
  };
}

async function linesOf(tx: Tx, agreements: readonly Agreement[]): Promise<AuthorisationLine[]> {
  const ids = agreements.map(({ id }) => id);
  const facts = await factsAbout(tx, ids);
  const products = await productsUnder(tx, ids);
  const lines = await publishedUse(tx);
  const covered = (await totalsCoverage(tx)) !== null;
  return agreements.map((agreement) =>
    authorisationLine(agreement, {
      facts: facts.get(agreement.id) ?? [],
      products: products.get(agreement.id) ?? [],
      lines,
      covered,
      today: dateAt(tx.now),
    }),
  );
}

interface Around {
  readonly facts: readonly FactReference[];
  readonly products: readonly DisclosedProduct[];
  readonly lines: readonly PublishedLine[];
  /** Whether any daily totals are published. */
  readonly covered: boolean;
  readonly today: Temporal.PlainDate;
}

function authorisationLine(agreement: Agreement, around: Around): AuthorisationLine {
  const { parties, parts } = agreement.document;
  const { resources, purposes } = parts.scope;
  const evidence = around.facts.map(evidenceOf);
  const trace = R75.judge({
    resources: resources.map(({ resourceId }) => resourceId),
    authorisation: agreement.id,
    entry: evidence[0]?.entry ?? null,
  });
  return {
    agreementId: agreement.id,
    number: agreement.number,
    version: agreement.version,
    operator: { id: agreement.operator, name: parties.operator.name },
    authorisingBody: { id: agreement.authorisingBody, name: parties.authorisingBody.name },
    implementingBody: { id: agreement.implementingBody, name: parties.implementingBody.name },
    resources: resources.map(({ resourceId, title, items, forms }) => ({
      id: resourceId,
      title,
      items: items.map((item) => item.title),
      forms: [...forms],
    })),
    purposes: purposes.map(({ title, class: use }) => ({ title, class: use })),
    products: around.products
      .filter(({ state }) => state === 'listed')
      .map(({ id, title }) => ({ id, title })),
    feeClass: parts.money.price.feeClass,
    from: agreement.from.toString(),
    until: agreement.until.toString(),
    state: agreement.state,
    stateTitle: agreementLifecycle.states[agreement.state].title,
    calls: around.covered ? callsUnder(around.lines, agreement.id, others) : null,
    evidence,
    duties: dutiesOf(agreement, around),
    untraced: trace.holds ? [] : [...trace.reasons],
  };
}

/** What the two disclosers owe next for this agreement, and whether the records have it already (R33). Own information is in the yearly disclosure alone. */
function dutiesOf(agreement: Agreement, { products, covered, today }: Around): AuthorisationLine['duties'] {
  const { parties, parts } = agreement.document;
  const beganOn = dateAt(agreement.activeAt!);
  const year = dutyYear(today, beganOn, agreement.endedAt && dateAt(agreement.endedAt));
  if (year === null) return [];
  const { price } = parts.money;
  const guided = price.feeClass === 'guided';
  const said = {
    'own-information': true,
    'authorised-party': parties.operator.name !== '',
    'authorised-content': parts.scope.purposes.length > 0 && parts.products.list.length > 0,
    scope: parts.scope.resources.length > 0,
    term: true,
    'fee-ceilings': guided ? price.ceilingReference !== undefined : ('not-applicable' as const),
    'authorised-resources': parts.scope.resources.length > 0,
    'use-of-resources': covered,
    'product-list': products.length > 0,
    'actual-fees': guided ? products.length > 0 : ('not-applicable' as const),
  };
  return (['implementing-body', 'operator'] satisfies DiscloserRole[]).flatMap((role) => {
    const verdict = R33.judge({ role, year, beganOn, today, said });
    const { dueOn, missing, overdue } = verdict.output;
    return dueOn === null
      ? []
      : [
          {
            role,
            roleTitle: roleTitles[role],
            year,
            dueOn: dueOn.toString(),
            complete: verdict.holds,
            overdue,
            missing: missing.map((field) => fieldTitles[field]),
            rule: verdict.rule,
            clause: verdict.clause,
          },
        ];
  });
}

export const evidenceOf = ({ entry, kind, at, index }: FactReference) => ({
  entry,
  kind,
  at: at.toString(),
  index,
});
