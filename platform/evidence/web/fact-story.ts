import { formatDate, type Text, text } from '#ui-kit';
import { disclosureStory } from './disclosure-story.ts';
import { factKinds } from './fact-kinds.ts';
import { openingStory } from './opening-story.ts';
import { priceStory } from './price-story.ts';
import { told } from './told.ts';

const objectionSteps = {
  'supervision.objection-marked': text('作异议标注', 'is marked: there is an objection'),
  'supervision.objection-frozen': text('因异议冻结', 'is frozen on an objection'),
  'supervision.freeze-lifted': text('解除冻结', 'is frozen no more'),
  'supervision.objection-lifted': text('异议办结，撤销标注', 'is marked no more, the objection is settled'),
};

/** One fact in a sentence; null when it is of an unknown kind or not of the shape its kind has. Nothing of a fact is taken on trust. */
export function tellFact(kind: string, fact: unknown): Text | null {
  const read = reader(fact);
  if (read === null) return null;
  const { of, list } = read;
  switch (kind) {
    case 'authorisation.in-force': {
      const resources = list('resources').map((one) => reader(one)?.of('title') ?? '');
      const purposes = list('purposes').map((one) => reader(one)?.of('title') ?? '');
      return told(
        [of('number'), of('operator'), of('from'), of('until')],
        ([number, operator, from, until]) =>
          text(
            `${number}：授权${operator}使用${resources.join('、')}，用于${purposes.join('、')}，${from}起，${until}起失效。`,
            `${number}: ${operator} may use ${resources.join(', ')} for ${purposes.join(', ')}, from ${from}, no more from ${until}.`,
          ),
      );
    }
    case 'authorisation.selection-announced':
      return told([of('number'), of('plan'), of('closesOn')], ([number, plan, closesOn]) =>
        text(
          `${number}：为“${plan}”遴选运营机构，截止${closesOn}。`,
          `${number}: an operator is sought for “${plan}” until ${closesOn}.`,
        ),
      );
    case 'authorisation.selection-decided':
      return told([of('number'), of('winner')], ([number, winner]) =>
        text(
          `${number}：${list('candidates').length}家候选，选定${winner}。`,
          `${number}: ${winner} was chosen among ${list('candidates').length}.`,
        ),
      );
    case 'authorisation.selection-cancelled':
      return told([of('number'), of('reason')], ([number, reason]) =>
        text(`${number}终止：${reason}。`, `${number} was cancelled: ${reason}.`),
      );
    case 'authorisation.filed':
      return told([of('number'), of('authority'), of('reference')], ([number, authority, reference]) =>
        text(
          `${number}已报${authority}备案（${reference}）。`,
          `${number} was filed with ${authority} (${reference}).`,
        ),
      );
    case 'authorisation.suspended':
    case 'authorisation.resumed':
      return told([of('number'), of('reason')], ([number, reason]) =>
        text(`${number}：${reason}`, `${number}: ${reason}`),
      );
    case 'authorisation.expired':
      return told([of('number')], ([number]) => text(`${number}期限届满。`, `The term of ${number} ended.`));
    case 'authorisation.terminated':
      return told([of('number'), of('ground')], ([number, ground]) =>
        text(`${number}提前终止：${ground}。`, `${number} ended before its term: ${ground}.`),
      );
    case 'authorisation.exit-began': {
      const days = list('steps').flatMap((one) => reader(one)?.of('dueOn') ?? []);
      const last = days.toSorted().at(-1);
      return told([of('number')], ([number]) =>
        last === undefined
          ? text(`${number}终结，退出程序开始。`, `${number} is over and the exit begins.`)
          : text(
              `${number}终结，退出程序开始：共${days.length}项事项，最迟${last}办结。`,
              `${number} is over and the exit begins: ${days.length} steps, the last due on ${last}.`,
            ),
      );
    }
    case 'authorisation.exit-completed':
      return told([of('number')], ([number]) =>
        text(`${number}约定的退出事项已全部办结。`, `All steps of the exit from ${number} are done.`),
      );
    case 'authorisation.exit-step-confirmed':
      return told([of('number'), of('dueOn')], ([number, dueOn]) =>
        text(
          `${number}的一项退出事项已办结，期限为${dueOn}。`,
          `A step of the exit from ${number}, due on ${dueOn}, is done.`,
        ),
      );
    case 'projection.destroyed':
      return told([of('number'), of('because')], ([number, because]) =>
        because === 'withdrawn'
          ? text(
              `${number}：一项资源已撤出，其授权数据域与密钥已销毁。`,
              `${number}: a resource was withdrawn; its data domain and key are destroyed.`,
            )
          : text(
              `${number}：授权数据域与密钥已销毁，不可恢复。`,
              `${number}: data domain and key are destroyed and cannot come back.`,
            ),
      );
    case 'privacy.budget-set':
      return told([of('population'), of('epsilon'), of('reason')], ([population, epsilon, reason]) =>
        text(
          `“${population}”的隐私预算为ε=${epsilon}：${reason}`,
          `“${population}” has ε=${epsilon}: ${reason}`,
        ),
      );
    case 'privacy.release-approved':
    case 'privacy.release-ended': {
      const conditions = list('conditions').filter((one): one is string => typeof one === 'string');
      return told([of('resource')], ([resource]) =>
        kind === 'privacy.release-approved'
          ? text(
              `“${resource}”开放前未满足的事项经两人决定放行：${conditions.join('、')}。`,
              `What “${resource}” did not meet before opening was released by two persons: ${conditions.join(', ')}.`,
            )
          : text(
              `撤回对“${resource}”的放行：${conditions.join('、')}。`,
              `The release of “${resource}” was withdrawn: ${conditions.join(', ')}.`,
            ),
      );
    }
    case 'supervision.stopped':
      return told([of('thing'), of('reason')], ([thing, reason]) =>
        text(`“${thing}”紧急停用：${reason}`, `“${thing}” is stopped: ${reason}`),
      );
    case 'supervision.stop-lifted':
      return told([of('thing'), of('reason')], ([thing, reason]) =>
        text(`“${thing}”解除停用：${reason}`, `“${thing}” is stopped no more: ${reason}`),
      );
    case 'supervision.breach-notice':
      return told([of('incident'), of('harm'), of('contact')], ([incident, harm, contact]) =>
        text(`“${incident}”：${harm}联系方式：${contact}`, `“${incident}”: ${harm} Contact: ${contact}`),
      );
    case 'supervision.yearly-disclosure':
    case 'supervision.not-disclosed':
    case 'supervision.complaints-of-year':
      return disclosureStory(kind, of);
    case 'supervision.evaluation-scheme':
      return told([of('title'), of('version'), of('effectiveOn')], ([title, version, effectiveOn]) =>
        text(
          `《${title}》第${version}版，自${effectiveOn}起施行。`,
          `“${title}”, version ${version}, in force from ${effectiveOn}.`,
        ),
      );
    case 'supervision.evaluation':
      return told([of('period'), of('number'), of('organisations')], ([period, number, organisations]) =>
        text(
          `${number}：公布${period}评价，被评价单位${organisations}家。`,
          `${number}: the evaluation of ${period} is published, of ${organisations} organisations.`,
        ),
      );
    case 'supervision.honest-error':
      return told(
        [of('number'), of('organisation'), of('assessor'), of('outcome')],
        ([number, organisation, assessor, outcome]) =>
          outcome === 'recognised'
            ? text(
                `${number}：${assessor}认定${organisation}申报的事项容错。`,
                `${number}: ${assessor} recognised an honest error that ${organisation} had filed.`,
              )
            : text(
                `${number}：${assessor}对${organisation}申报的事项不予认定容错。`,
                `${number}: ${assessor} did not recognise what ${organisation} had filed as an honest error.`,
              ),
      );
    case 'supervision.objection-marked':
    case 'supervision.objection-frozen':
    case 'supervision.freeze-lifted':
    case 'supervision.objection-lifted':
      return told([of('thing'), of('ground'), of('handler')], ([thing, ground, handler]) =>
        text(
          `${handler}：“${thing}”${objectionSteps[kind].zh}（${ground}）。`,
          `${handler}: “${thing}” ${objectionSteps[kind].en} (${ground}).`,
        ),
      );
    case 'registration.evidence':
      return told([of('thing'), of('digest')], ([thing, digest]) => {
        const product = of('kind') === 'product';
        // Whole in the entry; here it is for comparing by eye.
        const begins = digest.slice(0, 16);
        return text(
          `${product ? '产品' : '资源'}${thing}在申请登记前存证，内容摘要${begins}…。`,
          `Before ${product ? 'product' : 'resource'} ${thing} is registered its content is recorded; digest ${begins}….`,
        );
      });
    case 'registration.public-notice':
      return told([of('dataName'), of('registrant'), of('lastDay')], ([name, registrant, lastDay]) =>
        text(
          `${registrant}申请登记“${name}”${of('agent') ? `（${of('agent')}代理）` : ''}，公示至${lastDay}。`,
          `${registrant} applies to register “${name}”${of('agent') ? ` through ${of('agent')}` : ''}; on notice until ${lastDay}.`,
        ),
      );
    case 'registration.recorded': {
      const types: { readonly [type: string]: Text } = {
        change: text('变更', 'changed'),
        correction: text('更正', 'corrected'),
        renewal: text('续展', 'renewed'),
      };
      return told(
        [of('dataName'), of('registrant'), of('type'), of('validUntil')],
        ([name, registrant, type, until]) => {
          const word = types[type] ?? text(type, type);
          return text(
            `${registrant}的“${name}”的登记已${word.zh}，有效期至${until}。`,
            `The registration of “${name}” of ${registrant} was ${word.en}; valid until ${until}.`,
          );
        },
      );
    }
    case 'registration.ended': {
      const ways: { readonly [how: string]: Text } = {
        cancelled: text('已注销', 'was cancelled'),
        lapsed: text('到期未续展，已注销', 'lapsed: it was not renewed'),
        revoked: text('已撤销', 'was revoked'),
      };
      return told(
        [of('dataName'), of('registrant'), of('how'), of('reason')],
        ([name, registrant, how, reason]) => {
          const word = ways[how] ?? text(how, how);
          return text(
            `${registrant}的“${name}”的登记${word.zh}：${reason}。`,
            `The registration of “${name}” of ${registrant} ${word.en}: ${reason}.`,
          );
        },
      );
    }
    case 'registration.objection-raised':
      return told([of('dataName'), of('registrant'), of('recheckBy')], ([name, registrant, by]) =>
        text(
          `${registrant}的“${name}”在公示期收到异议，公示中止，${by}前复核。`,
          `Somebody objects to the registration of “${name}” of ${registrant}; the notice stands still, the recheck is due by ${by}.`,
        ),
      );
    case 'registration.objection-decided': {
      const upheld = (fact as { readonly upheld?: unknown }).upheld === true;
      return told([of('dataName'), of('registrant')], ([name, registrant]) =>
        upheld
          ? text(
              `对${registrant}的“${name}”的异议成立，登记终止。`,
              `The objection to “${name}” of ${registrant} was upheld; the registration is terminated.`,
            )
          : text(
              `对${registrant}的“${name}”的异议不成立。`,
              `The objection to “${name}” of ${registrant} was dismissed.`,
            ),
      );
    }
    case 'registration.registered':
      return told([of('dataName'), of('registrant'), of('queryCode')], ([name, registrant, code]) =>
        text(
          `${registrant}的“${name}”已登记，查询码${code}。`,
          `“${name}” of ${registrant} is registered; query code ${code}.`,
        ),
      );
    case 'products.delisted':
      return told([of('title'), of('reason')], ([title, reason]) =>
        text(`“${title}”下架：${reason}`, `“${title}” is delisted: ${reason}`),
      );
    case 'authorisation.scenario-approved':
    case 'authorisation.scenario-suspended':
    case 'authorisation.scenario-resumed':
    case 'authorisation.scenario-ended':
      return told([of('number'), of('name')], ([number, name]) =>
        text(`${factKinds[kind].zh}：${name}（${number}）。`, `${factKinds[kind].en}: ${name} (${number}).`),
      );
    case 'opening.listed':
    case 'opening.withdrawn':
      return openingStory(kind, of);
    case 'products.listed':
    case 'products.price-in-force':
    case 'pricing.revenue-approved':
    case 'pricing.ceilings-set':
    case 'pricing.year-reviewed':
    case 'pricing.benefit-shared':
      return priceStory(kind, of, list);
    case 'evidence.openings-erased':
      return told([of('before'), of('decidedOn'), of('reason')], ([before, decidedOn, reason]) => {
        const [gone, kept] = [figure(fact, 'erased'), figure(fact, 'kept')];
        return text(
          `依${decidedOn}的决定，${before}以前存证的盐值与字段值已清除${gone.zh}；仍须保留${kept.zh}。理由：${reason}`,
          `By the decision of ${decidedOn}, salts and values of ${gone.en} made before ${before} were erased; ${kept.en} are still needed and kept. Reason: ${reason}`,
        );
      });
    case 'evidence.daily-use':
      return told([of('day')], ([day]) => dailyUse(day, list('lines')));
    case 'evidence.log-key':
      return told([of('event'), of('algorithm'), of('key')], ([event, algorithm, key]) =>
        keyChange({ event, algorithm, key, previous: of('previous'), until: of('overlapUntil') }),
      );
    default:
      return null;
  }
}

