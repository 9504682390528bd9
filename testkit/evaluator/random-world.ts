import type {
  AgreementDocument,
  GrantedResource,
  ItemReference,
  OutputRules,
  Predicate,
  PredicateValue,
  Transform,
} from '#platform/authorisation/model';
import type { RevisionFacts } from '#platform/query/model';
import { chance, type Draw, oneOf } from './draw.ts';
import type { SourceRow } from './project-row.ts';
import { item, otherItem, resource, sampleAgreement } from './sample-agreement.ts';

/** An agreement over people, their visits and open facts of areas, with data and what a manifest would know of it. */
export interface RandomWorld {
  readonly agreement: AgreementDocument;
  readonly data: { readonly [resourceId: string]: readonly SourceRow[] };
  readonly revisions: { readonly [resourceId: string]: RevisionFacts };
}

const regions = ['110105', '110106', '120101', '区_一', '区%二'];
const names = ['张三', '李四光', '欧阳😀娜', 'A_B', 'a%b', '王'];
const kinds = ['门诊', '住院', "o'clock", '体检"x"', ''];
const dates = ['2024-02-29', '2024-12-31', '2025-01-01', '2025-06-15', '1999-03-07'];
const times = ['2024-02-29 00:00:00', '2024-02-29 23:59:59', '2025-06-15 08:30:00'];
/** Small numbers meet each other; large ones meet the bounds of arithmetic. */
const integers = ['0', '1', '-1', '7', '18', '-35', '64', '99999999999999999', '-99999999999999999'];
const decimals = ['0', '1.5', '-2.25', '100.01', '99.99', '-0.05', '9999999999999999.99'];

export const worldValues = { regions, names, kinds, dates, times, integers, decimals } as const;

/** A random world. */
export function drawWorld(g: Draw): RandomWorld {
  const peopleUnique = chance(g, 60);
  const cell = (values: readonly string[], nullPercent = 12): string | null =>
    chance(g, nullPercent) ? null : oneOf(g, ...values);
  const count = (max: number): number => g(0, max);
  const someone = (): string => `p${g(0, 11)}`;

  const people: SourceRow[] = Array.from({ length: count(40) }, (_, index) => ({
    pid: peopleUnique ? `p${index}` : chance(g, 8) ? null : someone(),
    hid: chance(g, 10) ? null : `h${g(0, 9)}`,
    flag: cell(['甲', '乙']),
    name: cell(names),
    region: cell(regions.slice(0, 3)),
    age: cell(integers),
    income: cell(decimals),
    born: cell(dates),
    seen: cell(times),
    ok: cell(['true', 'false']),
  }));
  const visits: SourceRow[] = Array.from({ length: count(50) }, () => ({
    pid: chance(g, 8) ? null : someone(),
    kind: cell(kinds),
    cost: cell(decimals),
    times: cell(integers.slice(0, 7)),
    day: cell(dates),
  }));
  const areaUnique = chance(g, 70);
  const areas: SourceRow[] = regions.slice(0, areaUnique ? 4 : 5).map((region, index) => ({
    region: areaUnique || index > 0 ? region : (regions[1] ?? region),
    rain: cell(['0', '12.5', '-0.5']),
    population: cell(integers.slice(0, 7)),
    opened: cell(dates),
  }));

  const pid: Transform = chance(g, 50) ? { kind: 'keep' } : { kind: 'pseudonym', domain: 'person' };
  const region: Transform = oneOf<Transform>(
    g,
    { kind: 'keep' },
    { kind: 'keep' },
    { kind: 'generalise', by: 'prefix', length: 2 },
    {
      kind: 'generalise',
      by: 'map',
      entries: [
        { from: '110105', to: '朝阳' },
        { from: '120101', to: '和平' },
      ],
      otherwise: '其他',
    },
  );
  const household = chance(g, 40);
  const peopleItems = [
    item('pid', '人员', 'text', pid),
    item('name', '姓名', 'text', { kind: 'mask', keepFirst: 1, keepLast: oneOf(g, 0, 1) }),
    item('region', '区划', 'text', region),
    item(
      'age',
      '年龄',
      'integer',
      oneOf<Transform>(
        g,
        { kind: 'keep' },
        { kind: 'keep' },
        { kind: 'generalise', by: 'width', width: '5' },
      ),
    ),
    item(
      'income',
      '收入',
      'decimal',
      oneOf<Transform>(
        g,
        { kind: 'keep' },
        { kind: 'keep' },
        { kind: 'generalise', by: 'width', width: '10' },
      ),
      2,
    ),
    item(
      'born',
      '出生',
      'date',
      oneOf<Transform>(g, { kind: 'keep' }, { kind: 'generalise', by: 'calendar', unit: 'month' }),
    ),
    item(
      'seen',
      '就诊时间',
      'timestamp',
      oneOf<Transform>(g, { kind: 'keep' }, { kind: 'generalise', by: 'calendar', unit: 'day' }),
    ),
    item('ok', '达标', 'boolean'),
  ];
  const visitItems = [
    item('pid', '人员', 'text', pid),
    item('kind', '类别', 'text'),
    item('cost', '费用', 'decimal', { kind: 'keep' }, 2),
    item('times', '次数', 'integer'),
    item('day', '日期', 'date'),
  ];
  const otherItems = [otherItem('hid', '户', 'text'), otherItem('flag', '标记', 'text')];
  const resources: GrantedResource[] = [
    resource('people', {
      items: peopleItems,
      otherItems,
      ...(chance(g, 60) ? { rows: drawPredicate(g, [...peopleItems, ...otherItems], 3) } : {}),
      protectedUnits: [
        { unit: 'person', items: ['pid'] },
        ...(household ? [{ unit: 'household' as const, items: ['hid'] }] : []),
      ],
      joins:
        region.kind === 'keep'
          ? [{ toResourceId: 'res_area', keys: [{ from: 'region', to: 'region' }] }]
          : [],
    }),
    resource('visits', {
      items: visitItems,
      ...(chance(g, 40) ? { rows: drawPredicate(g, visitItems, 2) } : {}),
      protectedUnits: chance(g, 70) ? [{ unit: 'person', items: ['pid'] }] : [],
      joins: [{ toResourceId: 'res_people', keys: [{ from: 'pid', to: 'pid' }] }],
    }),
    resource('area', {
      items: [
        item('region', '区划', 'text'),
        item('rain', '雨量', 'decimal', { kind: 'keep' }, 1),
        item('population', '人口', 'integer'),
        item('opened', '设立', 'date'),
      ],
      forms: ['aggregate', 'open-extract'],
    }),
  ];
  const revision = (of: GrantedResource, keys: RevisionFacts['uniqueKeys']): RevisionFacts => ({
    revisionId: `rev_${of.relation}`,
    schema: [...of.items, ...of.otherItems].map(({ itemId, type }) => ({
      itemId,
      type,
      column: `raw ${itemId}`,
    })),
    uniqueKeys: keys,
  });
  return {
    agreement: sampleAgreement(resources, drawOutputRules(g)),
    data: { res_people: people, res_visits: visits, res_area: areas },
    revisions: {
      res_people: revision(resources[0]!, peopleUnique ? [['pid']] : []),
      res_visits: revision(resources[1]!, []),
      res_area: revision(resources[2]!, areaUnique ? [['region']] : []),
    },
  };
}

