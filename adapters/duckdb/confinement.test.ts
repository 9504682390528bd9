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

  it('says in one line what holds when all of it does', () => {
    const [line, ...more] = describeConfinement(allBut(), [], 'not asked for');
    expect(more).toEqual([]);
    expect(line?.zh).toContain('10/10');
    expect(line?.zh).toContain('文件隔离、无网络、进程隔离、独立用户');
    expect(line?.en).toContain('own file system, no network, own process space, own user');
  });

  it('says what is missing, what was seen, what the host lacks and what follows, in both languages', () => {
    const lines = describeConfinement(allBut('no-network'), [], 'not installed: unshare');
    expect(lines).toHaveLength(4);
    expect(lines[0]?.en).not.toContain('network');
    expect(lines[1]?.zh).toMatch(/^✗ 无网络.*（seen）$/);
    expect(lines[1]?.en).toMatch(/^✗ No network.* \(seen\)$/);
    expect(lines[2]).toEqual({
      zh: '本机所缺：not installed: unshare',
      en: 'This host lacks: not installed: unshare',
    });
    expect(lines[3]?.zh).toContain('停用');
    expect(lines[3]?.en).toContain('off');
  });

  it('says what an administrator does without, and turns nothing off for it', () => {
    const lines = describeConfinement(allBut('no-network'), ['no-network']);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.zh).toContain('管理员已同意');
    expect(lines[1]?.en).toContain('waived');
    const never = describeConfinement(allBut('engine-locked'), ['engine-locked']);
    expect(never.at(-1)?.en).toContain('off');
    expect(never[1]?.en).not.toContain('waived');
  });
});
