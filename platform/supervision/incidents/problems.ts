import { defineProblems, text } from '#foundation';

export const incidentProblems = defineProblems('supervision', {
  'no-such-incident': {
    status: 404,
    title: text('没有这件安全事件', 'There is no such incident'),
    advice: text(
      '请核对编号；安全事件只供记录单位和监督机构查看。',
      'Check the id; an incident is for the organisation that recorded it and those who oversee.',
    ),
  },
  'found-later': {
    status: 422,
    title: text('发现时间晚于现在', 'It was found later than now'),
    advice: text(
      '请填写实际发现的时间，时限从那时起算。',
      'Give when it was found; the clocks run from then.',
    ),
  },
  'no-such-thing-hit': {
    status: 404,
    title: text('没有这个受影响对象', 'There is no such thing that was hit'),
    advice: text(
      '请选择一个与本单位有关的资源、产品或协议，或不填。',
      'Choose one resource, product or agreement that concerns your organisation, or none.',
    ),
  },
  'not-reported': {
    status: 409,
    title: text(
      '须报告或者上报的事件尚未送达',
      'The report of it, or its passing on, has not been taken yet',
    ),
    advice: text(
      '请先报告（重大以上的并须上报），收到回执或者登记人工送达后，再登记处置完毕；时限仍在计算。',
      'Report it first, and pass on what is major or graver. Once the receipt is there, or the delivery by hand is entered, say that it was handled; the clock still runs.',
    ),
  },
  'breach-notice-incomplete': {
    status: 422,
    title: text('告知内容不全', 'The notice is not complete'),
    advice: text(
      '写明种类原因和危害、补救措施、联系方式；已有效避免危害的，填写不通知个人的理由。',
      'State kinds, cause and harm, measures, and a contact; or why persons need not be told because the harm was effectively avoided.',
    ),
  },
  'breach-notice-missing': {
    status: 409,
    title: text('尚未告知个人', 'Persons have not been told'),
    advice: text(
      '涉及个人信息的事件，先出具告知书或说明不通知的理由，再结案。',
      'Where personal information is involved, issue the notice or give the waiver before closing.',
    ),
  },
  'waived-by-oneself': {
    status: 409,
    title: text('不能由同一人核对结案', 'It is closed by another person'),
    advice: text(
      '记录人和说明不通知理由的人不能结案，请由本单位另一人核对后结案。',
      'Who recorded it and who gave the waiver do not close it; another person of the organisation does.',
    ),
  },
});
