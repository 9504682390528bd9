export const run = async () => import('node:child_process');
