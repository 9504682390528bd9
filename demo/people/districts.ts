export type Settlement = '城镇' | '乡村';

export interface Place {
  /** Region code as in demo/organisations.json. */
  readonly code: string;
  readonly district: string;
  readonly settlement: Settlement;
}

/** Weights of town and country among all households. */
const shares: readonly (readonly [code: string, district: string, town: number, country: number])[] = [
  ['990101', '枢东区', 5, 0],
  ['990102', '枢西区', 7, 0],
  ['990103', '晨阳区', 17, 0],
  ['990104', '澜淀区', 15, 0],
  ['990105', '禾台区', 9, 0],
  ['990106', '石屏山区', 3, 0],
  ['990107', '云门沟区', 1.5, 0.5],
  ['990108', '棠山区', 4, 2],
  ['990109', '汇州区', 6, 3],
  ['990110', '和义区', 4, 3],
  ['990111', '嘉平区', 7, 2],
  ['990112', '盛兴区', 6, 3],
  ['990113', '清柔区', 1.2, 1.3],
  ['990114', '梨谷区', 1.2, 3],
  ['990115', '栖云区', 1.4, 2.4],
  ['990116', '永庆区', 1, 1.5],
];

/** Where households live, and how often each place is drawn. */
export const places: readonly (readonly [place: Place, weight: number])[] = shares.flatMap(
  ([code, district, town, country]): [Place, number][] => [
    [{ code, district, settlement: '城镇' }, town],
    [{ code, district, settlement: '乡村' }, country],
  ],
);
