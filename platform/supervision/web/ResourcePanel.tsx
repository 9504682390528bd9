import { ImpactOfResource } from './ImpactOfResource.tsx';
import { MarksOfResource } from './objections/MarksOfResource.tsx';

/** What supervision says of a resource: the objections that mark it, and what depends on it. */
export const ResourcePanel = ({ id }: { id: string }) => (
  <>
    <MarksOfResource id={id} />
    <ImpactOfResource id={id} />
  </>
);
