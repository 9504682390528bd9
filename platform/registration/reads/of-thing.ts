import { Type } from 'typebox';
import { defineRead, ok, TextSchema, text } from '#foundation';
import { registrationOf } from '../doors.ts';
import { applicationLifecycle } from '../model/lifecycle.ts';

/** Whether a resource or product is registered, for its own page. Only what a query code answers anyway: `null` before there is a code. */
export const registrationOfThingRead = defineRead({
  name: 'registration.of-thing',
  title: text('某项数据的登记情况', 'The registration of a thing'),
  path: '/api/v1/registrations/of/{kind}/{id}',
  audience: 'public',
  input: Type.Object({
    kind: Type.Union([Type.Literal('resource'), Type.Literal('product')]),
    id: Type.String({ maxLength: 60 }),
  }),
  output: Type.Object({
    registration: Type.Union([
      Type.Object({
        queryCode: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        validUntil: Type.Union([Type.String(), Type.Null()]),
      }),
      Type.Null(),
    ]),
  }),
  async run(_actor, input, tx) {
    const found = await registrationOf(tx, input);
    if (!found?.queryCode) return ok({ registration: null });
    const { title } = applicationLifecycle.states[found.state];
    return ok({
      registration: {
        queryCode: found.queryCode,
        state: found.state,
        stateTitle: { zh: title.zh, en: title.en },
        validUntil: found.validUntil,
      },
    });
  },
});
