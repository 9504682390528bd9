import { type Text, text } from '#foundation';

/** Why a person keeps out of an organisation's matters (公务员法 Art 76: interests of the person, of kin, or what else could touch fairness). */
export const interestGrounds = {
  kin: text('近亲属任职或有利害关系', 'Kin works there or has an interest'),
  employment: text('曾任职或将任职', 'Worked there or is about to'),
  shares: text('持股、投资或其他经济利益', 'Shares, investments or other economic interest'),
  other: text('其他可能影响公正履职的情形', 'Something else that could touch fairness'),
} as const satisfies { readonly [ground: string]: Text };
export type InterestGround = keyof typeof interestGrounds;
export const interestGroundCodes = Object.keys(interestGrounds) as readonly InterestGround[];
