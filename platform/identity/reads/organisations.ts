import { Type } from 'typebox';
import {
  defineRead,
  idPattern,
  ok,
  PageOf,
  packCursor,
  pageInput,
  refuse,
  text,
  unpackCursor,
} from '#foundation';
import { performProblems } from '../perform/problems.ts';
import { findOrganisations } from '../store/find-organisations.ts';
import { type Organisation, organisation, organisationNames } from '../store/organisations.ts';

const OrganisationLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  /** Of public bodies only. */
  level: Type.Optional(Type.String()),
  /** Unified social credit code. */
  code: Type.Optional(Type.String()),
});

/** Organisations that stand now, by name; `q` is a part of the name or the whole credit code. */
export const organisationsRead = defineRead({
  name: 'identity.organisations',
  title: text('单位名录', 'Organisations'),
  path: '/api/v1/organisations',
  audience: 'public',
  input: Type.Object(
    { q: Type.Optional(Type.String({ maxLength: 120 })), ...pageInput },
    { additionalProperties: false },
  ),
  output: PageOf(OrganisationLine),
  sheet: {
    name: text('单位名称', 'Name'),
    kind: text('类别', 'Kind'),
    level: text('层级', 'Level'),
    code: text('统一社会信用代码', 'Credit code'),
  },
  async run(_actor, input, tx) {
    const limit = input.limit ?? 50;
    const place = unpackCursor(input.cursor);
    const after = typeof place === 'string' ? place : null;
    const found = await findOrganisations(tx, { q: input.q?.trim() ?? '', after, limit: limit + 1 });
    const items = found.rows.slice(0, limit);
    const last = items.at(-1);
    return ok({
      items: items.map(lineOf),
      next: found.rows.length > limit && last ? packCursor(last.name) : null,
      total: found.total,
    });
  },
});

/** One organisation, also one that has ended. */
export const organisationRead = defineRead({
  name: 'identity.organisation',
  title: text('单位', 'An organisation'),
  path: '/api/v1/organisations/{id}',
  audience: 'public',
  input: Type.Object({ id: Type.String({ pattern: idPattern('org') }) }, { additionalProperties: false }),
  output: Type.Object({
    ...OrganisationLine.properties,
    division: Type.Optional(Type.String()),
    parent: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
    from: Type.String(),
    until: Type.Union([Type.String(), Type.Null()]),
  }),
  problems: [performProblems['not-found'].type],
  async run(_actor, input, tx) {
    const found = await organisation(tx, input.id);
    if (!found) return refuse(performProblems['not-found']());
    const { parentId, division } = found;
    const parent = parentId ? (await organisationNames(tx, [parentId])).get(parentId) : undefined;
    return ok({
      ...lineOf(found),
      ...(division ? { division } : {}),
      ...(parentId && parent ? { parent: { id: parentId, name: parent } } : {}),
      from: found.from.toString(),
      until: found.until?.toString() ?? null,
    });
  },
});

const lineOf = ({ id, name, kind, level, uscc }: Organisation) => ({
  id,
  name,
  kind,
  ...(level ? { level } : {}),
  ...(uscc ? { code: uscc } : {}),
});
