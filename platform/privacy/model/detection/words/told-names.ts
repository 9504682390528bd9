import { nameLikeness } from './names.ts';

/** A name in a sentence stands where a word says that one follows, and ends where a sentence pauses. */
const announcing =
  /(?:当事人|被告人?|原告|申请人|被申请人|受害人|死者|伤者|患者|经营者|法定代表人|驾驶员|驾驶人|居民|村民|业主|姓名)[:：为是]?\s?([\u4e00-\u9fff]{2,4})(?=[（(，,。；;、\s]|$)/g;
/** 张三与李四民间借贷纠纷, 王某诉…一案: how cases are called. */
const caseTitle =
  /^([\u4e00-\u9fff]{2,3})(?:与|诉)([\u4e00-\u9fff]{2,3}?)(?:、[\u4e00-\u9fff]{2,3})?([\u4e00-\u9fff]{0,16})(?:纠纷|一案|案)$/;

/** Last characters of the words above: most cells have none of them, and are done with. */
const mayTell = /[人告者员民主名]/;
const mayBeTitle = /(?:纠纷|案)$/;
const none: readonly ToldName[] = [];

const isName = (name: string | undefined): boolean => name !== undefined && nameLikeness(name) === 'strong';

interface ToldName {
  readonly name: string;
  readonly at: number;
}

/** Names that a sentence tells as names, by their places. Of a sentence longer than `longestSentence` only its beginning is read. */
export function toldNames(sentence: string): readonly ToldName[] {
  const start = sentence.length > longestSentence ? sentence.slice(0, longestSentence) : sentence;
  const title = start.length <= longestTitle && mayBeTitle.test(start) ? caseTitle.exec(start) : null;
  if (title) {
    const [, first = '', second = '', kind = ''] = title;
    // The second name is as long as a name can be: 李四民 or 李四, what follows says which.
    const other = [second + (kind[0] ?? ''), second].find(isName);
    if (isName(first) && other !== undefined)
      return [
        { name: first, at: 0 },
        { name: other, at: first.length + 1 },
      ];
  }
  if (!mayTell.test(start)) return none;
  return [...start.matchAll(announcing)].flatMap((found) =>
    isName(found[1]) ? [{ name: found[1]!, at: found.index + found[0].length - found[1]!.length }] : [],
  );
}

const longestSentence = 2000;
const longestTitle = 40;
