import { Type } from 'typebox';
import { TextSchema } from '#foundation';

export const SeverityShown = Type.Object({ code: Type.String(), title: TextSchema });

export const Trend = Type.Array(
  Type.Object({ at: Type.String({ format: 'date-time' }), severity: Type.String() }),
);

export const ShownAlert = Type.Object({
  id: Type.String(),
  causeTitle: Type.String(),
  causeRevisionId: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  finding: Type.Union([Type.String(), Type.Null()]),
  raisedAt: Type.String({ format: 'date-time' }),
});

export const ShownFinding = Type.Object({
  otherRevisionId: Type.String(),
  otherTitle: Type.String(),
  sharedColumns: Type.Array(
    Type.Object({
      own: Type.String(),
      other: Type.String(),
      ownView: Type.String(),
      otherView: Type.String(),
    }),
  ),
  quasiColumns: Type.Array(Type.String()),
  causedBy: Type.Array(Type.Object({ column: Type.String(), newSmallGroups: Type.Integer() })),
  rows: Type.Integer(),
  linkedRows: Type.Integer(),
  namedRows: Type.Integer(),
  kBefore: Type.Integer(),
  kAfter: Type.Integer(),
  uniquesBefore: Type.Integer(),
  uniquesAfter: Type.Integer(),
  newSmallGroups: Type.Integer(),
  severity: SeverityShown,
  remedies: Type.Array(Type.Object({ column: Type.String(), title: TextSchema })),
});
