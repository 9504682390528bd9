export const at = new Date();
export const text = 'x';
