import { writeFileSync } from 'node:fs';
export const write = () => writeFileSync('x', '');
