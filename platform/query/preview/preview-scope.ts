import { Type } from 'typebox';
import {
  defineOperation,
  newSubject,
  ok,
  organisationOf,
  type Result,
  refuse,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import {
  agreement as findAgreement,
  GrantedResource,
  resourceDefects,
  transformText,
} from '#platform/authorisation';
import { type CataloguedResource, cataloguedResource, mayPreviewRows } from '#platform/catalog';
import { placeResource } from '../model/scope.ts';
import { relationOf } from '../model/scope-relation.ts';
import type { QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { revisionFacts } from '../run/scope-of.ts';
import { previewCounts, previewSample } from './run-preview.ts';

const Draft = Type.Object(
  {
    items: GrantedResource.properties.items,
    otherItems: GrantedResource.properties.otherItems,
    rows: GrantedResource.properties.rows,
  },
  { additionalProperties: false, title: '拟授权的内容', titleEn: 'What is to be granted' },
);

const Count = Type.Union([Type.Integer(), Type.Null()], {
  description:
    'Rows; where units are protected a multiple of ten near it and not above the rows there are, null when few units are behind it (fewer than ten always, fewer than twenty perhaps).',
});

/** What an agreement, or a draft of one, leaves of a resource: rows that remain, what each condition takes away, and how values will look. */
export const previewScope = (ports: QueryPorts) =>
  defineOperation({
    name: 'query.preview-scope',
    title: text('预览可见的行', 'Preview the visible rows'),
    description: text(
      '按协议或草稿计算资源还剩哪些行、每个条件去掉多少，并示例处理后的样子；什么也不保存。',
      'What remains of a resource under an agreement or a draft, what each condition takes away, and how values will look. Nothing is kept.',
    ),
    path: '/api/v1/scope-previews',
    input: Type.Object(
      {
        resourceId: Type.String({ maxLength: 80, format: 'resource', title: '资源', titleEn: 'Resource' }),
        agreementId: Type.Optional(
          Type.String({ maxLength: 60, format: 'agreement', title: '授权运营协议', titleEn: 'Agreement' }),
        ),
        draft: Type.Optional(Draft),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      title: Type.String(),
      revision: Type.Integer(),
      /** False where units are protected: counts are then near the truth. */
      exact: Type.Boolean(),
      total: Type.Integer(),
      remaining: Count,
      conditions: Type.Array(Type.Object({ text: TextSchema, removes: Count, removesAlone: Count })),
      columns: Type.Array(
        Type.Object({
          name: Type.String(),
          title: Type.String(),
          transform: TextSchema,
          changed: Type.Boolean(),
        }),
      ),
      /** Null for those who may not see rows of the resource. */
      sample: Type.Union([
        Type.Array(
          Type.Object({
            before: Type.Array(Type.Union([Type.String(), Type.Null()])),
            after: Type.Array(Type.Union([Type.String(), Type.Null()])),
          }),
        ),
        Type.Null(),
      ]),
    }),
    problems: [
      problems['scope-draft'].type,
      problems['nothing-to-preview'].type,
      problems['preview-busy'].type,
    ],
    rules: ['R29'],
    subject: async (tx, input, actor) => {
      // Conditions of one's own belong to who drafts, not to who is party to an agreement.
      if (input.agreementId !== undefined && input.draft) return null;
      if (input.agreementId === undefined)
        return input.draft ? newSubject('scope-draft', organisationOf(actor)) : null;
      const found = await findAgreement(tx, input.agreementId);
      return found
        ? {
            kind: 'agreement',
            id: found.id,
            owner: found.implementingBody,
            parties: [found.authorisingBody, found.implementingBody, found.operator],
            state: found.state,
          }
        : null;
    },
    async run(actor, input, { database, signal }) {
      const asked = await database.transaction((tx) => settled(tx, input), { mode: 'snapshot' });
      if (!asked.ok) return asked;
      const { resource, granted } = asked.value;
      const placed = placeResource(granted, revisionFacts(resource) ?? undefined);
      if (placed.kind === 'absent') return refuse(problems['nothing-to-preview']({ detail: placed.reason }));
      const relation = relationOf(granted, placed.revision, [granted]);
      const counted = await previewCounts(ports, resource, relation, signal);
      if (!counted.ok) return counted;
      const shown = mayPreviewRows(resource, organisationOf(actor));
      const sample = shown ? await previewSample(ports, resource, relation, signal) : ok(null);
      if (!sample.ok) return sample;
      return ok({
        title: resource.title,
        revision: resource.revision!.number,
        ...counted.value,
        columns: columnsOf(granted),
        sample: sample.value,
      });
    },
  });

function columnsOf(granted: GrantedResource) {
  return granted.items.map((one) => ({
    name: one.name,
    title: one.title,
    transform: transformText(one.transform),
    changed: one.transform.kind !== 'keep',
  }));
}

interface Asked {
  readonly resource: CataloguedResource;
  readonly granted: GrantedResource;
}

/** What is to be granted of the resource: as the agreement says, or as the draft does. */
async function settled(
  tx: Tx,
  input: {
    readonly resourceId: string;
    readonly agreementId?: string;
    readonly draft?: Pick<GrantedResource, 'items' | 'otherItems' | 'rows'>;
  },
): Promise<Result<Asked>> {
  const resource = await cataloguedResource(tx, input.resourceId);
  if (!resource?.revision) return refuse(problems['nothing-to-preview']());
  if (input.draft) {
    const granted = asGranted(resource, input.draft);
    const defects = resourceDefects([granted]);
    return defects.length === 0
      ? ok({ resource, granted })
      : refuse(
          problems['scope-draft']({
            defects: defects.map(({ at, message }) => ({ at: at.replace(/^\/0/, '/draft'), message })),
          }),
        );
  }
  const found = input.agreementId === undefined ? null : await findAgreement(tx, input.agreementId);
  const granted = found?.document.parts.scope.resources.find(({ resourceId }) => resourceId === resource.id);
  return granted ? ok({ resource, granted }) : refuse(problems['nothing-to-preview']());
}

/** A draft has no more than what decides rows and columns; units are the catalogue's, whatever the draft says of them. */
const asGranted = (
  resource: CataloguedResource,
  { items, otherItems, rows }: Pick<GrantedResource, 'items' | 'otherItems' | 'rows'>,
): GrantedResource => ({
  resourceId: resource.id,
  title: resource.title,
  relation: 'preview',
  items,
  otherItems,
  ...(rows === undefined ? {} : { rows }),
  protectedUnits: [],
  joins: [],
  forms: ['aggregate'],
  updateFrequency: 'once',
  sources: [{ origin: 'own' }],
});
