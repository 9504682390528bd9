import { type Static, Type } from 'typebox';
import { TextSchema } from '#foundation';

export const Nullable = Type.Union([Type.String(), Type.Null()]);
export const Clause = Type.Object({ document: Type.String(), article: Type.String() });
const Party = Type.Object({ id: Type.String(), name: Type.String() });

export const CountSchema = Type.Object(
  { atLeast: Type.Integer(), atMost: Type.Integer() },
  {
    description:
      'Sum of published daily totals. Equal ends are exact; between them lie counts too small to be published.',
  },
);

/** Where a line is proved: the index is null until the sequencer has taken the entry. */
export const Evidence = Type.Object({
  entry: Type.String(),
  kind: Type.String(),
  at: Type.String({ format: 'date-time' }),
  index: Type.Union([Type.Integer(), Type.Null()]),
});

export const PurposeUse = Type.Object({
  purpose: TextSchema,
  class: Nullable,
  calls: CountSchema,
  merged: Type.Boolean(),
});

const Duty = Type.Object({
  role: Type.String(),
  roleTitle: TextSchema,
  year: Type.Integer(),
  dueOn: Type.String({ format: 'date' }),
  complete: Type.Boolean(),
  overdue: Type.Boolean(),
  missing: Type.Array(TextSchema),
  rule: Type.String(),
  clause: Clause,
});

export const AuthorisationLine = Type.Object({
  agreementId: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  operator: Party,
  authorisingBody: Party,
  implementingBody: Party,
  resources: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      items: Type.Array(Type.String()),
      forms: Type.Array(Type.String()),
    }),
  ),
  purposes: Type.Array(Type.Object({ title: Type.String(), class: Type.String() })),
  products: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  feeClass: Type.String(),
  from: Type.String({ format: 'date' }),
  until: Type.String({ format: 'date', description: 'The first day on which it holds no more' }),
  state: Type.String(),
  stateTitle: TextSchema,
  calls: Type.Union([CountSchema, Type.Null()]),
  /** Taking effect, suspensions, resumptions, end; oldest first. */
  evidence: Type.Array(Evidence),
  duties: Type.Array(Duty),
  /** What R75 misses on this line; empty when it leads back to resource, authorisation and log. */
  untraced: Type.Array(TextSchema),
});
export type AuthorisationLine = Static<typeof AuthorisationLine>;

export const DisclosedProductLine = Type.Object({
  id: Type.String(),
  code: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  form: Type.String(),
  operator: Party,
  agreement: Type.Object({ id: Type.String(), number: Type.String() }),
  purpose: Type.String(),
  purposeClass: Nullable,
  feeClass: Type.String(),
  priceFen: Type.String({ description: 'Fen for one call' }),
  state: Type.String(),
  stateTitle: TextSchema,
  listedAt: Type.String({ format: 'date-time' }),
  evidence: Type.Array(Evidence),
  untraced: Type.Array(TextSchema),
});
export type DisclosedProductLine = Static<typeof DisclosedProductLine>;
