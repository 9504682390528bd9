import type { Title } from '../../applications/titles/index.ts';
export type Named = Title;
