import { expect, test } from 'vitest';
import { isProvinceCode, parseUscc } from '#foundation';
import { buildOrganisations } from './build-organisations.ts';
import { readCatalogue } from './catalogue/read.ts';
import { archiveDepartment } from './catalogue/rename.ts';
import { demoOrganisations } from './organisations.ts';

const organisations = demoOrganisations();
const having = (capacity: string) =>
  organisations.filter((one) => one.capacities.includes(capacity)).map((one) => one.name);

test('the file is what the builder makes', () => {
  expect(organisations).toEqual(buildOrganisations());
});

test('registrar, operator and implementing body are three organisations', () => {
  const three = [...having('registrar-acceptor'), ...having('operator'), ...having('implementing-body')];
  expect(three).toEqual(['云枢省公共数据资源登记中心', '公枢数据运营有限公司', '公枢市大数据中心']);
  expect(having('registrar-coder')).toEqual(having('registrar-acceptor'));
  expect(having('data-authority')).not.toContain(three[2]);
});

test('the registrar is a public institution of the province', () => {
  expect(organisations.find((one) => one.name === having('registrar-acceptor')[0])).toMatchObject({
    kind: 'public-institution',
    level: 'province',
  });
});

test.each(['authorising-body', 'price-authority', 'auditor', 'buyer', 'developer'])(
  'there is somebody as %s',
  (capacity) => {
    expect(having(capacity).length).toBeGreaterThan(0);
  },
);

test('each of the 73 departments of the catalogue is there once and is a source', () => {
  const sources = having('source-department').sort();
  const departments = [...new Set(readCatalogue().map((entry) => entry.department))].filter(
    (name) => name !== archiveDepartment,
  );
  expect(departments).toHaveLength(73);
  expect(sources).toEqual(departments.sort());
});

test('codes are well formed, unique, and of a region that does not exist', () => {
  expect(new Set(organisations.map((one) => one.uscc)).size).toBe(organisations.length);
  expect(new Set(organisations.map((one) => one.name)).size).toBe(organisations.length);
  for (const organisation of organisations) {
    const uscc = parseUscc(organisation.uscc);
    if (!uscc.ok) throw new Error(`${organisation.name}: ${uscc.reason}`);
    expect(uscc.value).toMatchObject({ region: organisation.division, organisationCodeFits: true });
    expect(isProvinceCode(organisation.division.slice(0, 2))).toBe(false);
  }
});

test('parents exist, public bodies have a level and others have none', () => {
  const names = new Set(organisations.map((one) => one.name));
  const outside = ['state-owned-company', 'utility', 'bank', 'company', 'social-organisation', 'cooperative'];
  for (const { name, parent, kind, level } of organisations) {
    if (parent !== null) expect(names, name).toContain(parent);
    expect(level === null, name).toBe(outside.includes(kind));
  }
});
