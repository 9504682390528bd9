export { lmdbSnapshots } from './snapshots.ts';
