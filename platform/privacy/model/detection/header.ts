import type { Family } from './families.ts';

/** What a header's words hint at. Hints make values easier or harder to believe; by themselves they find nothing. */
export interface HeaderSays {
  readonly name: string;
  readonly families: ReadonlySet<Family>;
  /** 证件号码: a document of a person or a firm. */
  readonly document: boolean;
  /** A number of a thing: order, contract, product, case. */
  readonly thing: boolean;
  /** Whose it is by the words of the header. */
  readonly of: 'person' | 'officer' | 'organisation' | 'unknown';
  /** 当事人, 行政相对人, 受让人: persons and firms mixed. */
  readonly party: boolean;
  readonly organisationName: boolean;
}

const words: readonly (readonly [Family, RegExp])[] = [
  ['resident-id', /身份证|公民身份号?码?|居民证|id[ _-]?card|id[ _-]?no|idcard|sfz|证件号/i],
  ['passport', /护照|通行证|回乡证|台胞证|passport|证件号/i],
  ['mobile', /手机|移动电话|电话|联系方式|mobile|phone|cell|\btel\b|sjh|联系号码/i],
  ['landline', /电话|座机|固话|联系方式|传真|\btel\b|phone|fax/i],
  ['bank-card', /银行卡|卡号|银行账号|银行帐号|收款账号|bank|card[ _-]?no/i],
  ['biometric', /指纹|人脸|虹膜|声纹|掌纹|面部|生物特征|fingerprint|face|iris|biometric|人像|照片|头像/i],
  [
    'person-name',
    /姓名|名字|法定代表人|法人代表|法人姓名|^法人$|负责人|联系人|经办人|代理人|申请人|当事人|户主|患者|学生|教师|获奖人|完成人|发明人|居民|业主|监护人|投保人|参保人|^name$|full ?name|经理|董事|监事|股东|承包人|受理人|办理人|审核人/i,
  ],
  ['email', /邮箱|邮件|e-?mail/i],
  ['licence-plate', /车牌|号牌|车号|牌照|plate/i],
  ['address-room', /地址|住址|住所|住处|坐落|位置|地点|户籍|address|居住地/i],
  ['address-district', /区域|所属区|所在区|区县|行政区|辖区|district/i],
  ['birth-date', /出生|生日|birth|\bdob\b|csrq/i],
  ['age', /年龄|周岁|\bage\b/i],
  ['sex', /性别|\bsex\b|gender/i],
  ['ethnicity', /民族|族别|ethnic/i],
  ['education', /学历|文化程度|受教育|education/i],
  ['marital-status', /婚姻|婚否|marital/i],
  ['coordinates', /经度|纬度|坐标|经纬|longitude|latitude|\blng\b|\blon\b|\blat\b|coord/i],
];

const officer =
  /法定代表人|法人代表|法人姓名|^法人$|负责人|联系人|经办人|代理人|项目经理|董事|监事|股东|办理人|审核人|受理人/;
const organisation =
  /企业|单位|公司|机构|注册地|经营|办公|住所|营业|机关|部门|场所|工程|项目|建设|土地|坐落|仓库|生产地/;
const person =
  /家庭|户籍|居住|现住|本人|申请人|参保人|患者|学生|居民|残疾|低保|住户|户主|业主|监护|老人|员工|职工|个人|身份证|住址/;
const thing =
  /编号|编码|代码|订单|流水|单号|文书|合同号|批号|批次|型号|条码|序列|序号|许可证号|注册号|税号|识别号|登记号|发票|案号|文号|货号|order|serial|sku|invoice/i;

const longestHeader = 200;

export function headerSays(column: string): HeaderSays {
  const name = column.slice(0, longestHeader);
  const found = words.filter(([, pattern]) => pattern.test(name)).map(([family]) => family);
  return {
    name,
    families: new Set(found),
    document: /证件号|证件号码|证照号|证书号/.test(name),
    thing: thing.test(name),
    of: officer.test(name)
      ? 'officer'
      : person.test(name)
        ? 'person'
        : organisation.test(name)
          ? 'organisation'
          : 'unknown',
    party: /相对人|当事人|受让人|竞得人|被处罚|处罚对象|申请人|权利人|承租人|买受人|申请者|育种者/.test(name),
    organisationName:
      /(?:企业|单位|公司|机构|商户|店铺|市场主体|组织|学校|医院|相对人)名称|^(?:企业|单位|公司|机构)$/.test(
        name,
      ),
  };
}
