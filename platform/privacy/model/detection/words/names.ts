/**
 * Surnames of about 99 % of people in China, and characters that given names are made of. Both are common knowledge in lists of this
 * length; neither says of one person that the name is theirs.
 */
const surnameList =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文洪温葛庄柯章' +
  '牛樊裴翟邢俞安殷施管齐季祝路岳倪兰靳祁关焦柴滕牟芦柳骆尤米尚解房游左舒辛耿霍欧聂童路娄鲍华凌申时连瞿应车鞠喻饶卓桂伍阮苗靳梅盛林刁钱郎詹包符臧涂曲单边宁岑栾商甘屈戚蒲封冉景卫艾翁谷植桑农晏柏党佟瞿项蓝褚楚佘窦闵匡阎傅庞仇尧仝郗亓逯茹衡冀蔚訾晁逄巩麻苟缪娄辜屠竺乐于边郦雍濮璩亢寇仉';
const compoundList = '欧阳上官司马诸葛东方独孤南宫夏侯皇甫尉迟公孙慕容令狐宇文长孙司徒司空端木百里呼延轩辕';
const commonList = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const givenList =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红建国华志林海燕云峰飞鹏浩宇轩梓涵欣怡子雨佳嘉琪思晨俊博雪梅莉萍玉春凤琴珍荣爱香月莹慧雅婷倩琳璐颖洁宁瑞瑶瑾萱芸蓉菲薇晓小大永庆祥祖忠义仁信礼智诚德福禄寿康宝贵富昌盛兴发财源远长' +
  '清正光亮星辰阳东南西北中天地山河江川松柏竹桃李生成立业家学良友朋世代传新民主力量振翔龙虎鸣凯旋胜利达通顺安和谐善美真心意如愿景望希冬夏秋青蓝白丹彤紫金银钢铁石磊森淼焱鑫垚坤乾元亨利贞维继承绍先绪宏伯仲叔季孟少幼淑惠贤娴婉柔顺媛妍娇妮娅婕' +
  '昊昕旭晖晗晴晶暄曦朝晟昱杨楠桐梓榕槿柯栋梁彬斌武威猛勇毅恒坚钧锋铭锐锦镇钊鉴泽润浩瀚涌滨波涵沛淳渊澄澜源溪泉淇沐洪汉泓济潇湘颢颜须顾领贺赫起超越运逸遥迪邦郁郎书诗词琴棋画韵音乐舞声奇异凡非常可人仪表伊依侠俐倚偲儒允兆光克全公共典冠冲冰凌凝' +
  '刘利剑力功劲励勋化卓卫原厚双同名君启吉向听呈周咏哲唯喜嘉园培基堂增壮复多夏大太夫奎奕好妙姗姝姿孝孜存季宗官定宜宣宪宸容宽宾密寒少尚尧展岩岚岭岳峻崇川巍巧帆希帅幸广庆应延廷开弘弛张弦强弼彦彩影征徽忆快念怀性怡恩恬悦情惟慈慕懿成战扬承抒振捷揽搏支收政' +
  '敬整斐新方施无昂昆昌时显景普智暖曼朗期本权材村来果枫柳根格桢梅棠楚楷榆树样歆民水汝汐沁沙治沿法泰洲流淑淮深添渝温湛漫灵灿炎炜炫烁烈烨焕煜照熙燕爽牧特玄玮玫玲玥珂珊珏珠珺琦琨琬琰琼瑜璇璋璟甜用田甲申留登盈益相眉瞳知石研碧磊礼祯祺福禹秉科程穆空立' +
  '章童竞笑筠策箫简粤素紫绍经绮维绿缘罗群羽翠翰耀耘聪育胤腾舒航良艺艾芊芙芝芬芮花苏苑苒若英范茂茗荔荷莲菁菊菡萌蓓蔓蔚蕊蕾薪藏虹蝶行衡裕西言诺谦豪贝贤贵赐跃路轲辛达迎进连逍邵郭醒重野钰铃锴长闻陆陶隆雁雄雯震霄霏霓霖露青靖静非韬项顶频风飒饶馨骁高魁鲁鸣鸿鹂鹏鹤麒麟黎齐龄龙';

const surnames = new Set(surnameList);
const compounds = new Set(
  Array.from({ length: compoundList.length / 2 }, (_, place) => compoundList.slice(2 * place, 2 * place + 2)),
);
const common = new Set(commonList);
const given = new Set(givenList);

export const startsWithSurname = (value: string): boolean =>
  surnames.has(value[0] ?? '') || compounds.has(value.slice(0, 2));

