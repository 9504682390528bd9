import { defineLifecycle, type Text, text } from '#foundation';

export type RevocationState = 'proposed' | 'confirmed' | 'dropped';

/** Grounds on which the registrar revokes (登记办法 Art 20). */
export const revocationGrounds = {
  concealment: text('隐瞒事实或者提供虚假材料', 'Facts were concealed or materials false'),
  forgery: text('篡改、伪造登记结果', 'The result was tampered with or forged'),
  misuse: text('非法使用登记结果或者谋取不正当利益', 'The result was used unlawfully or for improper profit'),
  other: text('其他违反规定的情形', 'Another breach'),
} as const satisfies { readonly [ground: string]: Text };
export type RevocationGround = keyof typeof revocationGrounds;

/** Proposed by one of the registrar's people, decided by another. */
export const revocationLifecycle = defineLifecycle<RevocationState, 'confirm' | 'drop'>({
  id: 'registration.revocation',
  title: text('撤销登记', 'Revocation of a registration'),
  initial: 'proposed',
  states: {
    proposed: { title: text('待复核', 'Proposed'), on: { confirm: 'confirmed', drop: 'dropped' } },
    confirmed: { title: text('已撤销登记', 'Revoked') },
    dropped: { title: text('不予撤销', 'Dropped') },
  },
  events: { confirm: text('确认撤销', 'Confirm'), drop: text('不予撤销', 'Drop') },
});
