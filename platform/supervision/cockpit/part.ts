import type { Module } from '#foundation';
import { figuresCheck } from './check.ts';
import { cockpitRead } from './cockpit-read.ts';
import { dutiesRead } from './duties-read.ts';
import { CP1 } from './rule.ts';
import { figuresKind, takeOnTime } from './take.ts';

/** The cockpit of those who supervise: figures that are taken and kept, and the lists behind them. */
export const cockpit = {
  reads: [cockpitRead, dutiesRead],
  checks: [figuresCheck],
  rules: [CP1],
  clocks: { [figuresKind]: takeOnTime },
} satisfies Partial<Module>;
