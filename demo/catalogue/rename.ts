import renaming from './renaming.json' with { type: 'json' };

/** Columns of the demo catalogue; as in the city's own export, but with a neutral reference instead of the link. */
export const catalogueColumns = [
  '序号',
  '所属部门',
  '数据集名称',
  '所属主题',
  '格式类型',
  '下载次数',
  '调用次数',
  '更新日期',
  '摘要',
  '条目参考',
] as const;

/** Put the fictitious city's names in place of the real one's. */
export const renamePlaces = (words: string): string =>
  renaming.phrases.reduce((text, [from, to]) => text.replaceAll(from!, to!), words);

/** The fictitious city's department for one of the catalogue: 「市统计局」 becomes 「公枢市统计局」, districts their new names. */
export function renameDepartment(name: string): string {
  if (name === renaming.archiveDepartment) return name;
  const own = (renaming.departments as { readonly [name: string]: string })[name];
  if (own !== undefined) return own;
  const renamed = renamePlaces(name);
  return renamed.startsWith('市') ? `公枢${renamed}` : renamed;
}

export const archiveDepartment = renaming.archiveDepartment;
