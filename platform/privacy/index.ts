import { type Module, text } from '#foundation';

export { personalDataInspector } from './inspector.ts';

/** Classification, personal-data detection, disclosure control. The guards are pure and stand behind `#platform/privacy/model/guards`. */
export const privacy: Module = {
  name: 'privacy',
  title: text('分类分级与个人信息保护', 'Classification and privacy'),
};
