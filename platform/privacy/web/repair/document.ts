import type { Remedy, RepairDocument, RepairTrial } from '#api-client';
import { hierarchyFor } from './hierarchy.ts';

export type TableStep = RepairDocument['table'][number];

/** What can be chosen for a column; each has its particulars beside it. */
export const remedyKinds = [
  'keep',
  'drop',
  'empty',
  'mask',
  'cover-identifiers',
  'generalise',
  'empty-rare',
  'round',
  'bound',
  'pseudonym',
] as const satisfies readonly (Remedy['kind'] | 'keep')[];
export type RemedyKind = (typeof remedyKinds)[number];

export const coveredFamilies = [
  'resident-id',
  'passport',
  'mobile',
  'landline',
  'bank-card',
  'email',
  'licence-plate',
  'individual-business',
  'person-name',
] as const;

export const isNumber = (type: string): boolean => type === 'integer' || type === 'decimal';

/** What may be chosen for a column of that type: only numbers can be rounded or bounded. */
export const kindsFor = (type: string): readonly RemedyKind[] =>
  remedyKinds.filter((kind) => (kind !== 'round' && kind !== 'bound') || isNumber(type));

/** A remedy of a kind with the particulars to begin with. */
export function remedyOf(kind: Exclude<RemedyKind, 'keep'>, type: string): Remedy {
  switch (kind) {
    case 'mask':
      return { kind, keepFirst: 1, keepLast: 0 };
    case 'cover-identifiers':
      return { kind, families: [...coveredFamilies] };
    case 'generalise':
      return { kind, hierarchy: hierarchyFor(type), level: 1 };
    case 'empty-rare':
      return { kind, below: 5 };
    case 'round':
      return { kind, base: '10' };
    case 'bound':
      return { kind, bottom: '0' };
    default:
      return { kind };
  }
}

/** The document with another remedy for one column; none takes it out. */
export const withRemedy = (
  document: RepairDocument,
  column: string,
  remedy: Remedy | null,
): RepairDocument => ({
  ...document,
  columns: [
    ...document.columns.filter((one) => one.column !== column),
    ...(remedy ? [{ column, remedy }] : []),
  ],
  // A step over the table that names a column which is not there any more could not be done.
  table: document.table.filter((step) => remedy?.kind !== 'drop' || !columnsOf(step).includes(column)),
});

const columnsOf = (step: TableStep): readonly string[] => [
  ...step.columns,
  ...(step.kind === 'suppress-small-classes' ? (step.sensitive ?? []).map(({ column }) => column) : []),
];

/** The document with the step at a place changed, or taken out. A place behind the last adds one. */
export const withStep = (
  document: RepairDocument,
  place: number,
  step: TableStep | null,
): RepairDocument => ({
  ...document,
  table: [...document.table.slice(0, place), ...(step ? [step] : []), ...document.table.slice(place + 1)],
});

/** Hierarchies that the document has for columns: the search goes by these rather than by ones of its own. */
export const hierarchiesIn = (document: RepairDocument) =>
  new Map(
    document.columns.flatMap(({ column, remedy }) =>
      remedy.kind === 'generalise' ? [[column, remedy.hierarchy] as const] : [],
    ),
  );

/** Columns that a step over the table may name: those that are still there, for means the numbers among them. */
export function columnsLeft(
  document: RepairDocument,
  columns: RepairTrial['revision']['columns'],
  kind: TableStep['kind'],
): readonly string[] {
  const remedies = new Map(document.columns.map(({ column, remedy }) => [column, remedy.kind]));
  return columns
    .filter(({ name }) => remedies.get(name) !== 'drop')
    .filter(
      ({ name, type }) =>
        kind === 'suppress-small-classes' ||
        (isNumber(type) && [undefined, 'round', 'bound', 'empty-rare'].includes(remedies.get(name))),
    )
    .map(({ name }) => name);
}

/** Columns worth a line of their own first: those with a proposal, then the others in their order. */
export function orderedColumns({ revision, proposals }: Pick<RepairTrial, 'revision' | 'proposals'>) {
  const proposed = new Map(proposals.map((proposal) => [proposal.column, proposal]));
  return [...revision.columns]
    .map((column, place) => ({ ...column, place, proposal: proposed.get(column.name) ?? null }))
    .sort((one, other) => weight(one) - weight(other) || one.place - other.place);
}
const weight = ({
  proposal,
}: {
  readonly proposal: { readonly needed: boolean; readonly stops: boolean } | null;
}): number => (proposal === null ? 3 : proposal.needed ? 0 : proposal.stops ? 1 : 2);
