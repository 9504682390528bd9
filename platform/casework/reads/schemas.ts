import { type TSchema, Type } from 'typebox';
import { type Clause, type Text, TextSchema } from '#foundation';

export const clauseSchema = Type.Object({ document: Type.String(), article: Type.String() });
export const subjectSchema = Type.Object({ kind: Type.String(), id: Type.String(), title: TextSchema });
export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** Text and clause as schemas want them: plain objects of their own. */
export const said = ({ zh, en }: Text) => ({ zh, en });
export const cited = ({ document, article }: Clause) => ({ document, article });

export const defaultLimit = 50;