/** How many entries, as far as it is said. */
function figure(fact: unknown, name: string): Text {
  const said = (fact as { readonly [name: string]: unknown })[name];
  const fewer = (said as { fewerThan?: unknown } | null | undefined)?.fewerThan;
  if (typeof said === 'number') return text(`${said}条`, `${said} entries`);
  return typeof fewer === 'number'
    ? text(`少于${fewer}条`, `fewer than ${fewer} entries`)
    : text('若干条', 'some entries');
}

function dailyUse(day: string, lines: readonly unknown[]): Text {
  let calls = 0;
  let below = 0;
  for (const line of lines) {
    const { calls: exact, fewerThan } = (line ?? {}) as { calls?: unknown; fewerThan?: unknown };
    if (typeof exact === 'number') calls += exact;
    if (typeof fewerThan === 'number') below += fewerThan;
  }
  if (calls === 0 && below > 0)
    return text(
      `${day}的调用少于${below}次，合并公布。`,
      `On ${day} there were fewer than ${below} calls; they are published merged.`,
    );
  return text(
    `${day}公布调用${calls}次${below > 0 ? `，另有少于${below}次已合并` : ''}。`,
    `On ${day} ${calls} calls are published${below > 0 ? `, and fewer than ${below} more are merged` : ''}.`,
  );
}

