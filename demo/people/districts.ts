export type Settlement = '城镇' | '乡村';

/** Where a household lives: region code as in demo/organisations.json, and how often it is drawn. */
export const districtsOf: readonly (readonly [
  { readonly code: string; readonly district: string; readonly settlement: Settlement },
  number,
])[] = [
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
].flatMap(([code, district, urban, rural]) => [
  [{ code, district, settlement: '城镇' }, urban] as const,
  [{ code, district, settlement: '乡村' }, rural] as const,
]) as never;
