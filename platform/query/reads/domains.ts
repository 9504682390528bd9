import { Type } from 'typebox';
import { defineRead, ok, organisationOf, TextSchema, text } from '#foundation';
import { agreementLifecycle, agreementsUsableBy } from '#platform/authorisation';
import { sidesIn } from '#platform/identity';

/** Agreements in whose data domain the reader's organisation works or which it oversees as implementing body. */
export const domainsRead = defineRead({
  name: 'query.domains',
  title: text('可用的授权数据域', 'Data domains one may work in'),
  path: '/api/v1/data-domains',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        agreementId: Type.String(),
        number: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        until: Type.String(),
        purposes: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
        mayRun: Type.Boolean(),
      }),
    ),
    next: Type.Null(),
    total: Type.Integer(),
  }),
  async run(actor, _input, tx) {
    const organisation = organisationOf(actor);
    const roles = actor.roles as readonly string[];
    const agreements = organisation ? await agreementsUsableBy(tx, organisation) : [];
    // Its own agreements, and those of bodies that were merged into it.
    const sides = await sidesIn(tx, actor, 'authorisation');
    const items = agreements.flatMap((agreement) => {
      const implementing = sides.has(agreement.implementingBody);
      const mayRun =
        !implementing &&
        (sides.has(agreement.operator) ? roles.includes('operator') : roles.includes('developer'));
      const explains = implementing && roles.includes('implementing-body');
      if (!mayRun && !explains) return [];
      return [
        {
          agreementId: agreement.id,
          number: agreement.number,
          state: agreement.state,
          stateTitle: agreementLifecycle.states[agreement.state].title,
          until: agreement.until.toString(),
          purposes: agreement.document.parts.scope.purposes.map(({ code, title }) => ({ code, title })),
          mayRun,
        },
      ];
    });
    return ok({ items, next: null, total: items.length });
  },
});
