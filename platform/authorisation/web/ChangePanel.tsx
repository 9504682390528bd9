import { useAgreementChange } from '#api-client';
import { SubjectPanel } from '#ui-kit';
import { ChangeOf } from './AgreementVersions.tsx';

/** Where a change is decided on or consented to: its lines, and the columns and buyers that lineage knows of. */
export function ChangePanel({ id }: { readonly id: string }) {
  const { data } = useAgreementChange(id);
  if (!data) return null;
  return (
    <>
      <ChangeOf change={data} />
      <SubjectPanel kind="agreement" id={data.agreementId} />
    </>
  );
}
