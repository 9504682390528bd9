import { text } from '#foundation';

export const catalogEvents = {
  'catalog.list-imported': text('目录清单已导入', 'A catalogue list was imported'),
  'catalog.resource-described': text('信息项已登记', 'Items of a resource were described'),
  'catalog.derivation-ended': text('加工来源已终止', 'A source of a resource was ended'),
  'catalog.revision-loaded': text('新版本已读取并检查', 'A revision was read and checked'),
  'catalog.revision-in-service': text('新版本已启用', 'A revision entered service'),
} as const;
