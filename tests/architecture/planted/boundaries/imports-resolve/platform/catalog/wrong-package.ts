import Ajv from 'ajv';
export const validator = Ajv;
