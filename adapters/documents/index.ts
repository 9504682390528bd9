export { createPdfRenderer } from './pdf.ts';
