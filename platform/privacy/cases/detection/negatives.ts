import type { ColumnRecipe } from './corpus.ts';
import * as value from './values.ts';

const regionsOfCity = ['110101', '110102', '110105', '110106', '110108', '110112'];
const two = (row: number): string => String((row % 28) + 1).padStart(2, '0');
const words = (list: string) => {
  const all = list.split(' ');
  return (random: { below(limit: number): number }) => all[random.below(all.length)]!;
};

/** Columns that look like a family and hold none of it: what a careless detector calls personal data. */
export const negatives: readonly ColumnRecipe[] = [
  {
    name: 'order numbers, 18 digits with a date',
    headers: ['订单号', '流水号', '字段1'],
    rows: 200,
    cell: (random, row) =>
      `${random.pick(regionsOfCity)}202403${two(row)}${String((row * 37) % 10_000).padStart(4, '0')}`,
    expected: [],
  },
  {
    name: 'tax numbers, 15 digits',
    headers: ['纳税人识别号', '税号', '字段2'],
    cell: (random) => random.pick(regionsOfCity) + random.pick('4567') + random.digits(8),
    expected: [],
  },
  {
    name: 'tax numbers, 18 digits, 000 at the end',
    headers: ['纳税人识别号', '字段2'],
    cell: (random) => `${random.pick(regionsOfCity)}7${random.digits(8)}000`,
    expected: [],
  },
  {
    name: 'running numbers of 11 digits',
    headers: ['编号', '流水号', '字段3'],
    rows: 100,
    cell: (_, row) => String(13_820_240_000 + row),
    expected: [],
  },
  {
    name: 'numbers of 11 digits',
    headers: ['项目代码', '字段3'],
    rows: 200,
    cell: (random) => String(1 + random.below(9)) + random.digits(10),
    expected: [],
  },
  {
    name: 'running numbers of 19 digits that begin like cards',
    headers: ['订单号', '交易流水', '字段4'],
    rows: 100,
    cell: (_, row) => `6222020000000${String(100_003 + row * 7)}`,
    expected: [],
  },
  {
    name: 'product codes of a letter and eight digits',
    headers: ['产品编号', '型号', '批次'],
    cell: (random) => `E${random.digits(8)}`,
    expected: [],
  },
  {
    name: 'bar codes',
    headers: ['商品条码', '字段5'],
    cell: (random) => `69${random.digits(11)}`,
    expected: [],
  },
  {
    name: 'amounts',
    headers: ['金额', '投资额（万元）'],
    cell: (random) => `${random.digits(11)}.${random.digits(2)}`,
    expected: [],
  },
  {
    name: 'times',
    headers: ['更新时间', '时间'],
    cell: (random) =>
      `${value.dateOf(random, 2015, 2025)} 1${random.below(10)}:2${random.below(10)}:3${random.below(10)}`,
    expected: [],
  },
  {
    name: 'dates of decisions',
    headers: ['处罚决定日期', '成立日期', '发证日期'],
    cell: (random) => value.dateOf(random, 1950, 2025),
    expected: [],
  },
  {
    name: 'project codes in scientific notation',
    headers: ['项目代码', '编号'],
    cell: (random) => `2.0${random.digits(4)}E+17`,
    expected: [],
  },
  {
    name: 'document numbers',
    headers: ['文书号', '行政许可决定文书号'],
    cell: (random, row) => `京海市监罚〔202${random.below(5)}〕${row + 1}号`,
    expected: [],
  },
  {
    name: 'ciphertext',
    headers: ['证件号码', '密文'],
    cell: (random) =>
      Array.from({ length: 40 }, () => random.pick('0123456789abcdef'))
        .join('')
        .concat('a'),
    expected: [],
  },
  {
    name: 'ids with a wrong check character under another name',
    headers: ['序列号', '设备编号'],
    cell: (random) => {
      const id = value.residentId(random);
      return id.slice(0, 17) + (id[17] === '5' ? '6' : '5');
    },
    expected: [],
  },
  { name: 'firms', headers: ['企业名称', '单位名称', '字段6'], cell: value.firmName, expected: [] },
  {
    name: 'brands that sound like persons',
    headers: ['商标', '品牌', '字段7'],
    cell: words(
      '张小泉 李锦记 王致和 马应龙 陈李济 胡庆余堂 同仁堂 全聚德 周大福 周黑鸭 杨国福 沈大成 雷允上 谭木匠 方太 王老吉 老干妈 李宁 安踏 康师傅 陶陶居 吴裕泰 张一元 白象 蒙牛 伊利 海尔 格力 娃哈哈 农夫山泉',
    ),
    expected: [],
  },
  {
    name: 'places that sound like persons',
    headers: ['站名', '地名', '字段8'],
    cell: words(
      '王府井 李家庄 张家口 石家庄 高碑店 方庄 马连道 牛街 宋家庄 刘家窑 黄村 国贸 西单 东单 车公庄 白石桥 安定门 朱家角 徐家汇 陆家嘴 周庄 杨浦 郭公庄 潘家园 金台路 双井 劲松 十里河 分钟寺 成寿寺',
    ),
    expected: [],
  },
  {
    name: 'goods',
    headers: ['商品名称', '样品名称', '字段9'],
    cell: words(
      '黄瓜 白菜 马铃薯 胡萝卜 牛肉 羊肉 金针菇 花生油 温度计 石榴 安全帽 水龙头 方便面 白酒 黄酒 米粉 车厘子 龙虾 韩式泡菜 田园沙拉 江米条 常温奶 高粱米 于桥鱼 林芝松茸 梅干菜 任意球 包装盒 路由器 雷达',
    ),
    expected: [],
  },
  {
    name: 'industries',
    headers: ['所属行业', '分类', '字段10'],
    cell: words(
      '金融业 农业 林业 建筑业 制造业 批发零售 文化传媒 高新技术 信息服务 交通运输 房地产业 教育 卫生 水利 采矿业',
    ),
    expected: [],
  },
  {
    name: 'results',
    headers: ['检查结果', '处罚类别', '状态'],
    cell: words('合格 不合格 警告 罚款 通过 许可 方案合格 未发现问题 责令改正'),
    expected: [],
  },
  {
    name: 'model numbers beside provinces',
    headers: ['型号', '名称'],
    cell: (random) => `京东方B${random.digits(2)}-${random.digits(3)}`,
    expected: [],
  },
  {
    name: 'sign @ in texts',
    headers: ['微博', '说明'],
    cell: (random) => `@某官方账号 第${random.digits(2)}期`,
    expected: [],
  },
  {
    name: 'decimals in the range of latitudes',
    headers: ['单价', '面积'],
    cell: (random) => `${20 + random.below(100)}.${random.digits(5)}`,
    expected: [],
  },
  {
    name: 'small numbers',
    headers: ['数量', '人数', '序号'],
    cell: (random) => String(random.below(100)),
    expected: [],
  },
  { name: 'sizes', headers: ['尺码', '规格'], cell: words('S M L XL XXL'), expected: [] },
  {
    name: 'schools',
    headers: ['类型', '学段'],
    cell: words('公办小学 民办初中 完全中学 幼儿园 职业高中 特殊教育学校'),
    expected: [],
  },
  { name: 'stars for grades', headers: ['等级', '星级'], cell: words('* ** *** **** *****'), expected: [] },
  {
    name: 'masked products',
    headers: ['规格', '表达式'],
    cell: (random) => `${1 + random.below(9)}*${1 + random.below(9)}*${random.digits(2)}mm`,
    expected: [],
  },
  {
    name: 'pictures of goods',
    headers: ['附件', '图片'],
    cell: (random) => `goods/${random.digits(6)}.jpg`,
    expected: [],
  },
  {
    name: '400 numbers',
    headers: ['客服电话', '服务热线'],
    cell: (random) => `400${random.digits(7)}`,
    expected: [],
  },
  {
    name: 'IMEI, 15 digits',
    headers: ['设备号', 'IMEI'],
    cell: (random) => `86${random.digits(13)}`,
    expected: [],
  },
  {
    name: 'SIM cards, 20 digits',
    headers: ['ICCID', '卡号'],
    cell: (random) => `8986${random.digits(16)}`,
    expected: [],
  },
  { name: 'books', headers: ['ISBN', '书号'], cell: (random) => `9787${random.digits(9)}`, expected: [] },
  {
    name: 'vehicle identification numbers',
    headers: ['车架号', 'VIN'],
    cell: (random) =>
      `L${Array.from({ length: 10 }, () => random.pick('ABCDEFGH0123456789')).join('')}${random.digits(6)}`,
    expected: [],
  },
  {
    name: 'student numbers',
    headers: ['学号', '字段11'],
    cell: (random) => `20${19 + random.below(5)}${random.digits(7)}`,
    expected: [],
  },
  { name: 'waybills', headers: ['运单号'], cell: (random) => `SF1${random.digits(12)}`, expected: [] },
  {
    name: 'post codes',
    headers: ['邮编', '邮政编码'],
    cell: (random) => `10${random.digits(4)}`,
    expected: [],
  },
  {
    name: 'offices under a header of persons',
    headers: ['联系人', '负责人', '经办人'],
    cell: words('综合科 办公室 财务处 市场部 信息中心 人事科 执法大队 计划处 安全监管科'),
    expected: [],
  },
  {
    name: 'medicines',
    headers: ['药品名称', '字段12'],
    cell: words(
      '黄连素 安乃近 阿司匹林 布洛芬 板蓝根 连花清瘟 藿香正气 金银花 牛黄解毒 云南白药 康泰克 白加黑 马来酸 苏打片 安宫牛黄丸 田七粉',
    ),
    expected: [],
  },
  {
    name: 'songs and idioms',
    headers: ['曲目', '标题'],
    cell: words(
      '茉莉花 东方红 高山流水 阳关三叠 平湖秋月 汉宫秋月 梅花三弄 黄河颂 平步青云 安居乐业 金玉满堂 马到成功 龙马精神 万事如意',
    ),
    expected: [],
  },
  {
    name: 'yes and no under a header of officers',
    headers: ['法定代表人是否变更', '是否法人'],
    cell: words('是 否'),
    expected: [],
  },
  {
    name: 'codes of one letter and running digits',
    headers: ['备注', '字段13'],
    cell: (_, row) => `E${String(20_240_000 + row)}`,
    expected: [],
  },
  {
    name: 'codes of many letters, spread',
    headers: ['备注', '字段14'],
    cell: (random) => random.pick('ABCDEFGHKLM') + random.pick('0123456789ABCDEFGH') + random.digits(7),
    expected: [],
  },
  {
    name: 'keys in Base64',
    headers: ['密文', '令牌'],
    cell: (random) =>
      btoa(Array.from({ length: 18 }, () => String.fromCharCode(32 + random.below(95))).join('')),
    expected: [],
  },
  {
    name: 'digests in hexadecimal',
    headers: ['摘要', '校验值'],
    cell: (random) => Array.from({ length: 36 }, () => random.pick('0123456789abcdef')).join(''),
    expected: [],
  },
  {
    name: 'numbers of eleven digits, any of them',
    headers: ['字段15'],
    rows: 100,
    cell: (random) => random.digits(11),
    expected: [],
  },
  {
    name: 'sentences about parties, none named',
    headers: ['违法事实', '处理意见'],
    cell: words(
      '当事人未经许可设置广告牌 当事人于当日改正，不予处罚 当事人高度重视，已整改 申请人应当补正材料 居民反映停车位不足 驾驶员安全意识不强，已教育 当事人单位：某物业公司 经营者方面，未发现问题 业主成立，委员会未换届',
    ),
    expected: [],
  },
  {
    name: 'things that come about in a month',
    headers: ['简介', '处罚依据'],
    cell: (random, row) => {
      const month = `${1990 + random.below(35)}年${1 + random.below(12)}月`;
      return row % 4 === 0
        ? `违法建设行为发生于${month}`
        : month + random.pick(['生产', '生效', '发生', '学生入学', '生成报告']);
    },
    expected: [],
  },
  {
    name: 'quarrels of firms',
    headers: ['案由'],
    cell: (random) => `${value.firmName(random)}与${value.firmName(random)}买卖合同纠纷`,
    expected: [],
  },
];
