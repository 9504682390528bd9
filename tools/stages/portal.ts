import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPortal, portalDist } from '../../programs/server/portal-build.ts';
import { describeWeight, isTooHeavy, type Manifest, weights } from './size-budget.ts';
import { onePassed, type Stage } from './stage.ts';

/** Builds what readers get, so that the browser tests and the server use the same build. */
export const portalBuild: Stage = {
  name: 'portal build',
  run: async () => {
    await buildPortal();
    return onePassed;
  },
};

/** Shell and pages against their limits; the heaviest are shown also when all is well. */
export const portalBudget: Stage = {
  name: 'portal size budget',
  run: async () => {
    const manifest = JSON.parse(readFileSync(join(portalDist, '.vite/manifest.json'), 'utf8')) as Manifest;
    const all = weights(manifest, (file) => readFileSync(join(portalDist, file)));
    const heavy = all.filter(isTooHeavy);
    for (const weight of all.slice(0, 4)) console.log(`  ${describeWeight(weight)}`);
    return {
      passed: all.length - heavy.length,
      failed: heavy.length,
      skipped: 0,
      ...(heavy.length > 0 ? { note: `too heavy: ${heavy.map(describeWeight).join('; ')}` } : {}),
    };
  },
};
