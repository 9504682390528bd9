import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { allModules } from '../../programs/server/modules.ts';
import { problemGroups } from '../../tools/reference/problems.ts';
import { ruleCodeOf, ruleNamesIn } from '../../tools/reference/rule-code.ts';
import { ruleTestsOf, titlesIn } from '../../tools/reference/rule-tests.ts';
import { houseRoot } from './house.ts';

const modules = await allModules();

/** Where a rule acts that is neither act, read nor clock that fires by itself. */
const otherPlaces = [
  // The task and statutory clock of a first filing, opened by the delivery of a product.
  'registration.first-filing',
  // The task and clock of a change that is due, opened when what is served is not as registered.
  'registration.change-due',
];

describe('every clause of the law that is code', () => {
  const rules = modules.flatMap((module) => module.rules ?? []);

  it('has at least one test that names it', () => {
    const tested = new Set(ruleTestsOf(houseRoot).map(({ rule }) => rule));
    expect(rules.length).toBeGreaterThan(15);
    expect(
      rules.map(({ id }) => id).filter((id) => !tested.has(id)),
      'write a test whose title holds the id of the rule',
    ).toEqual([]);
  });

  it('has an id of its own, in a form that a test title can hold, and acts somewhere', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    expect(ids.filter((id) => !/^[A-Z]{1,2}[1-9]\d?$/.test(id))).toEqual([]);
    expect(rules.filter(({ actsIn }) => actsIn.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('is known to every act that says it applies it', () => {
    const ids = new Set(rules.map(({ id }) => id));
    const acts = modules.flatMap((module) => module.acts ?? []);
    const strange = acts.flatMap((act) =>
      (act.rules ?? []).filter((id) => !ids.has(id)).map((id) => `${act.name}: ${id}`),
    );
    expect(strange).toEqual([]);
  });

  it('says of each act that applies it that it acts there, and of no other', () => {
    const acts = modules.flatMap((module) => module.acts ?? []);
    const said = acts.flatMap((act) => (act.rules ?? []).map((id) => `${id} in ${act.name}`));
    const names = new Set(acts.map(({ name }) => name));
    const listed = rules.flatMap(({ id, actsIn }) =>
      actsIn.filter((name) => names.has(name)).map((name) => `${id} in ${name}`),
    );
    expect(
      said.filter((line) => !listed.includes(line)),
      'add the act to actsIn of the rule',
    ).toEqual([]);
    expect(
      listed.filter((line) => !said.includes(line)),
      'add the rule to rules of the act',
    ).toEqual([]);
  });

  it('is defined under its id and asked by code other than a list of rules', () => {
    const code = ruleCodeOf(houseRoot);
    expect(rules.filter(({ id }) => !code.has(id)).map(({ id }) => id)).toEqual([]);
    expect(
      rules.filter(({ id }) => code.get(id)?.askedIn.length === 0).map(({ id }) => id),
      'a rule that no code asks enforces nothing',
    ).toEqual([]);
  });

  it('acts in places that are there', () => {
    const places = new Set([
      ...modules
        .flatMap((module) => [...(module.acts ?? []), ...(module.reads ?? [])])
        .map(({ name }) => name),
      ...modules.flatMap((module) => Object.keys(module.clocks ?? {})),
      ...otherPlaces,
    ]);
    const nowhere = rules.flatMap(({ id, actsIn }) =>
      actsIn.filter((name) => !places.has(name)).map((name) => `${id} in ${name}`),
    );
    expect(nowhere).toEqual([]);
  });
});

describe('the closed list of refusals', () => {
  const listed = problemGroups(modules).flatMap(({ problems }) => problems);

  it('holds everything that an act or a read says it can refuse with, in the same words', () => {
    const byCode = new Map(listed.map((problem) => [problem.code, problem]));
    const said = modules.flatMap((module) => [...(module.acts ?? []), ...(module.reads ?? [])]);
    const strange = said.flatMap(({ name, problems = [] }) =>
      problems.filter(({ code }) => !byCode.has(code)).map(({ code }) => `${name}: ${code}`),
    );
    expect(strange).toEqual([]);
    for (const problem of said.flatMap(({ problems = [] }) => problems))
      expect(byCode.get(problem.code)).toMatchObject({ title: problem.title, advice: problem.advice });
  });

  it('says in both languages what happened and what to do', () => {
    const silent = listed.filter(({ title, advice }) =>
      [title.zh, title.en, advice.zh, advice.en].some((words) => words.trim() === ''),
    );
    expect(silent.map(({ code }) => code)).toEqual([]);
    expect(listed.filter(({ code }) => !/^[a-z-]+\/[a-z0-9-]+$/.test(code)).map(({ code }) => code)).toEqual(
      [],
    );
  });
});

describe('the finder of tests that name rules', () => {
  const root = mkdtempSync(join(tmpdir(), 'gongshu-rule-tests-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('takes titles of tests with those of their groups, also of tables and templates', () => {
    expect(
      titlesIn(
        'describe("R7", () => { it("ends on a working day", run); });' +
          'test.each([1, 2])("R8 with %i", run); it(`R9 of $' +
          '{days} days`, run); it.each`a`("R10", run);',
      ),
    ).toEqual(['R7 › ends on a working day', 'R8 with %i', 'R9 of … days', 'R10']);
  });

  it('does not count what is skipped, only announced, or a group without a test', () => {
    expect(
      titlesIn(
        'it.skip("R1", run); it.todo("R2"); describe.skip("R3", () => { it("runs", run); }); describe("R4", () => {});',
      ),
    ).toEqual([]);
  });

  it('reads the id as a word: R7 is neither R70 nor ABR7', () => {
    mkdirSync(join(root, 'platform'));
    writeFileSync(join(root, 'platform/a.test.ts'), 'it("R70 and ABR7, LM3、R9–R10", run);');
    writeFileSync(join(root, 'platform/a.ts'), 'it("R1", run);');
    expect(ruleTestsOf(root).map(({ rule, file }) => [rule, file])).toEqual(
      ['R70', 'LM3', 'R9', 'R10'].map((rule) => [rule, 'platform/a.test.ts']),
    );
  });
});

describe('the finder of code that asks rules', () => {
  it('knows definitions from questions, and a question from a name in a list', () => {
    expect(
      ruleNamesIn(`
        import { R1, R2 } from './rules.ts';
        export const R3 = defineRule({ id: 'R3' });
        const R4 = 4;
        export const rules = [R1, R3];
        if (R2.judge(now).holds) count(R5);
        const verdict = late ? R6 : R7;
        const one = { met, rule: 'R8', other: 'R9' };
        const name = R10.id;
      `),
    ).toEqual({ defines: ['R3'], asks: ['R2', 'R5', 'R6', 'R7', 'R8'] });
  });
});
