/** A sentence for people, in both languages of the house. Chinese is written first, English is complete. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** `text('登记', 'Registration')` */
export const text = (zh: string, en: string): Text => ({ zh, en });
