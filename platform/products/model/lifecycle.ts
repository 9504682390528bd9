import { defineLifecycle, text } from '#foundation';

export type ProductState =
  | 'defined'
  | 'security-reviewed'
  | 'compliance-reviewed'
  | 'priced'
  | 'listed'
  | 'returned'
  | 'delisted'
  | 'ended';
export type ProductEvent =
  | 'pass-security'
  | 'pass-compliance'
  | 'price'
  | 'list'
  | 'return'
  | 'revise'
  | 'delist'
  | 'end';

/**
 * Definition → security review → business-compliance review, by two people of two organisations (意见 十二; 实施规范 Art 14-3) → priced
 * (价格通知 二) → listed → delisted.
 */
export const productLifecycle = defineLifecycle<ProductState, ProductEvent>({
  id: 'products.product',
  title: text('数据产品和服务', 'Data product or service'),
  initial: 'defined',
  states: {
    defined: {
      title: text('待安全审核', 'Awaiting security review'),
      on: { 'pass-security': 'security-reviewed', return: 'returned', end: 'ended' },
    },
    'security-reviewed': {
      title: text('待业务合规审核', 'Awaiting business-compliance review'),
      on: { 'pass-compliance': 'compliance-reviewed', return: 'returned', end: 'ended' },
    },
    'compliance-reviewed': {
      title: text('待定价', 'Awaiting a price'),
      on: { price: 'priced', end: 'ended' },
    },
    priced: {
      title: text('待上架', 'Awaiting listing'),
      on: { price: 'priced', list: 'listed', end: 'ended' },
    },
    listed: { title: text('已上架', 'Listed'), on: { price: 'listed', delist: 'delisted' } },
    returned: { title: text('已退回', 'Returned'), on: { revise: 'defined', end: 'ended' } },
    delisted: { title: text('已下架', 'Delisted') },
    ended: { title: text('随授权终结', 'Ended with its agreement') },
  },
  events: {
    'pass-security': text('安全审核通过', 'Pass the security review'),
    'pass-compliance': text('业务合规审核通过', 'Pass the compliance review'),
    price: text('定价', 'Set the price'),
    list: text('上架', 'List'),
    return: text('退回', 'Return'),
    revise: text('修改后重报', 'Define anew'),
    delist: text('下架', 'Delist'),
    end: text('随授权终结', 'End with the agreement'),
  },
});
