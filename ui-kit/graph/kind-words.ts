import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';

const words = defineTexts('kinds', {
  source: text('来源', 'Source'),
  department: text('来源部门', 'Source department'),
  resource: text('数据资源', 'Resource'),
  revision: text('版本', 'Revision'),
  column: text('数据项', 'Item'),
  item: text('数据项', 'Item'),
  agreement: text('授权协议', 'Agreement'),
  projection: text('授权数据域', 'Projection'),
  product: text('产品', 'Product'),
  order: text('订购', 'Order'),
  organisation: text('单位', 'Organisation'),
  registration: text('登记', 'Registration'),
  consent: text('同意', 'Consent'),
  buyer: text('使用方类别', 'Buyer category'),
  call: text('调用', 'Call'),
});

/** What a kind of thing in the lineage is called. */
export function useKindWord(): (kind: string) => string {
  const t = useTexts(words);
  return (kind) => (kind in words.pairs ? t(kind as keyof typeof words.pairs) : kind);
}
