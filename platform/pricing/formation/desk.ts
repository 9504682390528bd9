import { Type } from 'typebox';
import { type Actor, parseMoney, type Subject, type Tx } from '#foundation';
import {
  type DocumentTemplate,
  type DocumentValues,
  type IssuedDocument,
  issueDocument,
  type NextTask,
} from '#platform/casework';
import { organisationName } from '#platform/identity';
import { type FormationRow, findCeilingSet, findFormation } from '../store/formations.ts';

/** How acts name a formation, and what they answer. */
export const byFormation = {
  formationId: Type.String({ maxLength: 60, title: '价格形成事项', titleEn: 'Price formation' }),
};
export const FormationAnswer = Type.Object({ formationId: Type.String(), state: Type.String() });

/** A rate in per cent on the wire. */
export const percentField = (title: string, titleEn: string) =>
  Type.String({ pattern: '^(0|[1-9]\\d?|100)(\\.\\d{1,6})?$', maxLength: 10, title, titleEn });
/** Yuan on the wire, at most two decimals. */
export const yuanField = (title: string, titleEn: string) =>
  Type.String({ pattern: '^(0|[1-9]\\d{0,12})(\\.\\d{1,2})?$', maxLength: 16, title, titleEn });

/** What such a field says, in fen; throws where its schema did not stand before. */
export function fenOf(yuan: string): bigint {
  const read = parseMoney(yuan);
  if (!read.ok) throw new Error(`${yuan} is no amount in yuan`);
  return read.value;
}

export const formationRef = ({ id }: Pick<FormationRow, 'id'>) => ({ kind: 'price-formation', id });
export const matterOf = (row: Pick<FormationRow, 'id' | 'agreement_number'>) => ({
  ...formationRef(row),
  title: row.agreement_number,
});

/**
 * A formation as policies see it. The authorising body owns it; it is the operator's, the price authority's or the data authority's turn by its
 * state. Who did the step before is kept apart from the next by four eyes.
 */
export async function formationSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findFormation(tx, id);
  if (!row) return null;
  const { operator, authorising_body, price_authority, data_authority } = row;
  return {
    kind: 'price-formation',
    id,
    owner: authorising_body,
    handler: { applied: operator, proposed: data_authority }[row.state as string] ?? price_authority,
    parties: [authorising_body, operator, price_authority, data_authority],
    authors: row.state === 'proposed' && row.proposed_by ? [row.proposed_by] : [],
    state: row.state,
  };
}

/** A set of ceilings as policies see it: of the authorising body, apart from who proposed it. */
export async function ceilingSubject(tx: Tx, id: string): Promise<Subject | null> {
  const set = await findCeilingSet(tx, id);
  const row = set && (await findFormation(tx, set.formation_id));
  if (!set || !row) return null;
  return {
    kind: 'ceiling-set',
    id,
    owner: row.authorising_body,
    parties: [row.operator],
    authors: [set.proposed_by],
    state: set.state,
  };
}

export const issuePaper = async (
  tx: Tx,
  actor: Actor,
  row: FormationRow,
  paper: {
    readonly template: DocumentTemplate;
    readonly issuedBy: string;
    readonly serveTo: readonly string[];
    readonly values: DocumentValues;
  },
): Promise<IssuedDocument> =>
  issueDocument(tx, {
    template: paper.template,
    actor,
    issuedBy: paper.issuedBy,
    subject: formationRef(row),
    addressee: await organisationName(tx, paper.serveTo[0]!),
    values: { agreement: row.agreement_number, ...paper.values },
    serveTo: paper.serveTo.map((organisationId) => ({ organisationId })),
  });

/** Tasks of the stages, by whose turn it is. */
export const nextTask = (
  row: FormationRow,
  stage: 'file' | 'survey' | 'propose' | 'approve' | 'ceilings',
): NextTask =>
  ({
    file: {
      kind: 'pricing.file-costs',
      title: { zh: '申报成本', en: 'File the costs' },
      organisationId: row.operator,
      role: 'operator',
      acts: ['pricing.file-costs'],
    },
    survey: {
      kind: 'pricing.cost-survey',
      title: { zh: '成本调查', en: 'Cost survey' },
      organisationId: row.price_authority,
      role: 'price-authority',
      acts: ['pricing.conclude-survey', 'pricing.return-costs', 'pricing.decline-formation'],
    },
    propose: {
      kind: 'pricing.propose-revenue',
      title: { zh: '拟定最高准许收入', en: 'Propose the permitted revenue' },
      organisationId: row.price_authority,
      role: 'price-authority',
      acts: ['pricing.propose-revenue', 'pricing.decline-formation'],
    },
    approve: {
      kind: 'pricing.approve-revenue',
      title: { zh: '会同核定最高准许收入', en: 'Approve the permitted revenue jointly' },
      organisationId: row.data_authority,
      role: 'data-authority',
      acts: ['pricing.approve-revenue', 'pricing.send-back-revenue'],
    },
    ceilings: {
      kind: 'pricing.ceilings',
      title: { zh: '制定上限收费标准', en: 'Set the fee ceilings' },
      organisationId: row.authorising_body,
      role: 'authorising-body',
      acts: ['pricing.propose-ceilings'],
    },
  })[stage];
