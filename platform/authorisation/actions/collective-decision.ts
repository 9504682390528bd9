import {
  dateAt,
  ok,
  type Problem,
  type Result,
  refuse,
  type Subscriber,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import {
  completeTasks,
  decisionsAbout,
  type ExternalDecision,
  findDecision,
  openTask,
  type SubjectRef,
} from '#platform/casework';
import { currentOrganisations, findPost, type Organisation, organisation } from '#platform/identity';
import { type ApprovalPath, agreementPath, planPath, whyNoPlanPath, whyNotOfPath } from '../approval-path.ts';
import { R23 } from '../model/plan.ts';
import { problems } from '../problems.ts';
import { findChange } from '../store/changes.ts';
import {
  type AgreementRow,
  earlierVersions,
  findAgreement,
  findPlan,
  type PlanRow,
} from '../store/tables.ts';
import { textOfMinutes } from './approved-text.ts';

type Bodies = Pick<PlanRow, 'implementing_body' | 'authorising_body'>;

async function bodyOf(tx: Tx, id: string): Promise<Organisation> {
  const body = await organisation(tx, id);
  if (!body) throw new Error(`there is no organisation ${id}`);
  return body;
}

/** Whose decision a plan needs; or why its authorising body cannot take it. */
export async function pathOfPlan(tx: Tx, bodies: Bodies): Promise<Result<ApprovalPath>> {
  const implementing = await bodyOf(tx, bodies.implementing_body);
  const authorising = await bodyOf(tx, bodies.authorising_body);
  const path = planPath(implementing, authorising);
  return path
    ? ok(path)
    : refuse(
        problems['party-not-fit']({
          rule: 'R23',
          clause: R23.clause,
          detail: whyNoPlanPath(implementing, authorising),
        }),
      );
}

/** Whose decision an agreement and its larger changes need. */
export const pathOfAgreement = async (
  tx: Tx,
  bodies: Pick<Bodies, 'implementing_body'>,
): Promise<ApprovalPath> => agreementPath(await bodyOf(tx, bodies.implementing_body));

/** Since when the present version lies there: a decision entered before was on another one. */
export async function versionFiledAt(tx: Tx, row: PlanRow | AgreementRow): Promise<Temporal.Instant> {
  const [before] = await earlierVersions(tx, row.id);
  return before?.replaced_at ?? row.created_at;
}

interface Matter {
  readonly subject: SubjectRef;
  /** Since when this version lies there. */
  readonly since: Temporal.Instant;
  /** SHA-256 of the text that is decided on: minutes entered about another one do not count. */
  readonly digest: string;
  /** Organisations whose papers count: the two bodies. */
  readonly parties: readonly string[];
}

/**
 * The collective decision an approval rests on: a paper about this version, of the body and the meeting its path asks for, entered by one of the two bodies
 * and compared with its scan by a second person. The problem `decision-missing` says whose decision is needed (R23).
 */
export async function collectiveDecision(
  tx: Tx,
  path: ApprovalPath,
  { subject, since, parties, digest }: Matter,
): Promise<Result<{ readonly paper: ExternalDecision; readonly kept: string }>> {
  const papers = await decisionsAbout(tx, subject);
  // A paper entered before or after a merger is of the same body.
  const now = await currentOrganisations(
    tx,
    [path.body, ...parties, ...papers.flatMap((one) => [one.organisationId, one.decidingBody])],
    'authorisation',
  );
  const sides = new Set(parties.map((party) => now.get(party)));
  const about = papers.filter(
    ({ state, recordedAt, organisationId }) =>
      state === 'confirmed' &&
      sides.has(now.get(organisationId)) &&
      Temporal.Instant.compare(recordedAt, since) >= 0,
  );
  let why = text('尚无经第二人复核的决策文件', 'no checked paper of it is entered yet');
  for (const paper of about) {
    const approved = await textOfMinutes(tx, paper.id);
    if (approved !== null && approved !== digest) {
      why = text(
        `“${paper.number}”录入时所涉的是另一文本（摘要 ${approved.slice(0, 16)}…，现为 ${digest.slice(0, 16)}…）`,
        `${paper.number} was entered about another text (digest ${approved.slice(0, 16)}…, now ${digest.slice(0, 16)}…)`,
      );
      continue;
    }
    const judged = R23.judge({
      decisionNumber: paper.number,
      decidedOn: paper.decidedOn.toString(),
      today: dateAt(tx.now).toString(),
      notOfPath: whyNotOfPath(
        path,
        now.get(paper.decidingBody) === now.get(path.body) ? { ...paper, decidingBody: path.body } : paper,
      ),
    });
    if (judged.holds)
      return ok({
        paper,
        kept: JSON.stringify({
          number: paper.number,
          date: paper.decidedOn.toString(),
          meeting: paper.meeting,
          paper: paper.id,
          digest,
        }),
      });
    why = judged.reasons[0]!;
  }
  return refuse(missing(path, why));
}

const missing = (path: ApprovalPath, why: { readonly zh: string; readonly en: string }): Problem =>
  problems['decision-missing']({
    rule: 'R23',
    clause: R23.clause,
    detail: text(
      `须由${path.said.zh}：${why.zh}。请以“登记系统外决策”录入会议纪要（写明会议和所涉事项）并经第二人复核`,
      `This needs a decision of ${path.said.en}: ${why.en}. Enter its minutes as an outside decision about this matter and have them checked`,
    ),
  });

/** The implementing body enters the minutes; the task is done when a second person has checked them. */
export async function askForMinutes(
  tx: Tx,
  bodies: Pick<Bodies, 'implementing_body'>,
  matter: SubjectRef & { readonly title: string },
): Promise<void> {
  const { implementing_body: organisationId } = bodies;
  if (!(await findPost(tx, { organisationId, role: 'implementing-body' }))) return;
  await openTask(tx, {
    kind: 'authorisation.minutes',
    title: text(`录入集体决策：${matter.title}`, `Enter the collective decision: ${matter.title}`),
    subject: { kind: matter.kind, id: matter.id },
    organisationId,
    role: 'implementing-body',
    acts: ['casework.record-external-decision'],
  });
}

/** A paper about one of our matters was checked: who had to enter it is done. */
export const minutesChecked: Subscriber = async (tx, event) => {
  const decision = await findDecision(tx, event.subject);
  if (decision?.state !== 'confirmed' || !decision.subject) return;
  // Anybody may enter a paper about anything; it settles only what is its own body's.
  const bodies = await bodiesAbout(tx, decision.subject);
  const now = await currentOrganisations(tx, [decision.organisationId, ...bodies], 'authorisation');
  if (!bodies.some((body) => now.get(body) === now.get(decision.organisationId))) return;
  await completeTasks(
    tx,
    { subject: decision.subject, kind: 'authorisation.minutes' },
    systemActor('authorisation'),
  );
};

/** The two bodies whose papers count about a plan, an agreement or a change of it. */
async function bodiesAbout(tx: Tx, { kind, id }: SubjectRef): Promise<readonly string[]> {
  const change = kind === 'agreement-change' ? await findChange(tx, id) : undefined;
  const row =
    kind === 'authorisation-plan'
      ? await findPlan(tx, id)
      : await findAgreement(tx, change?.agreement_id ?? id);
  return row ? [row.implementing_body, row.authorising_body] : [];
}

/** What plan, agreement and change show of it before it is taken, and what the form for entering the minutes begins with. */
export async function decisionShown(tx: Tx, path: ApprovalPath, matter: Matter & { readonly title: string }) {
  const found = await collectiveDecision(tx, path, matter);
  return {
    facts: [
      { label: text('决策路径', 'Who decides'), value: path.said.zh },
      { label: text('待审议文本摘要', 'Digest of the text'), value: matter.digest },
      {
        label: text('集体决策', 'The decision'),
        value: found.ok
          ? `${found.value.paper.number}（${found.value.paper.decidedOn}）`
          : (found.problem.detail ?? found.problem.title).zh,
      },
    ],
    prefill: {
      'casework.record-external-decision': {
        kind: 'major-matter',
        decidingBody: path.body,
        meeting: path.meetings[0],
        title: matter.title,
        subject: matter.subject,
      },
    },
  };
}
