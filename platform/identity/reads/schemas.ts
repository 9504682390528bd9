import { type TSchema, Type } from 'typebox';
import { TextSchema } from '#foundation';
import { type RoleCode, roles } from '../model/roles.ts';

export const Named = Type.Object({ id: Type.String(), name: Type.String() });
export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
export const RoleLine = Type.Object({ code: Type.String(), title: TextSchema });

export const roleLines = (codes: readonly RoleCode[]) =>
  codes.map((code) => ({ code, title: roles[code].title }));

/** Why a list holds only a part is no secret, but a person outside may not learn who is in it. */
export const AccountLine = Type.Object({
  username: Type.String(),
  state: Type.Union([Type.Literal('active'), Type.Literal('one-time'), Type.Literal('disabled')]),
  /** End of a one-time password not yet replaced. */
  oneTimeUntil: orNull(Type.String()),
  secondFactor: Type.Boolean(),
  disabledReason: orNull(Type.String()),
});
