import type { FactQuery } from '#api-client';
import { type Text, text } from '#ui-kit';
import { factKinds } from './fact-kinds.ts';

/** What the kinds are grouped by, in the order of the pages they speak of. */
export const kindGroups: { readonly [module: string]: Text } = {
  authorisation: text('授权', 'Authorisations'),
  projection: text('数据域', 'Data domains'),
  products: text('产品与收费', 'Products and prices'),
  pricing: text('价格形成与结算', 'Price formation and settlement'),
  opening: text('数据开放', 'Opening'),
  registration: text('登记', 'Registrations'),
  privacy: text('隐私预算与放行', 'Privacy budgets and releases'),
  supervision: text('异议与处置', 'Objections and stops'),
  evidence: text('用量与日志', 'Use and the log'),
};

/** Kinds of one group, those with words only. */
export const kindsOf = (module: string): [string, Text][] =>
  Object.entries(factKinds).filter(([kind]) => kind.startsWith(`${module}.`));

type Search = { readonly [name: string]: string | undefined };

const isDay = (value: string | undefined): value is string => /^\d{4}-\d\d-\d\d$/.test(value ?? '');
const isKind = (value: string | undefined): value is string =>
  value !== undefined &&
  (Object.hasOwn(factKinds, value) ||
    (value.endsWith('.*') && Object.hasOwn(kindGroups, value.slice(0, -2))));

/** What the address asks for. What it cannot mean is left out: a link typed wrongly shows more, never an error. */
export function filterIn(search: Search): FactQuery {
  const { kind, subject, from, until } = search;
  return {
    ...(isKind(kind) ? { kind } : {}),
    ...(subject && subject.length <= 100 ? { subject } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(until) ? { until: nextDay(until) } : {}),
  };
}

/** The reader names the last day they want to see; the interface asks for the first day they do not. */
export function nextDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}

/** The page of the thing a fact is about, where the public may see it. */
export function pageOf(kind: string, subject: string): string | null {
  if (subject.startsWith('agr_')) return `/disclosure/${subject}`;
  if (kind.startsWith('opening.')) return `/open/${subject}`;
  if (subject.startsWith('res_')) return `/resources/${subject}`;
  if (kind === 'products.listed' || kind === 'products.price-in-force') return `/products/${subject}`;
  if (kind === 'registration.public-notice' || kind.startsWith('registration.objection-'))
    return `/notices/${subject}`;
  return null;
}

/** What the thing these facts are about is called: the number of an agreement, the title of a product, the name of what is registered. */
export function nameIn(facts: readonly { readonly fact: unknown }[]): string | undefined {
  for (const { fact } of facts) {
    const told = (fact ?? {}) as { readonly [name: string]: unknown };
    const name = [told['number'], told['title'], told['dataName'], told['population']].find(
      (one) => typeof one === 'string',
    );
    if (name !== undefined) return name as string;
  }
  return undefined;
}
