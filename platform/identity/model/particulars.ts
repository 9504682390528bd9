import { type Defect, parseDivisionCode, text } from '#foundation';
import { type Level, type OrganisationKind, organisationKinds } from './organisation-kinds.ts';
import { R71 } from './uscc-rule.ts';

/** What is entered about an organisation besides its name. */
export interface ParticularsInput {
  readonly kind: OrganisationKind;
  readonly level?: Level;
  readonly uscc?: string;
  readonly division?: string;
}

export interface Particulars {
  readonly kind: OrganisationKind;
  readonly level: Level | null;
  readonly uscc: string | null;
  readonly division: string | null;
}

/** The particulars in their stored form, or everything that is wrong with them. Rule R71 reads the codes. */
export function readParticulars(
  input: ParticularsInput,
):
  | { readonly ok: true; readonly value: Particulars }
  | { readonly ok: false; readonly defects: readonly Defect[] } {
  const defects: Defect[] = [];
  const isPublic = organisationKinds[input.kind].publicBody;
  if (isPublic && !input.level) {
    defects.push({ at: '/level', message: text('请选择机构层级。', 'A public body needs its level.') });
  }
  if (!isPublic && input.level) {
    defects.push({
      at: '/level',
      message: text('该类单位没有行政层级。', 'This kind has no administrative level.'),
    });
  }
  const uscc = input.uscc === undefined ? null : R71.judge(input.uscc);
  if (uscc && !uscc.holds) defects.push(...uscc.reasons.map((message) => ({ at: '/uscc', message })));
  const division = input.division === undefined ? null : parseDivisionCode(input.division);
  if (division && !division.ok) defects.push({ at: '/division', message: division.message });
  if (defects.length > 0) return { ok: false, defects };
  return {
    ok: true,
    value: {
      kind: input.kind,
      level: input.level ?? null,
      uscc: uscc?.output.code ?? null,
      division: division?.ok ? division.value.code : null,
    },
  };
}
