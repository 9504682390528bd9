import { type ComponentType, createContext, type ReactNode, Suspense, useContext } from 'react';
import { Waiting } from './Loaded.tsx';

/** What a module shows of things wherever they are acted on or looked at, by kind of thing; loaded when it is first needed. */
export type Panels = { readonly [kind: string]: ComponentType<{ id: string }> };

const PanelsContext = createContext<Panels>({});

export const SubjectPanels = ({ panels, children }: { panels: Panels; children: ReactNode }) => (
  <PanelsContext value={panels}>{children}</PanelsContext>
);

/** The panel of a thing, or nothing where its kind has none. */
export function SubjectPanel({ kind, id }: { kind: string; id: string }) {
  const panels = useContext(PanelsContext);
  const Panel = Object.hasOwn(panels, kind) ? panels[kind] : undefined;
  return Panel ? (
    <Suspense fallback={<Waiting rows={8} />}>
      <Panel id={id} />
    </Suspense>
  ) : null;
}
