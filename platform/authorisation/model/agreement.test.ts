import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { item, otherItem, resource, sampleAgreement } from '../../../testkit/evaluator/sample-agreement.ts';
import { AgreementDocument, partNames } from './agreement.ts';
import { agreementDefects } from './agreement-defects.ts';
import { diffAgreements } from './agreement-diff.ts';
import { agreementDigestInput } from './agreement-digest.ts';
import { agreementParts } from './agreement-parts.ts';
import { R24, R25, R28, R30 } from './agreement-rules.ts';
import { lineAllows } from './product-kind.ts';

const people = () =>
  resource('people', {
    items: [
      item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
      item('age', '年龄', 'integer'),
    ],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
  });
const sample = () => sampleAgreement([people()]);
/** A copy to spoil. */
type Loose = { [name: string]: Loose } & Loose[];
const spoilt = (spoil: (draft: Loose) => void): unknown => {
  const copy = structuredClone(sample()) as unknown as Loose;
  spoil(copy);
  return copy;
};
const places = (draft: unknown): readonly string[] => agreementDefects(draft).map(({ at }) => at);

describe('the agreement document', () => {
  it('is complete in the sample, and survives JSON', () => {
    expect(agreementDefects(sample())).toEqual([]);
    expect(Value.Check(AgreementDocument, JSON.parse(JSON.stringify(sample())))).toBe(true);
  });

  it('has the thirteen parts of 实施规范 Art 14, text beside values', () => {
    const parts = agreementParts(sample());
    expect(parts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(parts[1]).toMatchObject({
      name: 'term',
      clause: { document: '实施规范', article: '14-2' },
      values: { from: '2026-01-01', until: '2029-01-01' },
    });
    expect(parts.every(({ wording, values }) => wording.zh !== '' && !('wording' in values))).toBe(true);
  });

  it('refuses fields it does not know: a misspelt restriction must not be ignored', () => {
    expect(
      places(spoilt((draft) => Object.assign(draft['parts']!['security']!['output']!, { minimumGruop: 50 }))),
    ).toEqual(['/parts/security/output/minimumGruop']);
  });
});

describe('the kinds of a line of the product list', () => {
  const withKinds = (...kinds: string[]) =>
    places(spoilt((draft) => Object.assign(draft['parts']!['products']!['list']![0]!, { kinds })));
  it('may be named, and must be offered in the form of the line', () => {
    expect(withKinds('index', 'report')).toEqual([]);
    expect(withKinds('index', 'model-features')).toEqual(['/parts/products/list/0/kinds']);
    expect(withKinds('newsletter')).toEqual(['/parts/products/list/0/kinds/0']);
  });
  it('are all kinds of the form where none is named', () => {
    expect(lineAllows({ form: 'aggregate' }, 'report', 'aggregate')).toBe(true);
    expect(lineAllows({ form: 'aggregate', kinds: ['index'] }, 'report', 'aggregate')).toBe(false);
    expect(lineAllows({ form: 'aggregate' }, 'model-features', 'aggregate')).toBe(false);
  });
});

describe('R24: everything missing is told at once', () => {
  it('names every missing part, and still checks the parts that are there', () => {
    const draft = spoilt((loose) => {
      const parts = loose['parts']! as unknown as Record<string, unknown>;
      delete parts['breach'];
      delete parts['disputes'];
      (parts['platform'] as { wording: unknown }).wording = { zh: '  ' };
      (parts['term'] as { until: unknown }).until = '2025-01-01';
    });
    expect(places(draft)).toEqual(
      expect.arrayContaining([
        '/parts/breach',
        '/parts/breach/wording/zh',
        '/parts/disputes/wording/zh',
        '/parts/platform/wording/zh',
        '/parts/term/until',
      ]),
    );
    expect(R24.judge({ parts: (draft as { parts: Record<string, unknown> }).parts }).output).toEqual([
      'platform',
      'breach',
      'disputes',
    ]);
  });

  it('takes any JSON at all', () => {
    for (const draft of [null, 3, 'x', [], {}, { parts: null }, { parts: { scope: 7 } }])
      expect(agreementDefects(draft).length).toBeGreaterThan(0);
    expect(R24.judge({ parts: {} }).output).toEqual(partNames);
  });
});

describe('R25: the term', () => {
  it.each([
    ['2026-01-01', '2031-01-01', undefined, true],
    ['2026-01-01', '2031-01-02', undefined, false],
    ['2026-01-01', '2031-01-02', '管网改造周期八年', true],
    ['2024-02-29', '2029-02-28', undefined, true],
    ['2024-02-29', '2029-03-01', undefined, false],
  ])('R25 from %s until %s, reason %s → %s', (from, until, reasonBeyondLimit, holds) => {
    expect(R25.judge({ from, until, ...(reasonBeyondLimit ? { reasonBeyondLimit } : {}) }).holds).toBe(holds);
  });

  it('is a defect where the reason is missing, and days must exist', () => {
    expect(
      places(spoilt((draft) => Object.assign(draft['parts']!['term']!, { until: '2036-01-01' }))),
    ).toEqual(['/parts/term/reasonBeyondLimit']);
    expect(
      places(spoilt((draft) => Object.assign(draft['parts']!['term']!, { until: '2027-02-30' }))),
    ).toEqual(['/parts/term/until']);
  });
});

describe('R28: data obtained by sharing', () => {
  const provider = sample().parties.authorisingBody;
  it('needs the consent of the unit that provided it', () => {
    const without = {
      ...people(),
      sources: [{ origin: 'own' as const }, { origin: 'shared' as const, provider }],
    };
    const withConsent = {
      ...people(),
      sources: [
        {
          origin: 'shared' as const,
          provider,
          consent: { reference: '同意函〔2026〕3号', givenOn: '2026-01-05' },
        },
      ],
    };
    expect(R28.judge({ resources: [without] })).toMatchObject({
      holds: false,
      output: [{ resourceIndex: 0, sourceIndex: 1 }],
    });
    expect(R28.judge({ resources: [withConsent] }).holds).toBe(true);
    expect(places(sampleAgreement([without]))).toEqual(['/parts/scope/resources/0/sources/1/consent']);
  });
});

describe('R30: no re-development', () => {
  it('bars the operator and its affiliates as developers', () => {
    const document = sample();
    const [developer] = document.parts.scope.users.developers;
    expect(R30.judge({ document, developers: [developer!] }).holds).toBe(true);
    expect(R30.judge({ document, developers: [document.parties.operator] }).holds).toBe(false);
    const tied = structuredClone(document);
    tied.parts.disclosure.affiliates.push(developer!);
    expect(places(tied)).toEqual(['/parts/scope/users/developers']);
  });
});

describe('what does not make sense in the typed values', () => {
  const cases: readonly (readonly [string, () => unknown, string])[] = [
    [
      'a transform that does not fit the type',
      () =>
        sampleAgreement([
          resource('t', {
            items: [item('age', '年龄', 'integer', { kind: 'mask', keepFirst: 1, keepLast: 1 })],
          }),
        ]),
      '/parts/scope/resources/0/items/0/transform',
    ],
    [
      'names that an engine would take for one',
      () =>
        sampleAgreement([
          resource('t', { items: [item('Age', '年龄', 'integer'), item('age', '年龄二', 'integer')] }),
        ]),
      '/parts/scope/resources/0/items/1/name',
    ],
    [
      'a name of the platform’s own',
      () => sampleAgreement([resource('t', { items: [item('__unit_0', '单位', 'integer')] })]),
      '/parts/scope/resources/0/items/0/name',
    ],
    [
      'a unit of an item that is not listed',
      () =>
        sampleAgreement([
          resource('t', {
            items: [item('age', '年龄', 'integer')],
            protectedUnits: [{ unit: 'parcel', items: ['pid'] }],
          }),
        ]),
      '/parts/scope/resources/0/protectedUnits/0/items',
    ],
    [
      'rows of people that could be extracted',
      () => sampleAgreement([{ ...people(), forms: ['open-extract'] }]),
      '/parts/scope/resources/0/forms',
    ],
    [
      'a join whose keys are treated differently',
      () =>
        sampleAgreement([
          people(),
          resource('visits', {
            items: [item('pid', '人员', 'text')],
            joins: [{ toResourceId: 'res_people', keys: [{ from: 'pid', to: 'pid' }] }],
          }),
        ]),
      '/parts/scope/resources/1/joins/0',
    ],
    [
      'a row condition with a value of another type',
      () =>
        sampleAgreement([
          resource('t', {
            items: [item('age', '年龄', 'integer')],
            rows: { op: 'compare', item: 'age', comparison: '>', value: 'x' },
          }),
        ]),
      '/parts/scope/resources/0/rows/value',
    ],
    [
      'a product for a purpose that is not granted',
      () =>
        spoilt((draft) =>
          Object.assign(draft['parts']!['products']!['list']![0]!, { purposes: ['marketing'] }),
        ),
      '/parts/products/list/0/purposes',
    ],
    [
      'a fee for public welfare',
      () =>
        spoilt((draft) =>
          Object.assign(draft['parts']!['scope']!['purposes']![0]!, { class: 'public-welfare' }),
        ),
      '/parts/money/price/feeClass',
    ],
    [
      'shares of more than everything',
      () =>
        spoilt((draft) => {
          const shares = draft['parts']!['money']!['settlement']!['benefitSharing']! as unknown as {
            share: string;
          }[];
          shares.push({ ...shares[0]!, share: '0.800001' });
        }),
      '/parts/money/settlement/benefitSharing',
    ],
    [
      'people without personal information',
      () =>
        spoilt((draft) =>
          Object.assign(draft['parts']!['security']!['personalInformation']!, { contained: false }),
        ),
      '/parts/security/personalInformation/contained',
    ],
    [
      'an exit that leaves the keys',
      () => spoilt((draft) => (draft['parts']!['ending']!['exit']! as unknown[]).pop()),
      '/parts/ending/exit',
    ],
    [
      'an operator that is also the implementing body',
      () =>
        spoilt((draft) =>
          Object.assign(draft['parties']!, { operator: draft['parties']!['implementingBody'] }),
        ),
      '/parties/operator',
    ],
    [
      're-development left open',
      () => spoilt((draft) => Object.assign(draft['parts']!['disclosure']!, { noRedevelopment: false })),
      '/parts/disclosure/noRedevelopment',
    ],
    [
      'a version that supersedes itself',
      () => spoilt((draft) => Object.assign(draft, { supersedes: { number: draft['number'], version: 1 } })),
      '/supersedes/version',
    ],
  ];
  it.each(cases)('%s', (_, draft, at) => {
    expect(places(draft())).toEqual([at]);
  });
});

describe('the difference of two versions', () => {
  const change = (spoil: (draft: AgreementDocument) => void) => {
    const after = structuredClone(sample());
    after.version = 2;
    spoil(after);
    return diffAgreements(sample(), after);
  };
  it('is none for the same text under another version number', () => {
    expect(change(() => {})).toEqual({ changes: [], size: 'none', larger: [] });
  });
  it('is minor where only words change, and names the place', () => {
    const difference = change((after) => {
      after.parts.other.wording.zh = '另行商定。';
      after.parts.security.emergency.contact = '总值班室';
    });
    expect(difference.size).toBe('minor');
    expect(difference.changes.map(({ path }) => path)).toEqual([
      'parts.security.emergency.contact',
      'parts.other.wording.zh',
    ]);
  });
  it('is larger where the engine would do something else', () => {
    const difference = change((after) => {
      after.parts.scope.resources[0]!.items[1]!.transform = { kind: 'generalise', by: 'width', width: '10' };
      after.parts.scope.resources[0]!.items.reverse();
      after.parts.term.until = '2030-01-01';
    });
    expect(difference.size).toBe('larger');
    expect(difference.larger.map(({ zh }) => zh)).toEqual(['资源、数据项、行与处理方式', '期限']);
    expect(difference.changes.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'changed parts.scope.resources[res_people].items[age].transform.kind',
      'added parts.scope.resources[res_people].items[age].transform.by',
      'added parts.scope.resources[res_people].items[age].transform.width',
      'changed parts.term.until',
    ]);
  });
  it('is larger below an entry whose name reads like the words of a part', () => {
    const mapped = (to: string) => {
      const document = structuredClone(sample());
      document.parts.scope.resources[0]!.items[0]!.transform = {
        kind: 'generalise',
        by: 'map',
        entries: [{ from: 'a.wording.b', to }],
        otherwise: '其他',
      };
      return document;
    };
    expect(diffAgreements(mapped('已概化'), mapped('原值')).size).toBe('larger');
  });
  it('counts a new resource as larger and tells what it is', () => {
    const difference = change((after) =>
      after.parts.scope.resources.push(resource('area', { items: [item('region', '区划', 'text')] })),
    );
    expect(difference.changes).toMatchObject([
      { path: 'parts.scope.resources[res_area]', kind: 'added', size: 'larger' },
    ]);
  });
});

it('gives one digest input for a document, with absent fields left out', () => {
  const document = sample();
  expect(agreementDigestInput({ ...document, supersedes: undefined })).toEqual(
    agreementDigestInput(document),
  );
  expect(agreementDigestInput(document)).toMatchObject({
    domain: 'gongshu.agreement/1',
    document: { number: document.number },
  });
  expect(agreementDigestInput({ ...document, version: 2 })).not.toEqual(agreementDigestInput(document));
});

it('keeps items that only choose rows apart from what is granted', () => {
  const document = sampleAgreement([
    {
      ...people(),
      otherItems: [otherItem('flag', '标记', 'text')],
      rows: { op: 'compare', item: 'flag', comparison: '=', value: '甲' },
    },
  ]);
  expect(agreementDefects(document)).toEqual([]);
});
