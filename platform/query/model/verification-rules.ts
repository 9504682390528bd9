import { defineRule, text } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation/model';

/**
 * Personal information circulates with the person's consent or anonymised. An answer on one person is never anonymous, so a verification
 * of people rests on consent, named at each call, or on a statutory duty. Output: whether each call names a consent.
 */
export const R63 = defineRule({
  inForce: { from: '2025-01-06' },
  jurisdiction: 'CN',
  verified: true,
  id: 'R63',
  title: text('个人信息流通须取得同意或经匿名化', 'Personal information needs consent or anonymisation'),
  clause: { document: '流通安全方案', article: '三' },
  alsoBasedOn: [{ document: '个人信息保护法', article: '13' }],
  parameters: {},
  actsIn: [
    'products.define-verification',
    'products.revise-verification',
    'products.call-verification',
    'products.register-consent',
    'products.withdraw-consent',
    'products.find-consents',
    // Tables: platform/privacy/model/gate/circulation.ts
    'privacy.gate',
    'privacy.declare-basis',
    'catalog.put-in-service',
    'authorisation.sign-agreement',
    'authorisation.consent-change',
    'products.list-product',
  ],
  check: (input: {
    /** Rows stand for natural persons or households. */
    readonly people: boolean;
    readonly basis: AgreementDocument['parts']['security']['personalInformation']['basis'];
    /** Consent the caller names, at a call. Absent: only the agreement is judged. */
    readonly consent?: string | null;
  }) => {
    const consentNeeded = input.people && input.basis === 'consent';
    const agreed = !input.people || input.basis === 'consent' || input.basis === 'statutory-duty';
    const holds = agreed && (input.consent === undefined || !consentNeeded || input.consent !== null);
    return {
      holds,
      reasons: [
        holds
          ? text(
              '有同意、法定职责，或不涉及个人',
              'There is consent, a statutory duty, or no person concerned',
            )
          : agreed
            ? text('核验个人须逐次载明其授权同意', 'A verification of a person names their consent each time')
            : text(
                '协议未以同意或法定职责为基础，不能核验个人',
                'The agreement rests on neither consent nor a statutory duty, so persons cannot be verified',
              ),
      ],
      output: { consentNeeded },
    };
  },
});
