/** A refusal in the shape that CKAN's clients know. */
export class CkanError extends Error {
  readonly status: number;
  readonly error: { readonly __type: string; readonly [field: string]: unknown };
  constructor(status: number, error: CkanError['error']) {
    super(error.__type);
    this.status = status;
    this.error = error;
  }
}
export const notFound = (message = 'Not found'): CkanError =>
  new CkanError(404, { __type: 'Not Found Error', message: `Not found: ${message}` });
export const notRight = (field: string, ...messages: readonly string[]): CkanError =>
  new CkanError(409, { __type: 'Validation Error', [field]: messages });
export const notAllowed = (message: string): CkanError =>
  new CkanError(403, { __type: 'Authorization Error', message: `Access denied: ${message}` });
export const notSearchable = (message: string): CkanError =>
  new CkanError(409, { __type: 'Search Query Error', message });
