const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const idCheck = '10X98765432';

/** The check character of 17 digits (GB 11643). The full reading, with reasons, is foundation's; this one runs over millions of cells. */
export function idCheckFits(number: string): boolean {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += (number.charCodeAt(place) - 48) * idWeights[place]!;
  return idCheck[sum % 11] === number[17];
}

/** Luhn's sum, as on bank cards. */
export function luhnFits(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back++) {
    const value = digits.charCodeAt(digits.length - 1 - back) - 48;
    const doubled = back % 2 === 1 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 7064 MOD 11,10: the check digit of business registration numbers of 15 digits (工商注册号). */
export function mod1110Fits(digits: string): boolean {
  let product = 10;
  for (let place = 0; place < digits.length - 1; place++) {
    const sum = (product + digits.charCodeAt(place) - 48) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (product + digits.charCodeAt(digits.length - 1) - 48) % 10 === 1;
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that exists, in a year a living or documented person may be born in. */
export const plausibleDay = (year: number, month: number, day: number): boolean =>
  year >= 1860 &&
  year <= 2099 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= monthDays[month - 1]! &&
  (month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)));
