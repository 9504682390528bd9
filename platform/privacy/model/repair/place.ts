const province = /^(?:[一-龥]{2,7}?(?:省|自治区|特别行政区)|(?:北京|天津|上海|重庆)市?)/;
const city = /^[一-龥]{1,11}?(?:自治州|地区|盟|市)/;
const district = /^[一-龥]{1,11}?(?:新区|开发区|自治县|自治旗|区|县|旗|市)/;
const street = /^[一-龥]{1,15}?(?:街道|乡|镇|大街|街|大道|道|路|胡同|巷|村)/;
/** A municipality is province and city at once. */
const municipality = /^(?:北京|天津|上海|重庆)市?$/;

/**
 * An address down to a level: 1 street or town, 2 district or county, 3 city, 4 province. What stands behind, numbers and rooms among it,
 * is left out. Null when the address does not begin with a division that can be told.
 */
export function districtOf(address: string, level: number): string | null {
  let rest = address.trim().replace(/^中国/, '').replace(/\s+/g, '');
  const take = (form: RegExp): string => {
    const found = form.exec(rest)?.[0] ?? '';
    rest = rest.slice(found.length);
    return found;
  };
  const first = take(province);
  const second = municipality.test(first) ? '' : take(city);
  const third = take(district);
  const fourth = take(street);
  const kept = [first, second, third, fourth].slice(0, 5 - level).join('');
  return kept === '' ? null : kept;
}
