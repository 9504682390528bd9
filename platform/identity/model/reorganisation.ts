import { type Defect, defineLifecycle, type InstantInterval, interval, type Text, text } from '#foundation';
import { type Responsibility, responsibilities, responsibilityCodes } from './responsibilities.ts';
import type { RoleCode } from './roles.ts';
import { type Collision, collisionsOf } from './separation.ts';
import type { SuccessionLine } from './succession.ts';

/** A decision on the structure is entered by one person and takes effect when a second one has compared it with the document. */
export const reorganisationLifecycle = defineLifecycle({
  id: 'identity.reorganisation',
  title: text('机构变动', 'Reorganisation'),
  initial: 'entered',
  states: {
    entered: {
      title: text('已录入，待复核', 'Entered, to be checked'),
      on: { confirm: 'confirmed', reject: 'rejected' },
    },
    confirmed: { title: text('已确认', 'Confirmed') },
    rejected: { title: text('已退回', 'Rejected') },
  },
  events: { confirm: text('复核确认', 'Confirm'), reject: text('退回', 'Reject') },
});

export type Reorganisation =
  | { readonly kind: 'merge'; readonly predecessors: readonly string[]; readonly successor: string }
  | {
      readonly kind: 'split';
      readonly predecessor: string;
      readonly successors: readonly string[];
      readonly posts: { readonly [postId: string]: string };
      readonly responsibilities: { readonly [code in Responsibility]?: string };
    }
  | { readonly kind: 'close'; readonly organisation: string; readonly successor: string | null };

/** The part of the present structure that a reorganisation is judged against. */
export interface Structure {
  readonly organisations: ReadonlyMap<string, InstantInterval>;
  /** Later takeovers already decided, by successor: it must stand until then. */
  readonly awaited: ReadonlyMap<string, readonly Temporal.Instant[]>;
  readonly posts: readonly SeatedPost[];
}

/** A post where it sits from the effective instant on, with its roles from then on. */
export interface SeatedPost {
  readonly id: string;
  readonly organisation: string;
  readonly roles: readonly { readonly role: RoleCode; readonly during: InstantInterval }[];
}

/** What a reorganisation changes, all at one instant. */
export interface StructureChange {
  readonly ended: readonly string[];
  readonly moves: readonly { readonly postId: string; readonly from: string; readonly to: string }[];
  readonly lines: readonly SuccessionLine[];
}

export type Planned =
  | { readonly ok: true; readonly change: StructureChange }
  | { readonly ok: false; readonly defects: readonly Defect[]; readonly collisions: readonly Collision[] };

/**
 * Judge a reorganisation that takes effect at `at`. All defects are told at once. What comes out leaves no post without a seat, no
 * responsibility without an answer, and no organisation with two capacities that must be apart.
 */
export function planReorganisation(
  wanted: Reorganisation,
  structure: Structure,
  at: Temporal.Instant,
): Planned {
  const ended = endedBy(wanted);
  const defects = [...standingDefects(wanted, structure, at), ...assignmentDefects(wanted, structure)];
  if (defects.length > 0) return { ok: false, defects, collisions: [] };
  const moves = structure.posts
    .filter((post) => ended.includes(post.organisation))
    .map((post) => ({ postId: post.id, from: post.organisation, to: destination(wanted, post.id) }));
  const collisions = collisionsAfter(structure, moves);
  if (collisions.length > 0) return { ok: false, defects: [], collisions };
  const lines = ended.flatMap((predecessor) =>
    responsibilityCodes.map((responsibility) => ({
      predecessor,
      responsibility,
      successor: successorFor(wanted, responsibility),
      effectiveAt: at,
    })),
  );
  return { ok: true, change: { ended, moves, lines } };
}

export function endedBy(wanted: Reorganisation): readonly string[] {
  switch (wanted.kind) {
    case 'merge':
      return wanted.predecessors;
    case 'split':
      return [wanted.predecessor];
    case 'close':
      return [wanted.organisation];
  }
}

export function successorsOf(wanted: Reorganisation): readonly string[] {
  if (wanted.kind === 'split') return wanted.successors;
  return wanted.successor === null ? [] : [wanted.successor];
}

