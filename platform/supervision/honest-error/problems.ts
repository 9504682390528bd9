import { defineProblems, text } from '#foundation';

export const honestErrorProblems = defineProblems('supervision', {
  'no-such-honest-error': {
    status: 404,
    title: text('没有这件容错记录', 'There is no such record of an honest error'),
    advice: text(
      '请核对编号；只供申报单位、评估单位和监督机构查看。',
      'Check the id; it is for who filed it, who assesses it and those who oversee.',
    ),
  },
  'no-ground': {
    status: 422,
    title: text('没有说明依据什么试行', 'Nothing says on what ground it was tried'),
    advice: text(
      '请选择事前作出并经复核的决策，或者已通过审核的应用场景；协议须与场景相符。没有事前批准的，不能申报容错。',
      'Name a confirmed decision taken before, or an approved scenario; an agreement must be that of the scenario. Without approval before, it cannot be filed.',
    ),
  },
  'not-an-honest-error': {
    status: 422,
    title: text('属于不得容错的情形', 'It is none of those that may be recognised'),
    advice: text(
      '逐条见原因。明知故犯、违反禁令、谋取私利、故意泄露的不能容错；如记录有误，请先更正记录。',
      'The reasons are listed. What was done knowingly, against a ban, for gain or to leak is not covered; if a record is wrong, have it corrected first.',
    ),
  },
  'filed-already': {
    status: 409,
    title: text('同一事项已经申报', 'The same act was filed already'),
    advice: text(
      '同一依据、同一期间只申报一次；有补充的，请在陈述意见时说明。',
      'One ground and period are filed once; say what is to be added when you are heard.',
    ),
  },
  'nobody-to-assess': {
    status: 409,
    title: text('没有可以评估的其他单位', 'There is no other body to assess it'),
    advice: text(
      '评估和认定由其他单位的两人先后进行，且未参与该事项的批准；请该单位先任用人员。',
      'Two persons of another body who had no part in its approval assess and decide; that body appoints people first.',
    ),
  },
  'not-heard-yet': {
    status: 409,
    title: text('申报人尚未陈述', 'Who filed it was not heard yet'),
    advice: text(
      '拟不予认定的，等申报人陈述或者期限届满后再认定。',
      'Before it is refused, wait for the answer of who filed it or for the end of their days.',
    ),
  },
  'too-late-to-answer': {
    status: 409,
    title: text('陈述期限已过，或者已经陈述', 'The time to answer is over, or it was answered'),
    advice: text('结论由另一人认定，请等待认定书。', 'Another person decides now; wait for the decision.'),
  },
  'no-such-concern': {
    status: 404,
    title: text('没有这件线索或者整改', 'There is no such alert or rectification'),
    advice: text(
      '请填写涉及本单位且您可以查看的监督线索或者整改编号；没有的请不填。',
      'Give an alert or rectification of your own organisation that you may see, or leave it out.',
    ),
  },
});
