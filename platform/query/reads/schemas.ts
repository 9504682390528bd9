import { Type } from 'typebox';
import { type Problem, TextSchema } from '#foundation';

const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);
export const ClauseSchema = Type.Object({ document: Type.String(), article: Type.String() });

/** A refusal inside an answer: the same words as a problem over HTTP, with the place in the SQL where there is one. */
export const RefusalSchema = Type.Object({
  code: Type.String(),
  title: TextSchema,
  advice: TextSchema,
  detail: nullable(TextSchema),
  clause: nullable(ClauseSchema),
  line: nullable(Type.Integer()),
  column: nullable(Type.Integer()),
  nearest: nullable(TextSchema),
});

export function refusalOf(problem: Problem) {
  const { line, column, nearest } = problem.data ?? {};
  return {
    code: problem.code,
    title: problem.title,
    advice: problem.advice,
    detail: problem.detail ?? null,
    clause: problem.clause ?? null,
    line: typeof line === 'number' ? line : null,
    column: typeof column === 'number' ? column : null,
    nearest: isText(nearest) ? nearest : null,
  };
}

const isText = (value: unknown): value is { zh: string; en: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { zh?: unknown }).zh === 'string' &&
  typeof (value as { en?: unknown }).en === 'string';
