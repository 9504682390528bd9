import { Type } from 'typebox';
import { dateAt, defineRead, ok, TextSchema, text } from '#foundation';
import { agreementFigures } from '#platform/authorisation';
import { catalogueFigures } from '#platform/catalog';
import { productFigures } from '#platform/products';
import { newestNotices, PublicNotice } from '#platform/registration';
import { CountSchema, figuresOfUse, PurposeUseSchema } from '#platform/supervision';

const exactly = (figure: number) => ({ atLeast: figure, atMost: figure });
const newest = 5;

/** The first page: numbers that lead to what they rest on, the newest public notices, and who uses the data this month. */
export const homeRead = defineRead({
  name: 'site.home',
  title: text('首页', 'Home page'),
  path: '/api/v1/home',
  audience: 'public',
  input: Type.Object({}),
  output: Type.Object({
    numbers: Type.Array(
      Type.Object({
        key: Type.String(),
        title: TextSchema,
        /** Null is not known, never zero. */
        value: Type.Union([CountSchema, Type.Null()]),
        unit: TextSchema,
        page: Type.String({ description: 'Address in the portal of what it rests on' }),
      }),
    ),
    notices: Type.Array(PublicNotice),
    uses: Type.Array(PurposeUseSchema),
    /** Last day whose totals are in the figures of use; null when none of this month is published. */
    usesThrough: Type.Union([Type.String(), Type.Null()]),
  }),
  async run(_actor, _input, tx) {
    const catalogue = await catalogueFigures(tx);
    const agreements = await agreementFigures(tx);
    const { listed } = await productFigures(tx);
    const month = await figuresOfUse(tx, { from: dateAt(tx.now).with({ day: 1 }), until: undefined });
    return ok({
      numbers: [
        {
          key: 'resources',
          title: text('目录中的数据资源', 'Resources in the catalogue'),
          value: exactly(catalogue.resources),
          unit: text('项', ''),
          page: '/resources',
        },
        {
          key: 'with-data',
          title: text('已有数据在用的资源', 'Resources with data in service'),
          value: exactly(catalogue.withData),
          unit: text('项', ''),
          page: '/resources',
        },
        {
          key: 'authorisations',
          title: text('生效的授权', 'Authorisations in force'),
          value: exactly(agreements.get('active') ?? 0),
          unit: text('份', ''),
          page: '/disclosure#authorisations',
        },
        {
          key: 'products',
          title: text('上架的产品和服务', 'Listed products and services'),
          value: exactly(listed),
          unit: text('个', ''),
          page: '/disclosure#products',
        },
        {
          key: 'calls',
          title: text('本月已公布的调用', 'Calls published this month'),
          value: month.calls,
          unit: text('次', ''),
          page: '/disclosure#use',
        },
        {
          key: 'refusals',
          title: text('本月拒绝的查询', 'Queries refused this month'),
          value: month.coverage?.refusals ?? null,
          unit: text('次', ''),
          page: '/disclosure#refusals',
        },
      ],
      notices: await newestNotices(tx, newest),
      uses: [...month.use],
      usesThrough: month.coverage?.through.toString() ?? null,
    });
  },
});
