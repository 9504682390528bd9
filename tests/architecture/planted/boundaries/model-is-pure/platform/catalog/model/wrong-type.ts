import type { Column } from '../ports.ts';
export type Named = Column;
