export type Column = string;