interface KeyChange {
  readonly event: string;
  readonly algorithm: string;
  readonly key: string;
  readonly previous: string | null;
  readonly until: string | null;
}

/** A key is named by the eight letters of its id: long enough to be compared by eye, and its whole text is in the entry. */
function keyChange({ event, algorithm, key, previous, until }: KeyChange): Text {
  const name = keyId(key);
  if (event !== 'begins')
    return text(
      `日志的${algorithm}密钥${name}不再签名，其私钥随即销毁。`,
      `The log’s ${algorithm} key ${name} signs no more; its private half is destroyed.`,
    );
  const begins = text(
    `日志启用${algorithm}密钥${name}`,
    `The log begins to sign with the ${algorithm} key ${name}`,
  );
  if (previous === null) return text(`${begins.zh}。`, `${begins.en}.`);
  return until === null
    ? text(
        `${begins.zh}，密钥${keyId(previous)}同时停用。`,
        `${begins.en}; the key ${keyId(previous)} ends with it.`,
      )
    : text(
        `${begins.zh}，接替密钥${keyId(previous)}，两者并行签名至${formatDate(until, 'zh')}。`,
        `${begins.en} in the place of ${keyId(previous)}; both sign until ${formatDate(until, 'en')}.`,
      );
}

const keyId = (vkey: string): string => /\+([0-9a-f]{8})\+/.exec(vkey)?.[1] ?? vkey;

/** A sentence when all its parts are there. */
function reader(fact: unknown) {
  if (fact === null || typeof fact !== 'object' || Array.isArray(fact)) return null;
  const fields = fact as { readonly [name: string]: unknown };
  return {
    of: (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null),
    list: (name: string): readonly unknown[] => {
      const value = fields[name];
      return Array.isArray(value) ? value : [];
    },
  };
}
