import { useActsOn } from '#api-client';
import { RawOutView } from './RawOutView.tsx';

const measure = 'products.measure-raw-out';

/** Beside the definition on the task page of a review: how much of the product's answers repeats their source. For who may measure it, and nobody else. */
export function ReviewPanel({ id }: { id: string }) {
  const acts = useActsOn('product', id).data?.items;
  return acts?.some(({ name }) => name === measure) ? <RawOutView productId={id} /> : null;
}
