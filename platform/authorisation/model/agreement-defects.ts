import { Value } from 'typebox/value';
import { compareScaled, type Defect, parseDecimal, type Text, text } from '#foundation';
import { AgreementDocument, type PartName } from './agreement.ts';
import { missingPart, R24, R25, R28, R30 } from './agreement-rules.ts';
import { formsOfKind } from './product-kind.ts';
import { resourceDefects } from './resource-defects.ts';

/** `/parts/scope/…` → the place and what is wrong there. */
type Report = (at: string, message: Text) => void;

/**
 * Everything that keeps a draft from being a complete, enforceable agreement, told at once (R24, R25, R28, R30 and the sense of the typed values).
 * The draft may be any JSON: what cannot be read at all is itself a defect, and the parts that can be read are still checked.
 * An empty list means the document conforms to {@link AgreementDocument} and can be compiled.
 */
export function agreementDefects(draft: unknown): readonly Defect[] {
  const shape = shapeDefects(draft);
  const defects: Defect[] = [...shape];
  const report: Report = (at, message) => defects.push({ at, message });
  const readable = (...pointers: readonly string[]): boolean =>
    pointers.every(
      (pointer) =>
        !shape.some(
          ({ at }) =>
            at === pointer || at.startsWith(`${pointer}/`) || pointer.startsWith(`${at}/`) || at === '',
        ),
    );

  const parts = (draft as { parts?: { [name: string]: unknown } } | null)?.parts;
  if (typeof parts === 'object' && parts !== null)
    for (const name of R24.judge({ parts }).output) report(`/parts/${name}/wording/zh`, missingPart(name));

  const document = draft as AgreementDocument;
  const part = <Name extends PartName>(
    name: Name,
    check: (part: AgreementDocument['parts'][Name], at: string) => void,
  ): void => {
    const at = `/parts/${name}`;
    if (readable(at)) check(document.parts[name], at);
  };

  part('term', (term, at) => {
    const dates = ['from', 'until'] as const;
    const unreal = dates.filter((name) => !isDate(term[name]));
    for (const name of unreal)
      report(
        `${at}/${name}`,
        text(`“${term[name]}”不是历法上的日期`, `“${term[name]}” is not a calendar date`),
      );
    if (unreal.length > 0) return;
    if (term.from >= term.until) {
      report(`${at}/until`, text('期限的终止日须晚于起始日', 'The term must end after it begins'));
      return;
    }
    const verdict = R25.judge(term);
    if (!verdict.holds) report(`${at}/reasonBeyondLimit`, verdict.reasons[0]!);
  });
  part('scope', (scope, at) => {
    const consent = R28.judge({ resources: scope.resources });
    consent.output.forEach(({ resourceIndex, sourceIndex }, index) => {
      report(`${at}/resources/${resourceIndex}/sources/${sourceIndex}/consent`, consent.reasons[index]!);
    });
    for (const defect of resourceDefects(scope.resources))
      report(`${at}/resources${defect.at}`, defect.message);
    repeated(scope.purposes.map(({ code }) => code)).forEach((index) => {
      report(`${at}/purposes/${index}/code`, text('用途代码重复', 'This purpose code is used twice'));
    });
  });
  if (readable('/parts/products', '/parts/scope')) productDefects(document, report);
  if (readable('/parts/money', '/parts/scope')) moneyDefects(document, report);
  if (readable('/parts/security', '/parts/scope')) securityDefects(document, report);
  part('disclosure', (disclosure, at) => {
    if (!disclosure.noRedevelopment)
      report(
        `${at}/noRedevelopment`,
        text(
          '须约定运营机构不得直接或间接参与再开发',
          'The agreement must say that the operator takes no part in re-development',
        ),
      );
  });
  if (readable('/parts/disclosure', '/parts/scope', '/parties')) {
    const verdict = R30.judge({ document, developers: document.parts.scope.users.developers });
    for (const reason of verdict.holds ? [] : verdict.reasons)
      report('/parts/scope/users/developers', reason);
  }
  part('ending', (ending, at) => {
    for (const [step, message] of Object.entries(neededExitSteps))
      if (!ending.exit.some((entry) => entry.step === step)) report(`${at}/exit`, message);
  });
  if (readable('/parties')) partyDefects(document, report);
  if (readable('/supersedes', '/version', '/number') && document.supersedes) {
    const { number, version } = document.supersedes;
    if (number === document.number && version >= document.version)
      report('/supersedes/version', text('只能取代更早的版本', 'Only an earlier version can be superseded'));
  }
  return defects;
}

/** Without these an exit leaves data or keys behind. */
const neededExitSteps: { readonly [step: string]: Text } = {
  'stop-access': text('退出安排缺“停止访问”', 'The exit lacks “stop access”'),
  'delete-data': text('退出安排缺“删除数据”', 'The exit lacks “delete data”'),
  'destroy-keys': text('退出安排缺“销毁密钥”', 'The exit lacks “destroy keys”'),
};

function productDefects({ parts }: AgreementDocument, report: Report): void {
  const purposes = new Set(parts.scope.purposes.map(({ code }) => code));
  const forms = new Set(parts.scope.resources.flatMap((resource) => resource.forms));
  parts.products.list.forEach((product, index) => {
    const at = `/parts/products/list/${index}`;
    for (const purpose of product.purposes)
      if (!purposes.has(purpose))
        report(
          `${at}/purposes`,
          text(
            `产品“${product.title}”的用途“${purpose}”未授权`,
            `The purpose “${purpose}” of product “${product.title}” is not granted`,
          ),
        );
    if (!forms.has(product.form))
      report(
        `${at}/form`,
        text(
          `没有一项资源允许产品“${product.title}”的形式`,
          `No resource allows the form of product “${product.title}”`,
        ),
      );
    if (product.kinds?.some((kind) => !formsOfKind[kind].includes(product.form)))
      report(
        `${at}/kinds`,
        text(
          `产品“${product.title}”的种类不能以这种形式提供`,
          `A kind named for product “${product.title}” is not offered in its form`,
        ),
      );
  });
  repeated(parts.products.list.map(({ code }) => code)).forEach((index) => {
    report(`/parts/products/list/${index}/code`, text('产品代码重复', 'This product code is used twice'));
  });
}

