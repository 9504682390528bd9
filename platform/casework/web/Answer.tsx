import { Facts, PageLink, useSay } from '#ui-kit';
import { answerWords } from './answer-words.ts';

const pageOf: { readonly [prefix: string]: string } = {
  res: '/resources',
  prd: '/products',
  agr: '/agreements',
  tsk: '/work/tasks',
  reg: '/registration-applications',
  mdt: '/registration-mandates',
  sel: '/selections',
  dec: '/work/decisions',
  doc: '/work/papers',
  inc: '/work/incidents',
  rct: '/work/rectifications',
  her: '/work/honest-errors',
  evl: '/evaluations',
  evs: '/evaluations/schemes',
  rpa: '/work/reports-above',
  alr: '/work/alerts',
  asm: '/work/privacy/assessments',
  prf: '/work/prices',
  per: '/work/people',
  org: '/work/organisations',
};

/** What the act answered; ids lead to the page of their thing. */
export function Answer({ answer }: { answer: unknown }) {
  const say = useSay();
  if (typeof answer !== 'object' || answer === null) return null;
  const items = Object.entries(answer)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => {
      const place = pageOf[String(value).slice(0, 3)];
      const isId = /^[a-z]{3}_/.test(String(value));
      const word = answerWords[name];
      return {
        label: word ? say(word) : name,
        value: place && isId ? <PageLink to={`${place}/${value}`}>{String(value)}</PageLink> : String(value),
      };
    });
  return <Facts items={items} />;
}
