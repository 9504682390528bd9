// TODO: later
export const thing = 1;
