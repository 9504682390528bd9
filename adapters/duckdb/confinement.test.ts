import { describe, expect, it } from 'vitest';
import {
  describeConfinement,
  type Measure,
  type MeasureName,
  measureNames,
  obligatory,
  unmet,
} from './confinement.ts';

const allBut = (...missing: readonly MeasureName[]): Measure[] =>
  measureNames.map((name) => ({ name, held: !missing.includes(name), seen: 'seen' }));

describe('confinement', () => {
  it('is enough when all obligatory measures hold', () => {
    expect(unmet(allBut(), [])).toEqual([]);
    expect(unmet(allBut('own-processes'), [])).toEqual([]);
  });

  it.each(obligatory)('is not enough without %s', (name) => {
    expect(unmet(allBut(name), [])).toEqual([name]);
    expect(
      unmet(
        allBut().filter((measure) => measure.name !== name),
        [],
      ),
      'not even reported',
    ).toEqual([name]);
  });

  it('lets an administrator do without what a host may lack, one by one, and never without the rest', () => {
    expect(unmet(allBut('no-network', 'files-hidden'), ['no-network'])).toEqual(['files-hidden']);
    expect(unmet(allBut(...measureNames), measureNames)).toEqual(['empty-environment', 'engine-locked']);
  });

  it('says each measure in both languages, what is missing, and what follows', () => {
    const lines = describeConfinement(allBut('no-network'), []);
    expect(lines).toHaveLength(measureNames.length + 1);
    expect(lines.filter((line) => line.zh.startsWith('✓') && line.en.startsWith('✓'))).toHaveLength(
      measureNames.length - 1,
    );
    expect(lines.at(-1)?.zh).toContain('停用');
    expect(lines.at(-1)?.en).toContain('off');
    expect(describeConfinement(allBut('no-network'), ['no-network'])).toHaveLength(measureNames.length);
  });
});
