import type { Detector } from '../detector.ts';
import { addressDetector } from './address.ts';
import { ageDetector } from './age.ts';
import { bankCardDetector } from './bank-card.ts';
import { biometricDetector } from './biometric.ts';
import { birthDateDetector } from './birth-date.ts';
import { coordinatesDetector } from './coordinates.ts';
import { creditCodeDetector } from './credit-code.ts';
import { demographicsDetector } from './demographics.ts';
import { emailDetector } from './email.ts';
import { encodedDetector } from './encoded.ts';
import { toldBirthsDetector, toldNamesDetector } from './in-sentences.ts';
import { licencePlateDetector } from './licence-plate.ts';
import { maskedDetector } from './masked-values.ts';
import { passportDetector } from './passport.ts';
import { personNameDetector } from './person-name.ts';
import { phoneDetector } from './phone.ts';
import { residentIdDetector } from './resident-id.ts';

export const detectors: readonly Detector[] = [
  residentIdDetector,
  passportDetector,
  phoneDetector,
  bankCardDetector,
  biometricDetector,
  personNameDetector,
  emailDetector,
  licencePlateDetector,
  addressDetector,
  birthDateDetector,
  ageDetector,
  demographicsDetector,
  coordinatesDetector,
  creditCodeDetector,
  maskedDetector,
  encodedDetector,
  toldNamesDetector,
  toldBirthsDetector,
];
