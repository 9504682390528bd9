import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtherMachine, otherMachine } from '../../../testkit/packed-verifier.ts';
import { bundleOf, call, dailyUse, fact, inForce, log, signer } from '../evidence-bundle/bundle-for-tests.ts';

let machine: OtherMachine;
beforeAll(() => {
  machine = otherMachine();
}, 60_000);
afterAll(() => machine?.remove());

const calls = [call('2026-02-03T02:00:00Z'), call('2026-02-03T03:00:00Z')];
const entries = [
  inForce('2026-01-10T00:00:00Z'),
  ...calls,
  dailyUse('2026-02-03', [{ agreement: 'agr_1', purpose: 'credit', calls: 2, units: '2' }]),
  fact('authorisation.suspended', '2026-02-06T01:00:00Z'),
];

describe('gongshu-verify, packed and installed without the house', () => {
  it('tells a good bundle, on every Node that is here', async () => {
    const { file, headAt } = await bundleOf(entries, { earlier: [2] });
    const words = [machine.write('good.json', file), '--key', log.vkey];
    words.push('--since', machine.write('checkpoint', headAt(2)));
    for (const node of machine.nodes) {
      const { code, said } = await machine.verify(words, node);
      expect([code, said]).toEqual([0, expect.stringContaining('✓ It holds')]);
      expect(said).toContain('✓ earlier checkpoint');
    }
  });

  it('names what is wrong with another, in words and as JSON', async () => {
    const { file } = await bundleOf(entries, { without: [calls[0]!] });
    const path = machine.write('less.json', file);
    const told = await machine.verify([path]);
    expect([told.code, told.said]).toEqual([1, expect.stringContaining('calls shown: 1, published: 2')]);
    const { code, said } = await machine.verify([path, '--json']);
    expect([code, JSON.parse(said)]).toMatchObject([
      1,
      {
        proven: false,
        valid: false,
        findings: expect.arrayContaining([expect.objectContaining({ at: '/runs' })]),
      },
    ]);
    const stranger = await machine.verify([path, '--key', signer(5).vkey]);
    expect(stranger.said).toContain('✗ key');
  });

  it('says when it was not understood or a file cannot be read', async () => {
    for (const words of [
      [],
      ['one', 'two'],
      ['absent.json'],
      ['--what'],
      ['x', '--key', 'no key'],
      ['x', '--record', '/dev/null'],
    ])
      expect((await machine.verify(words)).code).toBe(2);
    const help = await machine.verify(['--help']);
    expect([help.code, help.said]).toEqual([0, expect.stringContaining('gongshu-verify FILE')]);
  });
});
