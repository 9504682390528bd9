import { startOfDate, type Tx, text } from '#foundation';
import {
  type Agreement,
  type AgreementDocument,
  agreementsByIds,
  documentsInForce,
} from '#platform/authorisation';
import { type Coverage, type SaidFact, saidAbout, totalsCoverage } from '#platform/evidence';
import { type DisclosedProduct, productsUnder } from '#platform/products';
import type { DisclosureField } from '../../model/disclosure/fields.ts';
import type { LineSubject, ReportLine } from '../../model/disclosure/report.ts';

/** Days disclosed about, the last one excluded. */
export interface Days {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

export const daysOf = (year: number): Days => ({
  from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  until: Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 }),
});

/** The same as instants. */
export const stretchOf = (year: number) => {
  const { from, until } = daysOf(year);
  return { from: startOfDate(from), until: startOfDate(until) };
};

/** An authorisation as it stood at the end of some days, with what the log said of it and of its products until then. */
export interface Standing {
  readonly agreement: Agreement;
  /** The text in force at the end of the days, which the newest of `inForce` fixes by its digest. */
  readonly document: AgreementDocument;
  readonly facts: readonly SaidFact[];
  /** Products on the list at some time in the days. */
  readonly products: readonly (DisclosedProduct & { readonly facts: readonly SaidFact[] })[];
}

export interface Ground {
  readonly tx: Tx;
  readonly days: Days;
  readonly standing: readonly Standing[];
  /** Of the published daily totals; null while none of the days has any. */
  readonly coverage: Coverage | null;
}

/** What lines are drawn from: records that do not change any more once the days are over. */
export async function groundOf(tx: Tx, agreementIds: readonly string[], days: Days): Promise<Ground> {
  const agreements = await agreementsByIds(tx, agreementIds);
  const products = await productsUnder(tx, agreementIds);
  const productIds = [...products.values()].flat().map(({ id }) => id);
  const end = startOfDate(days.until);
  const facts = Map.groupBy(
    await saidAbout(tx, [...agreementIds, ...productIds], end),
    ({ subject }) => subject,
  );
  const standing: Standing[] = [];
  for (const agreement of agreements) {
    const own = facts.get(agreement.id) ?? [];
    standing.push({
      agreement,
      document: await documentAt(tx, agreement, own),
      facts: own,
      products: (products.get(agreement.id) ?? [])
        .map((product) => ({ ...product, facts: facts.get(product.id) ?? [] }))
        .filter((product) => onTheList(product.facts, days))
        .toSorted((one, other) => (one.code < other.code ? -1 : 1)),
    });
  }
  return { tx, days, standing, coverage: await totalsCoverage(tx, days) };
}

async function documentAt(
  tx: Tx,
  agreement: Agreement,
  facts: readonly SaidFact[],
): Promise<AgreementDocument> {
  const version = facts.findLast(({ kind }) => kind === 'authorisation.in-force')?.fact['version'];
  if (typeof version !== 'number' || version === agreement.version) return agreement.document;
  const texts = await documentsInForce(tx, agreement.id);
  return texts.find((one) => one.version === version) ?? agreement.document;
}

/** Listed before the days end, and not off the list before they begin. */
function onTheList(facts: readonly SaidFact[], { from }: Days): boolean {
  const begin = startOfDate(from);
  const before = facts.filter(
    ({ kind, at }) =>
      ['products.listed', 'products.delisted'].includes(kind) && Temporal.Instant.compare(at, begin) < 0,
  );
  const within = facts.some(
    ({ kind, at }) => kind === 'products.listed' && Temporal.Instant.compare(at, begin) >= 0,
  );
  return within || before.at(-1)?.kind === 'products.listed';
}

/** Of what holds until something else does: what held at the beginning of the days, and what came in them. */
export function heldIn(facts: readonly SaidFact[], kind: string, { from }: Days): readonly SaidFact[] {
  const begin = startOfDate(from);
  const own = facts.filter((fact) => fact.kind === kind);
  const before = own.findLast(({ at }) => Temporal.Instant.compare(at, begin) <= 0);
  return [...(before ? [before] : []), ...own.filter(({ at }) => Temporal.Instant.compare(at, begin) > 0)];
}

/** A line with what most have none of. */
export const line = (
  field: DisclosureField,
  about: LineSubject,
  parts: Pick<ReportLine, 'label' | 'value'> & Partial<ReportLine>,
): ReportLine => ({
  field,
  about,
  atLeast: null,
  atMost: null,
  unit: null,
  fen: null,
  entries: [],
  facts: null,
  ...parts,
});

/** The same words in both languages: names and texts of records. */
export const plain = (words: string) => text(words, words);
/** Several of them. */
export const listed = (words: readonly string[]) => text(words.join('、'), words.join(', '));
