import {
  type Actor,
  ok,
  organisationOf,
  type Problem,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import {
  type Agreement,
  type Form,
  agreement as findAgreement,
  lineAllows,
  type ProductKind,
} from '#platform/authorisation';
import { currentOrganisation } from '#platform/identity';
import type { ColumnTrace } from '#platform/lineage';
import {
  type Admission,
  admit,
  admitVerification,
  columnTrace,
  outputColumns,
  ownTableDefects,
  usedItems,
} from '#platform/query';
import { type Definition, ownDataOf, parametersOf, statementsOf } from '../model/definition.ts';
import { fitDefects } from '../model/fit.ts';
import { queryParameters } from '../model/kinds/parameters.ts';
import type { VerificationDefinition } from '../model/kinds/verification.ts';
import { productProblems } from '../problems.ts';
import { ownProductAmongSources } from '../ties.ts';

interface Under {
  readonly agreementId: string;
  readonly purpose: string;
}

/** A definition that an agreement carries: the form it comes out in and the resources it reads. */
export interface Fitted {
  readonly granted: Agreement;
  readonly form: Form;
  readonly sources: readonly Source[];
  /** Column to column, for the product's page and impact lists. */
  readonly trace: ColumnTrace;
}

/** A resource a definition reads, with the items it looks at anywhere. */
export interface Source {
  readonly resourceId: string;
  readonly itemIds: readonly string[];
}

/** The agreement that carries a definition; or why it may not be defined (R29). */
export async function fitToAgreement(
  tx: Tx,
  actor: Actor,
  under: Under,
  defined: Definition,
): Promise<Result<Fitted>> {
  const granted = await ownAgreement(tx, actor, under);
  if (!granted || !linesFor(granted, under, defined.kind)) return refuse(notListed(granted));
  const asked = { agreementId: granted.id, purpose: under.purpose, standsOn: [] };
  if (defined.kind === 'verification') {
    const admitted = await admitVerification(tx, { ...asked, spec: defined.definition });
    const own = await ownProductAmongSources(tx, granted, [defined.definition.resourceId]);
    if (own) return refuse(own);
    if (!admitted.ok) return admitted;
    const source = verificationSource(granted, defined.definition);
    return ok({ granted, form: 'verification', sources: [source], trace: comparedTrace(source) });
  }
  const ownTable = ownDataOf(defined);
  const unfit = (ownTable ? ownTableDefects(ownTable) : []).map(({ at, message }) => ({
    at: `/definition/ownData${at}`,
    message,
  }));
  if (unfit.length > 0) return refuse(productProblems['definition-unfit']({ defects: unfit }));
  const admissions: Admission[] = [];
  for (const { sql } of statementsOf(defined)) {
    const admitted = await admit(tx, {
      ...asked,
      sql,
      parameters: queryParameters(parametersOf(defined)),
      ...(ownTable ? { ownTable } : {}),
      ...(defined.kind === 'model-features' ? { groupedForm: 'model-training' } : {}),
    });
    if (!admitted.ok) return admitted;
    admissions.push(admitted.value);
  }
  const defects = fitDefects(
    defined,
    statementsOf(defined).map(({ name }, index) => given(name, admissions[index]!)),
  );
  if (defects.length > 0) return refuse(productProblems['definition-unfit']({ defects }));
  const forms = admissions.map(({ query }) => query.normalForm.form);
  const carried = admissions.every(
    ({ query: { normalForm } }) =>
      linesFor(granted, under, defined.kind, normalForm.form) ||
      // Open data may of course be counted.
      (normalForm.form === 'aggregate' &&
        normalForm.tables.every(({ relation }) => relation.forms.includes('open-extract')) &&
        linesFor(granted, under, defined.kind, 'open-extract')),
  );
  if (!carried) return refuse(notListed(granted));
  const sources = merged(admissions.flatMap(({ query }) => usedItems(query.normalForm)));
  const own = await ownProductAmongSources(
    tx,
    granted,
    sources.map(({ resourceId }) => resourceId),
  );
  if (own) return refuse(own);
  return ok({
    granted,
    // A product with rows and statistics is named after what asks for more.
    form: forms.find((form) => form !== 'open-extract') ?? 'open-extract',
    sources,
    trace: together(
      statementsOf(defined).map(({ name }, index) => ({
        name,
        trace: columnTrace(admissions[index]!.query.normalForm, admissions[index]!.own),
      })),
    ),
  });
}

/** The refusal, with what the operator's agreement does list. */
function notListed(granted: Agreement | null | undefined): Problem {
  const lines = granted?.document.parts.products.list ?? [];
  const spelt = lines.map(({ title, form, purposes }) => `${title} (${form}; ${purposes.join(', ')})`);
  return lines.length === 0
    ? productProblems['not-in-agreement']()
    : productProblems['not-in-agreement']({
        detail: text(`协议的产品清单：${spelt.join('、')}。`, `The agreement lists: ${spelt.join('; ')}.`),
      });
}

/** One line for each resource, however many statements and places read it. */
const merged = (used: readonly Source[]): readonly Source[] =>
  [...Map.groupBy(used, ({ resourceId }) => resourceId)].map(([resourceId, lines]) => ({
    resourceId,
    itemIds: [...new Set(lines.flatMap(({ itemIds }) => itemIds))],
  }));

/** Outputs of several statements are told apart by the statement's name. */
const together = (
  statements: readonly { readonly name: string; readonly trace: ColumnTrace }[],
): ColumnTrace => ({
  outputs: statements.flatMap(({ name, trace }) =>
    trace.outputs.map((output) =>
      statements.length > 1 ? { ...output, name: `${name} · ${output.name}` } : output,
    ),
  ),
  besides: statements.flatMap(({ trace }) => trace.besides),
  ownBesides: statements.flatMap(({ trace }) => trace.ownBesides ?? []),
});

/** A verification puts nothing out; what it looks at is compared. */
const comparedTrace = ({ resourceId, itemIds }: Source): ColumnTrace => ({
  outputs: [],
  besides: itemIds.map((itemId) => ({ resourceId, itemId, role: 'compared' })),
});

function verificationSource({ document }: Agreement, definition: VerificationDefinition): Source {
  const { resourceId, subjectItems, comparedItems } = definition;
  const resource = document.parts.scope.resources.find((one) => one.resourceId === resourceId);
  const named = [...subjectItems, ...comparedItems];
  return {
    resourceId,
    itemIds: [...(resource?.items ?? []), ...(resource?.otherItems ?? [])]
      .filter(({ name }) => named.includes(name))
      .map(({ itemId }) => itemId),
  };
}

/** The agreement, if it is the actor's own and in force. */
async function ownAgreement(tx: Tx, actor: Actor, { agreementId }: Under): Promise<Agreement | null> {
  const granted = await findAgreement(tx, agreementId);
  if (!granted) return null;
  // Who answers now for the operator goes on with its agreement.
  const now = await currentOrganisation(tx, granted.operator, tx.now, 'products');
  if (now === null || now !== organisationOf(actor)) return null;
  return granted.state === 'active' ? granted : null;
}

/** Does the agreement's product list have this kind for this purpose, in this form (实施规范 Art 14-3)? */
const linesFor = ({ document }: Agreement, { purpose }: Under, kind: ProductKind, form?: Form): boolean =>
  document.parts.products.list.some(
    (line) => line.purposes.includes(purpose) && lineAllows(line, kind, form ?? line.form),
  );

const given = (name: string, { query: { normalForm }, own }: Admission) => ({
  name,
  shape: normalForm.shape,
  columns:
    own?.kind === 'after'
      ? own.query.columns.map((column) => ({ name: column.name, type: column.type.kind }))
      : outputColumns(normalForm),
});
