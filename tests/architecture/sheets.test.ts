import { expect, it } from 'vitest';
import { allModules } from '../../programs/server/modules.ts';

interface Schema {
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}
const modules = await allModules();
const lists = modules
  .flatMap(({ reads = [] }) => reads)
  .flatMap((read) => (read.kind === 'read' && read.sheet ? [{ ...read, sheet: read.sheet }] : []));

/** Lists that have no sheet, and why. */
const without: { readonly [read: string]: string } = {
  'evidence.public-facts': 'the public log, which has a format of its own',
};

const has = (schema: Schema | undefined, place: readonly string[]): boolean => {
  if (!schema) return false;
  if (place.length === 0) return true;
  const [name, ...rest] = place;
  return has(schema.properties?.[name!], rest) || (schema.anyOf ?? []).some((one) => has(one, place));
};

it('every column of a sheet stands in the lines of its list', () => {
  expect(lists.length).toBeGreaterThan(12);
  const strange = lists.flatMap(({ name, output, sheet }) => {
    const line = (output as Schema).properties?.items?.items;
    return Object.keys(sheet)
      .filter((place) => !has(line, place.split('.')))
      .map((place) => `${name}: ${place}`);
  });
  expect(strange).toEqual([]);
});

it('the lists a bureau keeps can all be had as sheets', () => {
  const kept = [
    'casework.tasks',
    'casework.papers',
    'casework.outside-decisions',
    'casework.notices',
    'registration.public-notices',
    'registration.duties',
    'authorisation.agreements',
    'authorisation.filings',
    'authorisation.selections',
    'supervision.objections',
    'supervision.incidents',
    'supervision.stops',
    'supervision.rectifications',
    'supervision.duties',
    'supervision.honest-errors',
    'pricing.statements',
    'pricing.bills',
    'pricing.sharings',
    'pricing.journal',
    'products.products',
    'identity.organisations',
    'identity.posts',
  ];
  const names = lists.map(({ name }) => name);
  expect(kept.filter((name) => !names.includes(name) && !(name in without))).toEqual([]);
});

const imports = modules.flatMap(({ imports: declared = [] }) => declared);
const acts = new Set(modules.flatMap(({ acts: list = [] }) => list));

it('every list that can be brought in is done by an act of the house, and says in both languages how it is filled in', () => {
  expect(imports.length).toBeGreaterThan(0);
  const names = imports.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, act, columns } of imports) {
    expect(acts.has(act), `${name} is done by ${act.name}, which no module has`).toBe(true);
    expect(act.kind, name).toBe('action');
    const each = Object.entries(columns);
    expect(
      each.some(([, { required }]) => required),
      name,
    ).toBe(true);
    for (const [column, { title, kind, options, find, note, example }] of each) {
      const here = `${name}.${column}`;
      for (const said of [title, ...(note ? [note] : []), ...Object.values(options ?? {})])
        expect(/\p{Script=Han}/u.test(said.en) || said.en === '' || said.zh === '', here).toBe(false);
      expect(example, here).not.toBe('');
      expect(kind === 'choice', here).toBe(options !== undefined);
      expect(kind === 'named', here).toBe(find !== undefined);
    }
    const heads = each.flatMap(([, { title, also = [] }]) => [title.zh, title.en, ...also]);
    expect(new Set(heads).size, name).toBe(heads.length);
  }
});
