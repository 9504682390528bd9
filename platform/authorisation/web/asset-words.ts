import { defineTexts, text } from '#ui-kit';

export const assetWords = defineTexts('agreement-assets', {
  title: text('资产台账', 'Asset ledger'),
  lead: text(
    '各方投入运营的硬件、软件、数据产品、服务和资金。登记、变更、处置均由对方确认；退出时须逐项处置。',
    'Hardware, software, data products, services and money that each party brought in. Entries, changes and disposals are confirmed by the other side; an exit waits for each item.',
  ),
  number: text('序号', 'No.'),
  kind: text('类别', 'Kind'),
  what: text('名称与说明', 'What'),
  owner: text('归属', 'Whose'),
  amount: text('数量或金额', 'Number or amount'),
  state: text('状态', 'State'),
  waiting: text('有登记待对方确认', 'An entry waits for the other side'),
  history: text('登记与确认', 'Entries'),
  by: text('登记单位', 'Entered by'),
  confirmed: text('确认单位', 'Confirmed by'),
  proof: text('依据与扫描件 SHA-256', 'Ground, and SHA-256 of the scan'),
  acts: text('办理', 'To do'),
  none: text('台账还没有项目。', 'The ledger has no items yet.'),
});
