import { text } from '#foundation';
import type { CataloguedRevision, Finding } from '#platform/catalog';
import { proposedDocument, proposeRemedies, type RemedyProposal } from '../../model/repair/index.ts';
import type { RepairEngine } from '../../repair/ports.ts';
import { foundIn, taskFor } from './revision-to-repair.ts';

export interface Trial {
  readonly quasi: readonly string[];
  readonly sampleRows: number;
  readonly signal: AbortSignal;
}

type Tried = Awaited<ReturnType<RepairEngine['try']>>;

/** Covering may lay bare what stood behind it; three rounds have been enough for every form that the corpus and the tests know. */
const mostRounds = 3;

/**
 * What is proposed from the findings, tried, and made stronger where the result still shows somebody: such a column is emptied. What comes out
 * passes untouched, or names what no remedy of a column can mend.
 */
export async function proposeUntilPassing(
  revision: CataloguedRevision,
  engine: RepairEngine,
  { quasi, sampleRows, signal }: Trial,
) {
  let proposals = proposeRemedies(foundIn(revision));
  for (let round = 1; ; round++) {
    const task = taskFor(revision, proposedDocument(proposals), quasi);
    if (!task.ok) return { task, proposals, tried: undefined };
    const tried = await engine.try({ ...task.value, signal }, sampleRows);
    const stronger = round < mostRounds ? strengthened(proposals, tried, revision) : proposals;
    if (stronger === proposals) return { task, proposals, tried };
    proposals = stronger;
  }
}

/** The proposals with every column emptied that still blocks; the same ones when nothing does, or nothing more can be done about it. */
function strengthened(
  proposals: readonly RemedyProposal[],
  tried: Tried,
  { columns }: CataloguedRevision,
): readonly RemedyProposal[] {
  if (!tried.ok) return proposals;
  const known = new Set(columns.map(({ name }) => name));
  const blocked = new Set(
    tried.findings.flatMap((finding) => (finding.blocks === undefined ? [] : columnsOf(finding))),
  );
  const left = [...blocked].filter((column) => known.has(column));
  if (left.length === 0) return proposals;
  const before = new Map(proposals.map((proposal) => [proposal.column, proposal]));
  const emptied = left.map((column): RemedyProposal => {
    const earlier = before.get(column);
    return {
      column,
      remedy: { kind: 'empty' },
      families: earlier?.families ?? [],
      why: [
        ...(earlier?.why ?? []),
        text(
          '较轻的处理之后仍能认出个人：清空该列',
          'A lighter remedy still shows somebody: the column is emptied',
        ),
      ],
      needed: true,
      stops: true,
    };
  });
  return [...proposals.filter(({ column }) => !blocked.has(column)), ...emptied];
}

const columnsOf = ({ at }: Finding): readonly string[] => at?.flatMap(({ column }) => column ?? []) ?? [];
