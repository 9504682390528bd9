import type { Port } from '#platform/catalog';
export const send = (port: Port) => port;
