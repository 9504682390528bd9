import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { type Field, fieldOf, fieldsOf, labelAt } from './fields.ts';

const kindOf = (schema: object, name = 'x'): string => fieldOf(name, schema as never, true).kind;

describe('fields of a schema as TypeBox writes it', () => {
  it.each([
    ['text', Type.String({ maxLength: 40 })],
    ['date', Type.String({ format: 'date' })],
    ['instant', Type.String({ format: 'date-time' })],
    ['upload', Type.String({ format: 'upload', maxLength: 60 })],
    ['pick', Type.String({ format: 'organisation' })],
    ['pick', Type.String({ pattern: '^agr_[0-9a-hjkmnp-tv-z]{26}$' })],
    ['number', Type.Integer({ minimum: 1 })],
    ['yes-no', Type.Boolean()],
    ['choice', Type.Enum(['daily', 'yearly'])],
    ['choice', Type.Union([Type.Literal('accept'), Type.Literal('refuse')])],
    ['choices', Type.Array(Type.Enum(['a', 'b']))],
    ['list', Type.Array(Type.String())],
    ['group', Type.Object({ name: Type.String() })],
    ['money', Type.Object({ amount: Type.String(), currency: Type.Literal('CNY') })],
    ['constant', Type.Literal('CNY')],
    [
      'variant',
      Type.Union([
        Type.Object({ kind: Type.Literal('keep') }),
        Type.Object({ kind: Type.Literal('mask'), length: Type.Integer() }),
      ]),
    ],
    ['open', Type.Any()],
  ])('draws %s', (kind, schema) => {
    expect(kindOf(schema)).toBe(kind);
  });

  it('reads amounts whose name ends in Fen as money', () => {
    expect(fieldOf('depositFen', Type.String() as never, true)).toMatchObject({ kind: 'money', wire: 'fen' });
  });

  it('takes “x or null” for an x that may be left out', () => {
    expect(
      fieldOf(
        'until',
        Type.Union([Type.String({ format: 'date' }), Type.Null()], { title: '止' }) as never,
        true,
      ),
    ).toMatchObject({ kind: 'date', required: false, title: { zh: '止' } });
  });

  it('keeps order, both titles and what is required', () => {
    const schema = Type.Object({
      reason: Type.String({ title: '理由', titleEn: 'Reason', description: '会告知对方' }),
      note: Type.Optional(Type.String({ title: '备注', titleEn: 'Note' })),
      operator: Type.Optional(Type.String({ title: '运营机构', titleEn: 'Operator', asked: true })),
    });
    expect(fieldsOf(schema as never)).toMatchObject([
      { name: 'reason', title: { zh: '理由', en: 'Reason' }, required: true, help: { zh: '会告知对方' } },
      { name: 'note', title: { zh: '备注', en: 'Note' }, required: false },
      { name: 'operator', required: false, asked: true },
    ]);
  });

  it('names the values of closed lists: the schema’s own titles first, then the words given', () => {
    const wordOf = (value: string) => (value === 'daily' ? { zh: '每日', en: 'Daily' } : undefined);
    const field = fieldOf(
      'cycle',
      Type.Union([Type.Literal('daily', { title: '天天' }), Type.Literal('yearly')]) as never,
      true,
      wordOf,
    ) as Extract<Field, { kind: 'choice' }>;
    expect(field.options.map(({ title }) => title.zh)).toEqual(['天天', 'yearly']);
    const bare = fieldOf('cycle', Type.Enum(['daily', 'yearly']) as never, true, wordOf) as typeof field;
    expect(bare.options.map(({ title }) => title.zh)).toEqual(['每日', 'yearly']);
  });
});

describe('labels of defects', () => {
  const fields = fieldsOf(
    Type.Object({
      materials: Type.Array(Type.Object({ name: Type.String({ title: '名称', titleEn: 'Name' }) }), {
        title: '材料',
        titleEn: 'Materials',
      }),
    }) as never,
  );
  it('follows a pointer into a list', () => {
    expect(labelAt(fields, '/materials/1/name')).toEqual({ zh: '材料 2 名称', en: 'Materials 2 Name' });
  });
  it('has no label for what is not on the form', () => {
    expect(labelAt(fields, '/elsewhere')).toBeUndefined();
  });
});
