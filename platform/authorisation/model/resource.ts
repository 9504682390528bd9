import { type Static, Type } from 'typebox';
import { idPattern, text } from '#foundation';
import { GrantedItem, ItemReference } from './item.ts';
import { Predicate } from './predicate.ts';
import { clause, closed, date, line } from './schema-parts.ts';

/** Whose interests a row touches. The guards count these, not rows. */
export const UnitKind = Type.Enum(['person', 'household', 'organisation', 'parcel', 'vehicle', 'other']);
export type UnitKind = Static<typeof UnitKind>;

/**
 * What may come out.
 * `verification`: yes/no on one subject; `consented-record`: declared fields of one consenting subject; `aggregate`: guarded statistics;
 * `model-training`: guarded groups to train a model with; `open-extract`: rows of data that is lawfully open.
 */
export const Form = Type.Enum([
  'verification',
  'consented-record',
  'aggregate',
  'model-training',
  'open-extract',
]);
export type Form = Static<typeof Form>;

export const Party = closed({
  organisationId: Type.String({ pattern: idPattern('org') }),
  /** Name and unified social credit code as they stood at signing; organisations are renamed later. */
  name: line(200),
  creditCode: Type.String({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }),
});
export type Party = Static<typeof Party>;

/** Id of an item of the same resource. */
const grantedItem = Type.String({ minLength: 1, maxLength: 80, format: 'granted-item' });

/** Something whose rows stand for protected units; `items` is their key inside this resource. */
export const ProtectedUnit = closed(
  {
    unit: UnitKind,
    items: Type.Array(grantedItem, { minItems: 1, maxItems: 6 }),
    ...clause,
  },
  { unit: text('保护对象', 'Unit'), items: text('识别它的信息项', 'Items that identify it') },
);
export type ProtectedUnit = Static<typeof ProtectedUnit>;

/** Tables are joined on declared keys only: a join the parties did not look at can identify people. */
export const DeclaredJoin = closed({
  toResourceId: Type.String({ minLength: 1, maxLength: 80, format: 'resource' }),
  keys: Type.Array(
    closed(
      { from: grantedItem, to: line(80) },
      { from: text('本资源的信息项', 'Item here'), to: text('对方资源的信息项编号', 'Id of the item there') },
    ),
    { minItems: 1, maxItems: 6 },
  ),
  ...clause,
});
export type DeclaredJoin = Static<typeof DeclaredJoin>;

/** Where the holder has the data from. Data obtained by sharing needs the providing unit's consent (实施规范 Art 5, R28). */
export const ResourceSource = Type.Union([
  closed({ origin: Type.Literal('own') }),
  closed({
    origin: Type.Literal('shared'),
    provider: Party,
    consent: Type.Optional(closed({ reference: line(200), givenOn: date })),
  }),
]);
export type ResourceSource = Static<typeof ResourceSource>;

/** One granted resource: which items, which rows, who is protected in it, with what it may be joined. */
export const GrantedResource = closed({
  resourceId: Type.String({ minLength: 1, maxLength: 80, format: 'resource' }),
  title: line(200),
  /** Name of the relation in SQL. At most 63 bytes in UTF-8; must not begin with two underscores. */
  relation: line(63),
  registrationCode: Type.Optional(line(80)),
  holder: Type.Optional(Party),
  items: Type.Array(GrantedItem, { minItems: 1, maxItems: 500 }),
  /** Items that row condition or protected units speak of but that are not granted: they choose rows and are counted, and never come out. */
  otherItems: Type.Array(ItemReference, { maxItems: 100 }),
  /** Absent: all rows. */
  rows: Type.Optional(Predicate),
  protectedUnits: Type.Array(ProtectedUnit, { maxItems: 4 }),
  /** Under differential privacy: at most so many rows of one unit enter an answer, the same ones each time. */
  rowsPerUnit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  joins: Type.Array(DeclaredJoin, { maxItems: 20 }),
  forms: Type.Array(Form, { minItems: 1, maxItems: 5, uniqueItems: true }),
  updateFrequency: Type.Enum([
    'realtime',
    'daily',
    'weekly',
    'monthly',
    'quarterly',
    'yearly',
    'irregular',
    'once',
  ]),
  sources: Type.Array(ResourceSource, { minItems: 1, maxItems: 50 }),
  ...clause,
});
export type GrantedResource = Static<typeof GrantedResource>;
