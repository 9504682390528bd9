export type AddressGrade = 'none' | 'district' | 'street' | 'room';

const provinces =
  /^(?:中国)?(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)/;
/** Every repetition is bounded, and what is longer than an address is not looked at. */
const division =
  /^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|市))?[\u4e00-\u9fff]{1,8}?(?:自治州|地区|市|区|县|旗)/;
const road = /[\u4e00-\u9fff](?:大街|大道|街道|胡同|[路街巷镇乡村庄]|社区|小区|新村)/;
const house = /\d{1,5}(?:-\d{1,4})?\s?(?:号|弄|甲|乙)/;
const building = /(?:\d{1,4}|[A-Za-z]|[甲乙丙丁]|[一二三四五六七八九十]{1,3})\s?(?:号楼|栋|幢|座|号院)/;
const room =
  /(?:[A-Za-z]?\d{1,5}(?:-\d{1,4}){0,2}|[东西南北])\s?室|单元\s?\d{1,4}|单元[\u4e00-\u9fff]{0,2}\d{2,4}|(?:号楼|栋|幢|座)\s?[-—]?\s?[A-Za-z]?\d{3,4}(?!\d|号)|\d{1,3}(?:号楼)?-\d{1,2}-\d{3,4}(?!\d)|\d{3,4}\s?(?:户|房)(?:间|号)?/;
const organisation =
  /(?:公司|集团|委员会|合作社|医院|学校|大学|中学|小学|幼儿园|协会|中心|银行|[局厂店院所会社站部])(?:[（(][^()（）]{0,20}[)）])?$/;
export const longestAddress = 150;

/** How far down an address says where: a district, a street or house, or a room in it. Names of firms that begin with a place are none. */
export function addressGrade(source: string): AddressGrade {
  const value = source.trim();
  if (value.length < 2 || value.length > longestAddress) return 'none';
  const place = divisionsOf(value);
  const hasDivision = place > 0 || provinces.test(value);
  // 石家庄市长安区: names of divisions end like villages and roads.
  const within = value.slice(place);
  const hasRoad = road.test(within);
  const hasHouse = house.test(value) || building.test(value);
  if (room.test(value) && (hasHouse || hasRoad) && (hasDivision || hasRoad)) return 'room';
  if (hasHouse && (hasDivision || hasRoad)) return organisation.test(value) && !hasRoad ? 'none' : 'street';
  if (organisation.test(value)) return 'none';
  if (hasDivision && hasRoad && value.length <= 60) return 'street';
  return place > 0 && value.length - place <= 6 && value.length <= 24 ? 'district' : 'none';
}

/** Length of the names of divisions that an address begins with: province, prefecture, county. */
function divisionsOf(value: string): number {
  let length = 0;
  for (let level = 0; level < 3; level++) {
    const next = division.exec(value.slice(length, length + 24))?.[0];
    if (!next) break;
    length += next.length;
  }
  return length;
}
