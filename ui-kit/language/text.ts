/** A sentence in both languages of the house, as the server sends it. Chinese first. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
export const text = (zh: string, en: string): Text => ({ zh, en });

export type Language = 'zh' | 'en';
