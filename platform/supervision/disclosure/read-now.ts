import { Type } from 'typebox';
import { defineRead, ok, PageOf, TextSchema, text } from '#foundation';
import { agreementFigures, agreementLifecycle } from '#platform/authorisation';
import { AuthorisationLine, CountSchema, DisclosedProductLine, PurposeUse } from '../reads/shapes.ts';
import { figuresOfUse } from './figures-of-use.ts';
import { authorisationPage } from './read-authorisations.ts';
import { productPage } from './read-products.ts';

const day = Type.String({ format: 'date' });

/**
 * What the public is owed in one answer (实施规范 Art 18, 19): who is authorised for what, products and fees, use and refusals. Figures of
 * use are sums of the published daily totals and of nothing else. The lists give their first page; `next` goes on at their own addresses.
 */
export const disclosureRead = defineRead({
  name: 'supervision.disclosure',
  title: text('授权运营信息披露', 'Disclosure of authorised operation'),
  path: '/api/v1/disclosure',
  audience: 'public',
  input: Type.Object(
    {
      from: Type.Optional(Type.String({ format: 'date', title: '使用情况起始日', titleEn: 'Use from' })),
      until: Type.Optional(
        Type.String({
          format: 'date',
          title: '使用情况截止日（不含）',
          titleEn: 'Use before',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    asOf: Type.String({ format: 'date-time' }),
    states: Type.Array(Type.Object({ state: Type.String(), title: TextSchema, count: Type.Integer() })),
    authorisations: PageOf(AuthorisationLine),
    products: PageOf(DisclosedProductLine),
    /** Days whose totals are published; null when none are in the days asked for. */
    totals: Type.Union([
      Type.Object({ from: day, through: day, publishedAt: Type.String({ format: 'date-time' }) }),
      Type.Null(),
    ]),
    use: Type.Array(PurposeUse),
    calls: Type.Union([CountSchema, Type.Null()]),
    refusals: Type.Union([CountSchema, Type.Null()]),
  }),
  async run(_actor, { from, until }, tx) {
    const figures = await figuresOfUse(tx, { from: dayOf(from), until: dayOf(until) });
    const { coverage } = figures;
    return ok({
      asOf: tx.now.toString(),
      states: [...(await agreementFigures(tx))].map(([state, count]) => ({
        state,
        title: agreementLifecycle.states[state].title,
        count,
      })),
      authorisations: await authorisationPage(tx, undefined, firstPage),
      products: await productPage(tx, undefined, firstPage),
      totals: coverage && {
        from: coverage.from.toString(),
        through: coverage.through.toString(),
        publishedAt: coverage.publishedAt.toString(),
      },
      use: [...figures.use],
      calls: figures.calls,
      refusals: coverage?.refusals ?? null,
    });
  },
});

const firstPage = 50;

const dayOf = (day: string | undefined): Temporal.PlainDate | undefined =>
  day === undefined ? undefined : Temporal.PlainDate.from(day);
