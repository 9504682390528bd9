import { Type } from 'typebox';
import { type Actor, defineAction, ok, opening, organisationOf, type Tx, text } from '#foundation';
import { lookThrough, type Watches } from '../../alerts/look.ts';
import { type Family, families } from '../../model/alerts/words.ts';
import { conductRules } from '../../model/conduct/rules.ts';
import { guardRules } from '../../model/guards/rules.ts';
import { monitoringRules } from '../../model/monitoring/rules.ts';

const rules = [...conductRules, ...monitoringRules, ...guardRules].map(({ id }) => id);

/** Beside the daily clock: now. */
export const lookForAlerts = (watches: Watches) =>
  defineAction({
    name: 'supervision.look-for-alerts',
    title: text('立即核算', 'Look now'),
    description: text(
      '不等每日核算，立即按规则查找线索；同一事实不会重复立线索。',
      'Look through the rows now instead of waiting for the day; the same facts raise nothing twice.',
    ),
    input: Type.Object(
      {
        family: Type.Enum(Object.keys(families) as Family[], {
          title: '类别',
          titleEn: 'About',
          enumTitles: families,
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ raised: Type.Integer() }),
    problems: [],
    rules: ['AL1', ...rules],
    // What the audit administrator's own family of alerts finds is a finding; the authority looks for all families.
    subject: opening(
      ['alert', 'audit-finding'],
      async (_tx: Tx, { family }: { readonly family: string }, actor: Actor) => ({
        kind:
          family === 'guard' && actor.roles.some((role) => role === 'audit-admin')
            ? 'audit-finding'
            : 'alert',
        id: 'look',
        owner: organisationOf(actor) ?? '',
        handler: organisationOf(actor) ?? '',
      }),
    ),
    run: async (actor, input, tx) =>
      ok({ raised: await lookThrough(tx, watches, input.family as Family, actor) }),
  });
