export { thing } from '../../platform/catalog/web/page.tsx';