/** Ends of words that no person is called. */
const notPersons =
  /(?:公司|集团|工厂|商店|超市|中心|学校|大学|中学|小学|幼儿园|医院|银行|委员会|协会|学会|商会|基金会|合作社|农场|酒店|饭店|宾馆|餐厅|药房|诊所|书店|网吧|事务所|研究院|研究所|有限|股份|[厂店部局院所站社厅室馆队办处系课区县市省镇乡村街路园城楼厦])$/;
/** Common words that look like a surname and a given name. */
const words = new Set(
  '高新 方案 安全 金属 石油 金融 江苏 安徽 云南 河南 马路 白酒 黄金 黄瓜 白菜 温度 温泉 水利 万元 万人 常规 常用 常年 平方 平米 平均 文化 文书 文件 文明 文艺 成立 成品 成本 华东 华北 华南 华中 东方 关闭 关于 方式 方法 方向 时间 时代 管理 管道 解决 解除 连续 连锁 应急 应用 单位 单项 单次 左右 边界 边境 农业 农产品 商业 商品 商务 商标 包装 包括 符合 项目 程序 程度 严重 严格 许可 任务 任职 任免 季度 钱款 计划 计算 明细 于都 于洪 施工 施行 路灯 路面 路段 车辆 车间 车站 游戏 游泳 游客 尚未 尚可 盛世 盛大 梅花 兰花 桂花 桂圆 米粉 米饭 牛肉 牛奶 马铃薯 石材 石化 石灰 金额 金牌 银行 毛利 毛重 葛根 贾汪 龙头 龙虾 龙井 雷达 雷击 白色 黑色 黄色 蓝色 红色 紫色 青色 绿色 蓝牙 蓝图 党员 党建 党委 党组织 卫生 卫星 安装 安置 安检 安防 康复 康养 康乐 向上 向下 向日葵 洪水 洪涝 温室 温馨 汤料 陶瓷 陶器 花卉 花生 田园 田地 林业 林地 林木 林草 江河 江北 江南 江西 海洋 海南 胡同 胡椒 胡萝卜 高中 高级 高度 高温 高速 高校 高血压 明显 明确 武术 武器 武汉 祝贺 章程 文本 易燃 易制毒 易腐 申请 申报 申诉 连接 童装 童车 欧洲 欧元 欧美 钟表 贺卡 曲线 曲面 左侧 甘肃 甘蔗 宁夏 宁波 封闭 封存 封条 景观 景区 景点 谷物 谷子 楚雄 华侨 华为 时政 时效 时尚 房屋 房产 房山 房地产 房租 柴油 柴火 管线 管网 管委会 管控 管制'.split(
    ' ',
  ),
);

export type NameLikeness = 'no' | 'possible' | 'strong';

/** How much a text looks like the name of one person in Chinese. `strong`: surname, and given-name characters behind it. */
export function nameLikeness(source: string): NameLikeness {
  const value = source.replace(/[\s\u3000]+/g, '');
  const length = value.length;
  if (length < 2 || length > 20) return 'no';
  if (/[·•]/.test(value))
    return /^[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}$/.test(value) && !notPersons.test(value)
      ? 'strong'
      : 'no';
  if (length > 4 || !/^[\u4e00-\u9fff]+$/.test(value) || words.has(value)) return 'no';
  const compound = compounds.has(value.slice(0, 2)) && length > 2;
  if (
    !compound &&
    (length === 4 ? !(surnames.has(value[0]!) && surnames.has(value[1]!)) : !surnames.has(value[0]!))
  )
    return 'no';
  const rest = [...value.slice(compound || length === 4 ? 2 : 1)];
  const fitting = rest.filter((character) => given.has(character)).length;
  if (length > 2 && notPersons.test(value) && fitting < rest.length) return 'no';
  if (length === 4 && !compound) return fitting === rest.length ? 'possible' : 'no';
  return fitting === rest.length ? 'strong' : 'possible';
}

/** Zhang Wei, John F. Smith: two to four words with capitals. */
export const isLatinName = (value: string): boolean =>
  value.length <= 50 && /^[A-Z][A-Za-z'’-]{0,20}(?:[ ·][A-Z][A-Za-z'’-]{0,20}\.?){1,3}$/.test(value.trim());

export const hasCommonSurname = (value: string): boolean => common.has(value.trim()[0] ?? '');

export const looksLikeOrganisation = (value: string): boolean =>
  notPersons.test(value.trim()) && value.length > 3;
