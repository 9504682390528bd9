import { describe, expect, it } from 'vitest';
import { allModules } from '../../programs/server/modules.ts';

const modules = await allModules();
const papers = modules.flatMap((module) => (module.papers ?? []).map((paper) => ({ module, paper })));
const issuing = new Set(papers.flatMap(({ paper }) => paper.issuedIn));

/** What an act decides about somebody else's matter begins with one of these. */
const deciding =
  /^(registration|authorisation|supervision|opening)\.(accept|return|decline|approve|pass|fail|uphold|dismiss|confirm|drop|decide|suspend|resume|stop|lift|assign|record|cancel)-/;

/** Acts of such a name that issue none, and why. */
const withoutPaper: { readonly [act: string]: string } = {
  'authorisation.confirm-asset':
    'both sides keep the ledger: what one enters the other confirms, in the ledger itself',
  'authorisation.decline-asset': 'the entry stands in the ledger as declined, with what was compared',
  'authorisation.return-plan': 'a draft goes back for another wording; the decision on it is still to come',
  'authorisation.return-agreement': 'the same of an agreement',
  'authorisation.decline-change': 'the answer of a party to a proposal, not a decision of an authority',
  'authorisation.confirm-exit-step': 'a step of the exit, entered in its checklist and in the log',
  'authorisation.pass-security-of-scenario':
    'the first of two reviews: the paper of the second gives both opinions',
  'registration.confirm-joint-application':
    'a co-applicant agrees to file together: its own part in the filing, shown with it, not a decision on it',
  'registration.confirm-mandate':
    'the principal owns up to its own letter: the letter with its digest is the paper, and stands in the log',
  'supervision.decline-freeze': 'nothing is frozen: the proposer reads the opinion with the freeze',
  'supervision.lift-freeze': 'lifting is told to everybody concerned and stands in the log',
  'supervision.return-evaluation-scheme':
    'a proposal goes back inside the authority: nobody outside is concerned before one is adopted',
  'supervision.drop-correction': 'what was issued stands, and nobody outside was told of the correction',
  'supervision.return-yearly-report':
    'a draft goes back inside the body that owes it: the paper is issued with its approval',
  'supervision.return-report-above':
    'a draft goes back inside the authority: nobody outside is concerned before it is approved',
  'supervision.accept-tip': 'who reported may have no address: it is told under the follow-up code',
  'supervision.decline-tip': 'the same, with the reason',
  'supervision.return-honest-error':
    'it is assessed once more inside the assessing body; the decision is still to come',
  'supervision.return-alert': 'it is looked into once more; the decision is still to come',
  'supervision.record-incident': 'the operator’s own record',
};

describe('formal papers', () => {
  it('have an id of their module and a series of their own', () => {
    expect(papers.length).toBeGreaterThan(25);
    const strange = papers.filter(({ module, paper }) => !paper.id.startsWith(`${module.name}.`));
    expect(strange.map(({ paper }) => paper.id)).toEqual([]);
    for (const of of ['id', 'series'] as const) {
      const all = papers.map(({ paper }) => paper[of]);
      expect(all.filter((one, place) => all.indexOf(one) !== place)).toEqual([]);
    }
  });

  it('are issued by acts and clocks that are there', () => {
    const places = new Set([
      ...modules.flatMap(({ acts = [] }) => acts.map(({ name }) => name)),
      ...modules.flatMap(({ clocks = {} }) => Object.keys(clocks)),
    ]);
    expect([...issuing].filter((name) => !places.has(name))).toEqual([]);
  });

  it('come with every act that decides about the matter of another', () => {
    const acts = modules
      .flatMap(({ acts: list = [] }) => list.map(({ name }) => name))
      .filter((name) => deciding.test(name));
    expect(acts.length).toBeGreaterThan(25);
    expect(
      acts.filter((name) => !issuing.has(name) && !(name in withoutPaper)),
      'issue a paper, or say in withoutPaper why there is none',
    ).toEqual([]);
    expect(Object.keys(withoutPaper).filter((name) => !acts.includes(name) || issuing.has(name))).toEqual([]);
  });
});
