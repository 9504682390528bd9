import { Type } from 'typebox';
import {
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  startOfDate,
  TextSchema,
  text,
  totalOf,
  unpackPlaceInTime,
} from '#foundation';
import { countDuties, dutiesOf, dutyStates } from '#platform/casework';
import { factsAbout } from '#platform/evidence';
import { organisationNames } from '#platform/identity';
import { supervisionProblems } from '../problems.ts';
import { Clause, Evidence, Nullable } from '../reads/shapes.ts';
import { scopeOf } from './cockpit-read.ts';
import { notCounted } from './figures.ts';

/** The duties behind the cockpit's clocks, the newest first, each with what the public log has of its thing. */
export const dutiesRead = defineRead({
  name: 'supervision.duties',
  title: text('办理时限清单', 'Duties and their clocks'),
  path: '/api/v1/duties',
  audience: 'signed-in',
  input: Type.Object(
    {
      state: Type.Enum([...dutyStates]),
      organisation: Type.Optional(Type.String({ maxLength: 60 })),
      /** With those it answered for on this day, as a report on the time before counted them. */
      on: Type.Optional(Type.String({ format: 'date' })),
      rule: Type.Optional(Type.String({ maxLength: 20 })),
      /** Kept duties by the month they were done in, the others by the month they were due in. */
      from: Type.Optional(Type.String({ format: 'date' })),
      until: Type.Optional(Type.String({ format: 'date' })),
      ...pageInput,
    },
    { additionalProperties: false },
  ),
  output: PageOf(
    Type.Object({
      id: Type.String(),
      title: Type.Union([TextSchema, Type.Null()]),
      subject: Type.Object({ kind: Type.String(), id: Type.String() }),
      organisation: Nullable,
      rule: Type.String(),
      clause: Clause,
      startedAt: Type.String(),
      dueAt: Type.String(),
      lastDay: Type.String(),
      provisional: Type.Boolean(),
      paused: Type.Boolean(),
      doneAt: Nullable,
      evidence: Type.Array(Evidence),
    }),
  ),
  sheet: {
    title: text('事项', 'Duty'),
    'subject.id': text('编号', 'Id'),
    organisation: text('单位', 'Organisation'),
    rule: text('规则', 'Rule'),
    'clause.document': text('依据', 'Clause'),
    'clause.article': text('条款', 'Article'),
    startedAt: text('起算', 'From'),
    lastDay: text('最后一日', 'Last day'),
    provisional: text('暂定（日历未公布）', 'Provisional: calendar not announced'),
    paused: text('暂停', 'Paused'),
    doneAt: text('办结时间', 'Done'),
  },
  problems: [supervisionProblems['no-such-figures'].type],
  async run(actor, input, tx) {
    const scope = await scopeOf(tx, actor, input);
    if (!scope) return refuse(supervisionProblems['no-such-figures']());
    const question = {
      state: input.state,
      except: notCounted,
      ...(scope.organisations ? { organisations: scope.organisations } : {}),
      ...(input.rule ? { rule: input.rule } : {}),
      ...(input.from ? { from: startOfDate(Temporal.PlainDate.from(input.from)) } : {}),
      ...(input.until ? { until: startOfDate(Temporal.PlainDate.from(input.until)) } : {}),
    };
    const limit = input.limit ?? 50;
    const found = await dutiesOf(tx, {
      ...question,
      after: unpackPlaceInTime(input.cursor),
      limit: limit + 1,
    });
    const total = await countDuties(tx, question);
    const { shown, next } = cutToPage(found, limit, (last) => [last.place.at.toString(), last.place.id]);
    const names = await organisationNames(tx, [
      ...new Set(shown.flatMap(({ organisationId }) => organisationId ?? [])),
    ]);
    const facts = await factsAbout(tx, [...new Set(shown.map(({ subject }) => subject.id))]);
    return ok({
      items: shown.map((duty) => ({
        id: duty.id,
        title: duty.title && { zh: duty.title.zh, en: duty.title.en },
        subject: { kind: duty.subject.kind, id: duty.subject.id },
        organisation: names.get(duty.organisationId ?? '') ?? null,
        rule: duty.rule,
        clause: { document: duty.clause.document, article: duty.clause.article },
        startedAt: duty.startedAt.toString(),
        dueAt: duty.dueAt.toString(),
        lastDay: duty.lastDay.toString(),
        provisional: duty.provisional,
        paused: duty.state === 'paused',
        doneAt: duty.endedAt?.toString() ?? null,
        evidence: (facts.get(duty.subject.id) ?? []).map(({ at, ...fact }) => ({
          ...fact,
          at: at.toString(),
        })),
      })),
      next,
      ...totalOf(total),
    });
  },
});
