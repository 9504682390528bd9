export const thing = 1;
export type Port = number;