function drawOutputRules(g: Draw): Partial<OutputRules> {
  return {
    minimumGroup: oneOf(g, 2, 2, 2, 3, 5),
    suppression: oneOf(g, 'cell', 'cell-and-complement'),
    ...(chance(g, 35) ? { dominance: { n: oneOf(g, 1, 2), k: oneOf(g, 60, 80, 95) } } : {}),
    ...(chance(g, 20) ? { rounding: { base: oneOf(g, 3, 5) } } : {}),
    ...(chance(g, 10) ? { maxRows: oneOf(g, 1, 2, 4) } : {}),
    ...(chance(g, 10) ? { maxBytes: oneOf(g, 20, 60) } : {}),
  };
}

/** A row condition over items, of every kind of node. */
export function drawPredicate(g: Draw, items: readonly ItemReference[], depth: number): Predicate {
  if (depth > 0 && chance(g, 45)) {
    const part = (): Predicate => drawPredicate(g, items, depth - 1);
    return oneOf<() => Predicate>(
      g,
      () => ({ op: 'and', parts: [part(), part()] }),
      () => ({ op: 'or', parts: [part(), part()] }),
      () => ({ op: 'not', part: part() }),
    )();
  }
  const chosen = oneOf(g, ...items);
  const value = (): PredicateValue => drawValue(g, chosen);
  const comparison =
    chosen.type === 'boolean'
      ? oneOf(g, '=' as const, '<>' as const)
      : oneOf(g, '=' as const, '<>' as const, '<' as const, '<=' as const, '>' as const, '>=' as const);
  const simple: Predicate = { op: 'compare', item: chosen.itemId, comparison, value: value() };
  const kind = g(0, 6);
  if (kind === 0) return { op: 'in', item: chosen.itemId, values: [value(), value()] };
  if (kind === 1) return { op: 'is-null', item: chosen.itemId };
  if (kind === 2 && chosen.type !== 'boolean')
    return { op: 'between', item: chosen.itemId, low: value(), high: value() };
  return simple;
}

function drawValue(g: Draw, { type, itemId }: ItemReference): PredicateValue {
  switch (type) {
    case 'boolean':
      return chance(g, 50);
    case 'integer':
      return oneOf(g, ...integers);
    case 'decimal':
      return oneOf(g, ...decimals);
    case 'date':
      return oneOf(g, ...dates);
    case 'timestamp':
      return oneOf(g, ...times).replace(' ', 'T');
    case 'text':
      return itemId === 'name'
        ? oneOf(g, ...names)
        : itemId === 'region'
          ? oneOf(g, ...regions)
          : oneOf(g, '甲', 'p3', 'h2', "o'clock");
  }
}
