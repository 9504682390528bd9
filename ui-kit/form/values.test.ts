import fc from 'fast-check';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';
import { formPath, inputOf, isSilent, startValues } from './values.ts';

const schema = Type.Object(
  {
    applicationId: Type.String(),
    opinion: Type.String({ minLength: 1 }),
    note: Type.Optional(Type.String({ minLength: 1 })),
    count: Type.Optional(Type.Integer()),
    agreed: Type.Boolean(),
    tags: Type.Optional(Type.Array(Type.Enum(['a', 'b']))),
    values: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    materials: Type.Array(
      Type.Object({ name: Type.String({ minLength: 1 }), pages: Type.Optional(Type.Integer()) }),
      { minItems: 1 },
    ),
    brought: Type.Optional(
      Type.Object({ name: Type.String(), columns: Type.Array(Type.String(), { minItems: 1 }) }),
    ),
    contact: Type.Optional(Type.Object({ phone: Type.Optional(Type.String({ minLength: 1 })) })),
    transform: Type.Optional(
      Type.Union([
        Type.Object({ kind: Type.Literal('keep') }, { additionalProperties: false }),
        Type.Object({ kind: Type.Literal('mask'), length: Type.Integer() }, { additionalProperties: false }),
      ]),
    ),
    extra: Type.Optional(Type.Any()),
  },
  { additionalProperties: false },
);
const fields = fieldsOf(schema as never);

describe('values of a form', () => {
  it('starts lists that must not be empty with their first line, and constants with their value', () => {
    expect(startValues(fields, { applicationId: 'app_1' })).toMatchObject({
      applicationId: 'app_1',
      materials: [{}],
    });
  });

  it('starts a list that may be left out without a line, and sends none', () => {
    expect(startValues(fields, {})['values']).toEqual([]);
    expect(inputOf(fields, startValues(fields, {}))).not.toHaveProperty('values');
    expect(startValues(fields, { values: ['甲'] })['values']).toEqual(['甲']);
  });

  it('sends no group that nobody asked for, whatever it requires', () => {
    expect(inputOf(fields, startValues(fields, {}))).not.toHaveProperty('brought');
    expect(inputOf(fields, { brought: { name: '表' } })['brought']).toEqual({ name: '表', columns: [] });
  });

  it('sends nothing for what was left empty, but keeps false and zero', () => {
    expect(
      inputOf(fields, {
        applicationId: 'app_1',
        opinion: ' 同意 ',
        note: '  ',
        count: 0,
        agreed: false,
        tags: [],
        materials: [{ name: '说明', pages: null }],
        contact: { phone: '' },
        transform: undefined,
        extra: '',
      }),
    ).toEqual({
      applicationId: 'app_1',
      opinion: '同意',
      count: 0,
      agreed: false,
      materials: [{ name: '说明' }],
    });
  });

  it('sends the chosen alternative with its constant', () => {
    const input = inputOf(fields, { transform: { branch: 1, value: { length: 4 } } });
    expect(input.transform).toEqual({ kind: 'mask', length: 4 });
  });

  it('whatever input an act takes comes back unchanged from a form that starts with it', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const inputs = fc.record(
      {
        applicationId: word,
        opinion: word,
        note: word,
        count: fc.integer(),
        agreed: fc.boolean(),
        tags: fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1 }),
        materials: fc.array(fc.record({ name: word, pages: fc.integer() }, { requiredKeys: ['name'] }), {
          minLength: 1,
          maxLength: 4,
        }),
        contact: fc.record({ phone: word }),
        transform: fc.oneof(
          fc.constant({ kind: 'keep' }),
          fc.record({ kind: fc.constant('mask'), length: fc.integer() }),
        ),
        extra: fc.record({ deep: fc.array(fc.integer()) }),
      },
      { requiredKeys: ['applicationId', 'opinion', 'agreed', 'materials'] },
    );
    fc.assert(
      fc.property(inputs, (input) => {
        expect(Value.Check(schema, input)).toBe(true);
        expect(inputOf(fields, startValues(fields, input))).toEqual(input);
      }),
    );
  });
});

describe('what the page fills in by itself', () => {
  const field = fields[0]!;
  it('hides a given id', () => {
    expect(isSilent(field, { applicationId: 'app_0000000000000000000000' })).toBe(true);
  });
  it('shows a field that is not given, or given as an ordinary text', () => {
    expect(isSilent(field, {})).toBe(false);
    expect(isSilent(field, { applicationId: 'hello' })).toBe(false);
  });
});

it('turns pointers into the form’s paths', () => {
  expect(formPath(fields, '/materials/0/name')).toEqual(['materials', 0, 'name']);
  expect(formPath(fields, '/transform/length')).toEqual(['transform', 'value', 'length']);
});

describe('a shape that stands inside itself', () => {
  const condition = Type.Cyclic(
    {
      Condition: Type.Union([
        Type.Object({ op: Type.Literal('is'), value: Type.String() }),
        Type.Object({ op: Type.Enum(['and', 'or']), parts: Type.Array(Type.Ref('Condition')) }),
        Type.Object({ op: Type.Literal('not'), part: Type.Ref('Condition') }),
      ]),
    },
    'Condition',
  );
  const nested = fieldsOf(Type.Object({ rows: Type.Optional(condition) }) as never);
  const rows = {
    op: 'and',
    parts: [
      { op: 'is', value: 'a' },
      { op: 'not', part: { op: 'is', value: 'b' } },
    ],
  };

  it('comes out of the form as it went in', () => {
    expect(inputOf(nested, startValues(nested, { rows }))).toEqual({ rows });
    expect(inputOf(nested, startValues(nested, {}))).toEqual({});
  });
  it('has a path for every place in it', () => {
    expect(formPath(nested, '/rows/parts/1/part/op')).toEqual([
      'rows',
      'value',
      'parts',
      1,
      'value',
      'part',
      'value',
      'op',
    ]);
  });
});

it('sends null for an empty box of a field that must be there and may say “none”', () => {
  const quotas = fieldsOf(
    Type.Object({
      perDay: Type.Union([Type.String(), Type.Null()]),
      note: Type.Optional(Type.String()),
    }) as never,
  );
  expect(inputOf(quotas, startValues(quotas, { perDay: null }))).toEqual({ perDay: null });
  expect(inputOf(quotas, { perDay: '100' })).toEqual({ perDay: '100' });
});

it('keeps what is given and not drawn', () => {
  const kept = fieldsOf(Type.Object({ number: Type.String({ readOnly: true }) }) as never);
  expect(kept[0]?.fixed).toBe(true);
  expect(inputOf(kept, startValues(kept, { number: '1' }))).toEqual({ number: '1' });
});
