import type { Remedy, RepairDocument, RepairTrial } from '#api-client';

/** What can be chosen for a column without further questions; what is set already is offered too. */
export const simpleRemedies = ['keep', 'drop', 'empty', 'mask', 'cover', 'pseudonym', 'rare'] as const;
export type SimpleRemedy = (typeof simpleRemedies)[number];

const everyFamily = [
  'resident-id',
  'passport',
  'mobile',
  'landline',
  'bank-card',
  'email',
  'licence-plate',
  'individual-business',
] as const;

export function remedyOf(choice: Exclude<SimpleRemedy, 'keep'>): Remedy {
  switch (choice) {
    case 'mask':
      return { kind: 'mask', keepFirst: 1, keepLast: 0 };
    case 'cover':
      return { kind: 'cover-identifiers', families: [...everyFamily] };
    case 'rare':
      return { kind: 'empty-rare', below: 5 };
    default:
      return { kind: choice };
  }
}

/** The choice that a remedy is, or null for one with particulars of its own. */
export function choiceOf(remedy: Remedy | undefined): SimpleRemedy | null {
  if (!remedy) return 'keep';
  const same = simpleRemedies.find(
    (choice) =>
      choice !== 'keep' && JSON.stringify(sorted(remedyOf(choice))) === JSON.stringify(sorted(remedy)),
  );
  return same ?? null;
}
const sorted = (remedy: Remedy): unknown =>
  Object.entries(remedy).sort(([one], [other]) => (one < other ? -1 : 1));

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
  table: document.table.filter((step) => remedy?.kind !== 'drop' || !step.columns.includes(column)),
});

/** Columns worth a line of their own first: those with a proposal, then the others in their order. */
export function orderedColumns({ revision, proposals }: Pick<RepairTrial, 'revision' | 'proposals'>) {
  const proposed = new Map(proposals.map((proposal) => [proposal.column, proposal]));
  return [...revision.columns]
    .map((column, place) => ({ ...column, place, proposal: proposed.get(column.name) ?? null }))
    .sort((one, other) => weight(one) - weight(other) || one.place - other.place);
}
const weight = ({ proposal }: { readonly proposal: { readonly needed: boolean } | null }): number =>
  proposal === null ? 2 : proposal.needed ? 0 : 1;
