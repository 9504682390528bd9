import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Actor } from '#foundation';
import { loadPolicies, roles } from '#platform/identity';
import { houseRoot } from '../../../tests/architecture/house.ts';
import { allModules } from '../modules.ts';
import { mayStart } from './startable.ts';

const modules = await allModules();
const policies = loadPolicies(modules, 'startable');
const acts = modules.flatMap((module) => module.acts ?? []);

const everybody: readonly Actor[] = Object.keys(roles).map((role) => ({
  kind: 'person',
  personId: 'per_me',
  postId: 'pst_mine',
  organisationId: 'org_own',
  roles: [role],
}));
/** Named on a page of many things, and asked of each of them by its form. */
const ofAThing = 'supervision.lift-stop';

const startable = new Set(
  acts.filter((act) => everybody.some((one) => mayStart(act, one, policies))).map(({ name }) => name),
);

it('what makes something new may be started by the posts whose business it is', () => {
  const opening = acts.filter(({ asPublic, subject }) => subject.opens && !asPublic).map(({ name }) => name);
  expect(opening.length).toBeGreaterThan(15);
  expect(opening.filter((name) => !startable.has(name))).toEqual([]);
});

it('what a list page leads to may be started by somebody', () => {
  const leads = globSync('platform/*/web/**/*.tsx', { cwd: houseRoot }).flatMap((file) => {
    const source = readFileSync(join(houseRoot, file), 'utf8');
    const named = [...source.matchAll(/(?<=['"`/])[a-z]+\.[a-z]+(?:-[a-z]+)+(?=['"`?])/g)].map(
      ([name]) => name,
    );
    // What is asked of one thing (`useActsOn`) starts there.
    return /useActs\(\)/.test(source) && !/useActsOn/.test(source) ? named : [];
  });
  const known = new Set(acts.map(({ name }) => name));
  const found = leads.filter((name) => known.has(name) && name !== ofAThing);
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter((name) => !startable.has(name))).toEqual([]);
});