function standingDefects(wanted: Reorganisation, structure: Structure, at: Temporal.Instant): Defect[] {
  const [ended, successors] = [endedBy(wanted), successorsOf(wanted)];
  const defects: Defect[] = [];
  for (const id of [...ended, ...successors]) {
    const life = structure.organisations.get(id);
    if (!life || !standsAt(life, at)) defects.push(defect(id, messages.notStanding));
  }
  for (const id of ended) {
    if (successors.includes(id)) defects.push(defect(id, messages.ownSuccessor));
    if (structure.organisations.get(id)?.until) defects.push(defect(id, messages.alreadyEnding));
    if (structure.awaited.get(id)?.some((later) => Temporal.Instant.compare(later, at) >= 0))
      defects.push(defect(id, messages.awaited));
  }
  for (const id of successors) {
    // A successor whose own end is decided would leave what it takes over without an answer.
    if (!ended.includes(id) && structure.organisations.get(id)?.until)
      defects.push(defect(id, messages.successorEnding));
  }
  if (new Set(ended).size < ended.length || new Set(successors).size < successors.length)
    defects.push(defect('', messages.twice));
  return defects;
}

function assignmentDefects(wanted: Reorganisation, structure: Structure): Defect[] {
  if (wanted.kind === 'merge') return [];
  const ended = endedBy(wanted);
  const seated = structure.posts.filter((post) => ended.includes(post.organisation));
  if (wanted.kind === 'close') return seated.map((post) => defect(post.id, messages.postOpen));
  const defects: Defect[] = [];
  for (const post of seated)
    if (!wanted.posts[post.id]) defects.push(defect(post.id, messages.postUnassigned));
  for (const [postId, to] of Object.entries(wanted.posts)) {
    if (!seated.some((post) => post.id === postId)) defects.push(defect(postId, messages.postElsewhere));
    if (!wanted.successors.includes(to)) defects.push(defect(postId, messages.notASuccessor));
  }
  for (const code of responsibilityCodes) {
    const to = wanted.responsibilities[code];
    const title = responsibilities[code];
    if (!to) {
      defects.push(
        defect(code, text(`“${title.zh}”没有指定承接单位。`, `“${title.en}” has no successor assigned.`)),
      );
    } else if (!wanted.successors.includes(to)) defects.push(defect(code, messages.notASuccessor));
  }
  return defects;
}

function destination(wanted: Reorganisation, postId: string): string {
  if (wanted.kind === 'merge') return wanted.successor;
  const to = wanted.kind === 'split' ? wanted.posts[postId] : undefined;
  if (to === undefined) throw new Error(`post ${postId} has no seat after the reorganisation`);
  return to;
}

const successorFor = (wanted: Reorganisation, responsibility: Responsibility): string | null =>
  wanted.kind === 'split' ? (wanted.responsibilities[responsibility] ?? null) : wanted.successor;

function collisionsAfter(structure: Structure, moves: StructureChange['moves']): readonly Collision[] {
  const moved = new Map(moves.map((move) => [move.postId, move.to]));
  return collisionsOf(
    'organisation',
    structure.posts.flatMap((post) =>
      post.roles.map(({ role, during }) => ({
        party: moved.get(post.id) ?? post.organisation,
        role,
        during,
      })),
    ),
  );
}

function standsAt(life: InstantInterval, at: Temporal.Instant): boolean {
  const begun = Temporal.Instant.compare(life.from, at) <= 0;
  return begun && (life.until === null || Temporal.Instant.compare(at, life.until) < 0);
}

const defect = (at: string, message: Text): Defect => ({ at, message });

/** What is left of an interval from an instant on; `null` when nothing is. */
export function remaining(during: InstantInterval, at: Temporal.Instant): InstantInterval | null {
  const from = Temporal.Instant.compare(during.from, at) >= 0 ? during.from : at;
  if (during.until !== null && Temporal.Instant.compare(from, during.until) >= 0) return null;
  return interval(from, during.until);
}

const messages = {
  notStanding: text(
    '该单位在生效时间不存在或已终止。',
    'This organisation does not stand at the effective time.',
  ),
  ownSuccessor: text('终止的单位不能是自己的承接单位。', 'An organisation that ends cannot succeed itself.'),
  alreadyEnding: text('该单位的终止已经决定。', 'The end of this organisation is decided already.'),
  awaited: text(
    '该单位还将承接其他单位，不能在此之前终止。',
    'This organisation is to take over from another one and cannot end before that.',
  ),
  successorEnding: text(
    '承接单位的终止已经决定，请指定后续存续的单位。',
    'The end of this successor is decided; name one that goes on.',
  ),
  twice: text('同一单位列了两次。', 'The same organisation stands twice.'),
  postOpen: text(
    '该岗位尚未撤销，任务须先移交。',
    'This post is still open; its tasks must go elsewhere first.',
  ),
  postUnassigned: text('该岗位没有指定承接单位。', 'This post has no successor assigned.'),
  postElsewhere: text(
    '该岗位不在被拆分的单位。',
    'This post does not sit in the organisation that is split.',
  ),
  notASuccessor: text('不是列出的承接单位。', 'Not one of the successors named.'),
};
