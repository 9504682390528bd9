import { type Static, Type } from 'typebox';
import { text } from '#foundation';
import type { Form } from './resource.ts';

/**
 * Kinds of data products and services (数据产品和服务): 数据接口, 数据核验, 指数, 报告, 模型特征. The form says what may come out under the
 * agreement, the kind says how it is offered.
 */
export const ProductKind = Type.Enum(['data-api', 'verification', 'index', 'report', 'model-features'], {
  enumTitles: {
    'data-api': text('数据接口', 'Data API'),
    verification: text('数据核验', 'Verification'),
    index: text('指数', 'Index'),
    report: text('报告', 'Report'),
    'model-features': text('模型特征', 'Model features'),
  },
});
export type ProductKind = Static<typeof ProductKind>;

/** The forms a kind can be offered in. Rows leave only through a data API or a report, and only of open data (R31). */
export const formsOfKind: { readonly [kind in ProductKind]: readonly Form[] } = {
  'data-api': ['aggregate', 'open-extract'],
  verification: ['verification'],
  index: ['aggregate', 'open-extract'],
  report: ['aggregate', 'open-extract'],
  'model-features': ['model-training'],
};

/** Does a line of the agreement's product list (Art 14-3) allow this kind in this form? A line that names no kinds allows all of its form. */
export const lineAllows = (
  line: { readonly form: Form; readonly kinds?: readonly ProductKind[] },
  kind: ProductKind,
  form: Form,
): boolean => line.form === form && formsOfKind[kind].includes(form) && (line.kinds?.includes(kind) ?? true);