/** R34: 公共治理 and 公益事业 are free, 产业发展 and 行业发展 have a guided price. */
function moneyDefects({ parts }: AgreementDocument, report: Report): void {
  const { price, settlement, separateAccounts } = parts.money;
  const chargeable = parts.scope.purposes.some(
    (purpose) => purpose.class === 'industry' || purpose.class === 'sector',
  );
  if (price.feeClass === 'guided' && !chargeable)
    report(
      '/parts/money/price/feeClass',
      text(
        '公共治理、公益事业用途免费提供，不得收费',
        'Use for governance or public welfare is free of charge',
      ),
    );
  if (price.feeClass === 'guided' && !price.trial && !price.ceilingReference)
    report(
      '/parts/money/price/ceilingReference',
      text(
        '政府指导价须写明上限收费标准的文件',
        'A guided price must name the decision that set its ceiling',
      ),
    );
  if (!separateAccounts)
    report(
      '/parts/money/separateAccounts',
      text('须约定单独核算成本和收入', 'Costs and revenue must be accounted separately'),
    );
  for (const basis of ['revenue', 'profit'] as const) {
    const millionths = settlement.benefitSharing
      .filter(({ of }) => of === basis)
      .reduce((sum, entry) => sum + Math.round(Number(entry.share) * 1e6), 0);
    if (millionths > 1e6)
      report(
        '/parts/money/settlement/benefitSharing',
        text('分配比例之和超过一', 'The shares add up to more than one'),
      );
    const measured = settlement.benefitSharing.filter(
      ({ of, dividedBy }) => of === basis && dividedBy === 'contribution',
    );
    if (new Set(measured.map(({ to }) => to.organisationId)).size < measured.length)
      report(
        '/parts/money/settlement/benefitSharing',
        text('按贡献分配的，一个单位只列一次', 'By contribution a party is named once'),
      );
  }
}

function securityDefects({ parts }: AgreementDocument, report: Report): void {
  const { personalInformation, privacyBudget } = parts.security;
  const protectsPeople = parts.scope.resources.some((resource) =>
    resource.protectedUnits.some(({ unit }) => unit === 'person' || unit === 'household'),
  );
  const at = '/parts/security/personalInformation';
  if (protectsPeople && !personalInformation.contained)
    report(
      `${at}/contained`,
      text(
        '资源保护个人或家庭，须按含个人信息约定',
        'A resource protects people, so the agreement must treat it as personal information',
      ),
    );
  if (personalInformation.contained && personalInformation.basis === 'none')
    report(
      `${at}/basis`,
      text(
        '含个人信息，须写明同意、匿名化或法定职责',
        'Personal information needs consent, anonymisation or a statutory duty (R63)',
      ),
    );
  if (personalInformation.contained && !personalInformation.impactAssessmentReference)
    report(
      `${at}/impactAssessmentReference`,
      text('含个人信息，须有影响评估', 'Personal information needs an impact assessment (R62)'),
    );
  repeated(privacyBudget.map(({ population }) => population)).forEach((index) => {
    report(
      `/parts/security/privacyBudget/${index}/population`,
      text('同一人群只列一次', 'A population is listed once'),
    );
  });
  privacyBudget.forEach(({ epsilon, perCall }, index) => {
    if (perCall !== undefined && isMore(perCall, epsilon))
      report(
        `/parts/security/privacyBudget/${index}/perCall`,
        text('一次调用不能超过全部份额', 'One call cannot spend more than the whole share'),
      );
  });
}

/** 管运适度分离: who authorises or organises does not operate. */
function partyDefects({ parties }: AgreementDocument, report: Report): void {
  const { authorisingBody, implementingBody, operator } = parties;
  if (
    operator.organisationId === implementingBody.organisationId ||
    operator.organisationId === authorisingBody.organisationId
  )
    report(
      '/parties/operator',
      text(
        '运营机构不得同时是授权主体或实施机构',
        'The operator cannot also be the authorising or implementing body',
      ),
    );
}

const isMore = (one: string, other: string): boolean => {
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  const plain = { numerator: 1n, denominator: 1n };
  return left !== null && right !== null && compareScaled(left, plain, right, plain) > 0;
};

/** Indexes of values that were there before. */
const repeated = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));

function isDate(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

/** Disagreements with the schema, one per place, in words of people. */
function shapeDefects(draft: unknown): Defect[] {
  const places = new Map<string, Text>();
  for (const error of Value.Errors(AgreementDocument, draft)) {
    const params = error.params as {
      requiredProperties?: readonly string[];
      additionalProperties?: readonly string[];
    };
    if (error.keyword === 'required')
      for (const name of params.requiredProperties ?? [])
        places.set(`${error.instancePath}/${name}`, text('未填写', 'Missing'));
    else if (error.keyword === 'additionalProperties')
      for (const name of params.additionalProperties ?? [])
        places.set(`${error.instancePath}/${name}`, text('没有这一项', 'There is no such field'));
    else if (error.keyword !== 'anyOf' && !places.has(error.instancePath))
      places.set(error.instancePath, text('内容不符合要求', `Not acceptable: ${error.message}`));
  }
  return [...places].map(([at, message]) => ({ at, message }));
}
