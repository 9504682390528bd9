import { type Text, text } from '#foundation';

/** Why a file may be shipped: what kind of thing its rows are about. Each file was looked at column by column. */
const organisations = text(
  '每行是企业或机构及其公开的认定信息；逐列检查，没有自然人姓名、证件号码、手机号码，没有个体工商户代码',
  'Each row is a company or body with its published recognition; column by column there is no natural person’s name, identity number or mobile, and no code of an individual business',
);
const sanctions = text(
  '相对人全部是企业，没有法定代表人、执法人员一类列；逐行检查，没有自然人姓名',
  'All parties are companies and there is no column of representatives or officers; no natural person’s name in any row',
);
const powers = text(
  '行政处罚职权清单，只有机关、职权编号和名称，没有相对人',
  'A list of powers: organ, number and name of the power, no parties',
);
const things = text(
  '每行是项目、技术或统计数，只出现单位名称，没有自然人姓名',
  'Each row is a project, a technology or a count; only names of bodies appear, no natural person’s',
);
const farms = text(
  '每行是农业合作社、企业或基地，没有自然人姓名；工作簿属性中只有设备名、缩写、账号或昵称',
  'Each row is a cooperative, company or base, no natural person’s name; the workbook’s properties hold a device name, initials, an account or a nickname only',
);

/** The published files the demo ships, by original name. */
export const selection: { readonly [fileName: string]: Text } = {
  '19开发区行政处罚信息-环境保护领域-固定源一般程序行政处罚情况xlsx.csv': sanctions,
  '19经开区产值增长奖励拟支持企业名单.csv': organisations,
  '2019年平谷区高新技术企业名单.csv': organisations,
  '2021年度绿色发展资金拟支持项目（首批）名单.csv': things,
  '2022年丰台区环境信息依法披露企业名单.csv': organisations,
  '2022年北京市知识产权示范单位名单.csv': organisations,
  '2022年备案项目基本情况表.csv': things,
  '2023年顺义区高新技术企业名单.csv': organisations,
  '39第四批北京市中小企业公共服务示范平台拟认定名单（经开区).csv': organisations,
  '东城区专精特新中小企业名单汇总信息.csv': organisations,
  '东城区创新型中小企业名单汇总信息.csv': organisations,
  '东城园国家高新技术企业名单.csv': organisations,
  '东城园国高新企业名单.csv': organisations,
  '中关村上市公司名单.csv': organisations,
  '中关村海外人才创业园名单.csv': organisations,
  '中关村科技园区海淀园企业博士后科研工作站分站名单.csv': organisations,
  '中关村科技型小微企业支持项目信息.csv': organisations,
  '中关村高新技术企业名单.csv': organisations,
  '入围《中国潜在独角兽企业研究报告2023》企业名单.csv': organisations,
  '北京市创新型绿色技术（固体废物减量化和资源化领域、塑料污染防治、土壤污染治理、防止食品浪费）拟推荐目录（2022年版）.csv': things,
  '北京市昌平区环境信息依法披露企业名单.csv': organisations,
  '北京市级生态农场授予名单.csv': farms,
  '北京市节能技术产品推荐目录.csv': things,
  '北京市质量管理先进奖全国质量管理先进企业.csv': organisations,
  '北京市顺义区建设项目配套节水设施竣工验收情况统计表.csv': things,
  '区公安局行政处罚.csv': powers,
  '区发展和改革委员会行政处罚.csv': powers,
  '国家级小巨人企业名单（截至2023年3季度）.csv': organisations,
  '大兴区中关村高新技术企业名单.csv': organisations,
  '市交通委-汽车租赁企业信用评价结果数据.csv': organisations,
  '市农业农村局-北京市农民专业合作社市级示范社名录+-+副本.csv': farms,
  '市农业农村局-北京市市级发证农作物种子生产经营企业名录.csv': organisations,
  '市市场监督管理局-上市公司名录.csv': organisations,
  '市科协-北京市科协金桥工程种子资金支持项目名单.csv': things,
  '市级核准的新能源和可再生能源建设项目信息.csv': things,
  '昌平区创新型中小企业.csv': organisations,
  '服务业扩大开放重点企业基本信息.csv': organisations,
  '清洁生产示范项目数据.csv': things,
  '经济技术开发区管委会-经开区环境信息依法披露企业信息.csv': organisations,
  '金融科技创新监管工具创新应用.csv': things,
  '顺义区行政处罚统计数据.csv': things,
  '顺义区重点排污单位名录.csv': organisations,
  '首都巾帼现代农业科技示范基地名单.csv': farms,
};
