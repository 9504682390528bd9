import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { demoOrganisations } from '../organisations.ts';
import { deriveCatalogue } from './derive.ts';
import { catalogueCsv, readCatalogue } from './read.ts';
import { archiveDepartment, renameDepartment, renamePlaces } from './rename.ts';
import renaming from './renaming.json' with { type: 'json' };

const source = resolve(import.meta.dirname, '../../../shared/data/catalog-cn-beijing/beijing-catalog.csv');
const present = existsSync(source);
if (!present)
  console.warn(
    '跳过：没有原目录，不能比对改写。 Skipped: the published catalogue is not there to compare with.',
  );

describe('the demo catalogue keeps the defects of the real one', () => {
  const entries = readCatalogue();
  const tally = (values: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };

  test('entries, departments, archive, themes, repeated titles, cut summaries', () => {
    expect(entries).toHaveLength(4432);
    const departments = new Set(entries.map((entry) => entry.department));
    expect(departments.size).toBe(74);
    expect(departments.has(archiveDepartment)).toBe(true);
    expect(entries.filter((entry) => entry.department === archiveDepartment)).toHaveLength(2089);
    expect(new Set(entries.map((entry) => entry.theme)).size).toBe(23);
    const repeated = [...tally(entries.map((entry) => entry.title)).values()].filter((count) => count > 1);
    expect(repeated).toHaveLength(177);
    expect(repeated.reduce((sum, count) => sum + count, 0)).toBe(382);
    expect(entries.filter((entry) => entry.summary.endsWith('包括'))).toHaveLength(2);
  });

  test('nothing of it names the real city', () => {
    expect(catalogueCsv().toString('utf8')).not.toMatch(/京|beijing|https?:/i);
  });

  test('every department is an organisation of the demo city', () => {
    const names = new Set(demoOrganisations().map((organisation) => organisation.name));
    const missing = [...new Set(entries.map((entry) => entry.department))].filter(
      (name) => name !== archiveDepartment && !names.has(name),
    );
    expect(missing).toEqual([]);
  });
});

describe('renaming', () => {
  test('a department', () => {
    expect(renameDepartment('市统计局')).toBe('公枢市统计局');
    expect(renameDepartment('平谷区')).toBe('梨谷区');
    expect(renameDepartment('往年开放数据')).toBe('往年开放数据');
    expect(renameDepartment('国家税务总局北京市税务局')).toBe('国家税务总局公枢市税务局');
  });
  test('no two places become one, and no new name is renamed again', () => {
    const targets = renaming.phrases.map(([, to]) => to!);
    expect(new Set(targets).size).toBe(targets.length);
    for (const to of targets) expect(renamePlaces(to)).toBe(to);
  });
});

describe.skipIf(!present)('against the published catalogue', () => {
  test('what is shipped is what the renaming makes, line for line', () => {
    const text = readFileSync(source, 'utf8');
    expect(deriveCatalogue(text)).toBe(catalogueCsv().toString('utf8'));
    const published = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const titles = new Set(published.map((row) => row['数据集名称']!));
    expect(new Set([...titles].map(renamePlaces)).size).toBe(titles.size);
  });
});
