import { Type } from 'typebox';
import {
  dateAt,
  defineRead,
  type Json,
  ok,
  RuleParametersSchema,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import type { PublicConduct } from '../model/conduct/public-figures.ts';
import { fewestBuyers } from '../model/conduct/public-figures.ts';
import { CO1, CO7 } from '../model/conduct/rules.ts';
import { Clause } from '../reads/shapes.ts';

interface ConductTables {
  'supervision.conduct_figures': { day: Temporal.PlainDate; computed_at: Temporal.Instant; figures: Json };
}
const tables = (tx: Tx) => tx.tables<ConductTables>();

/** The figures of a day; a look later in the day replaces them. */
export async function keepPublicFigures(tx: Tx, figures: PublicConduct): Promise<void> {
  const row = { computed_at: tx.now, figures: JSON.stringify(figures) };
  await tables(tx)
    .insertInto('supervision.conduct_figures')
    .values({ day: dateAt(tx.now), ...row })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(row))
    .execute();
}

const RuleSchema = Type.Object({
  id: Type.String(),
  title: TextSchema,
  clause: Clause,
  verified: Type.Boolean(),
  parameters: RuleParametersSchema,
});
const shown = ({ id, title, clause, verified, parameters }: typeof CO1 | typeof CO7) => ({
  id,
  title,
  clause,
  verified,
  parameters: { ...parameters },
});

/** Concentration by field and price spread, for everybody, with the formula and the parameters. */
export const conductFiguresRead = defineRead({
  name: 'supervision.conduct-figures',
  title: text('经营行为公开指标', 'Conduct of operators, public figures'),
  path: '/api/v1/conduct',
  audience: 'public',
  input: Type.Object({}),
  output: Type.Object({
    computedAt: Type.Union([Type.String(), Type.Null()]),
    fewestBuyers: Type.Integer(),
    rules: Type.Array(RuleSchema),
    fields: Type.Array(
      Type.Object({
        field: Type.String(),
        title: Type.String(),
        calls: Type.Integer(),
        operators: Type.Integer(),
        hhi: Type.Integer(),
        topSharePercent: Type.Number(),
      }),
    ),
    prices: Type.Array(
      Type.Object({
        productId: Type.String(),
        title: Type.String(),
        spreadPercent: Type.Union([Type.Number(), Type.Null()]),
      }),
    ),
  }),
  async run(_actor, _input, tx) {
    const latest = await tables(tx)
      .selectFrom('supervision.conduct_figures')
      .selectAll()
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
    const figures = (latest?.figures as PublicConduct | undefined) ?? { fields: [], prices: [] };
    return ok({
      computedAt: latest?.computed_at.toString() ?? null,
      fewestBuyers,
      rules: [shown(CO1), shown(CO7)],
      fields: [...figures.fields],
      prices: [...figures.prices],
    });
  },
});
