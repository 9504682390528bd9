/**
 * A hundred questions an analyst asks of the demo city, with the SQL one writes without knowing what the engine refuses. They are written for what
 * one wants to know, not for what passes; whoever changes one to make it pass has changed what is measured.
 */
export interface AnalystQuestion {
  readonly question: string;
  readonly sql: string;
}

export const analystQuestions: readonly AnalystQuestion[] = [
  // People: who lives here.
  { question: '全市成年居民有多少人？', sql: 'SELECT count(*) FROM 居民' },
  {
    question: '各区居民人数，从多到少',
    sql: 'SELECT 所在区, count(*) AS 人数 FROM 居民 GROUP BY 所在区 ORDER BY 人数 DESC',
  },
  {
    question: '人口最多的五个区',
    sql: 'SELECT 所在区, count(*) AS 人数 FROM 居民 GROUP BY 所在区 ORDER BY count(*) DESC LIMIT 5',
  },
  { question: '男女各多少', sql: 'SELECT 性别, count(*) FROM 居民 GROUP BY 性别' },
  {
    question: '各区男女人数',
    sql: 'SELECT 所在区, 性别, count(*) AS 人数 FROM 居民 GROUP BY 所在区, 性别 ORDER BY 所在区, 性别',
  },
  {
    question: '各区女性占比',
    sql: "SELECT 所在区, round(100.0 * count(*) FILTER (WHERE 性别 = '女') / count(*), 1) AS 女性占比 FROM 居民 GROUP BY 所在区",
  },
  {
    question: '各区男女比例',
    sql: "SELECT 所在区, sum(CASE WHEN 性别 = '男' THEN 1 ELSE 0 END) * 1.0 / sum(CASE WHEN 性别 = '女' THEN 1 ELSE 0 END) AS 男女比 FROM 居民 GROUP BY 所在区",
  },
  {
    question: '按十岁一档的年龄分布',
    sql: 'SELECT (2026 - extract(year FROM 出生日期)) / 10 * 10 AS 年龄段, count(*) FROM 居民 GROUP BY 1 ORDER BY 1',
  },
  {
    question: '青年、中年、老年各多少',
    sql: `SELECT CASE WHEN 2026 - extract(year FROM 出生日期) < 35 THEN '青年'
            WHEN 2026 - extract(year FROM 出生日期) < 60 THEN '中年' ELSE '老年' END AS 年龄段, count(*) AS 人数
          FROM 居民 GROUP BY 年龄段`,
  },
  {
    question: '各区六十岁以上老人占比',
    sql: "SELECT 所在区, count(*) FILTER (WHERE 出生日期 <= DATE '1966-01-01') * 100.0 / count(*) AS 老龄化率 FROM 居民 GROUP BY 所在区 ORDER BY 老龄化率 DESC",
  },
  { question: '平均年龄', sql: 'SELECT avg(2026 - extract(year FROM 出生日期)) FROM 居民' },
  {
    question: '各区平均年龄',
    sql: 'SELECT 所在区, round(avg(2026 - extract(year FROM 出生日期)), 1) AS 平均年龄 FROM 居民 GROUP BY 所在区',
  },
  { question: '年龄最大的居民多少岁', sql: 'SELECT 2026 - min(extract(year FROM 出生日期)) FROM 居民' },
  {
    question: '年龄中位数',
    sql: 'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY 2026 - extract(year FROM 出生日期)) FROM 居民',
  },
  {
    question: '受教育程度构成',
    sql: 'SELECT 受教育程度, count(*) AS 人数, count(*) * 100.0 / sum(count(*)) OVER () AS 占比 FROM 居民 GROUP BY 受教育程度 ORDER BY 人数 DESC',
  },
  {
    question: '本科及以上学历的居民占多少',
    sql: "SELECT avg(CASE WHEN 受教育程度 = '本科及以上' THEN 1.0 ELSE 0 END) FROM 居民",
  },
  {
    question: '各区本科及以上人数排名',
    sql: "SELECT 所在区, count(*) AS 人数, rank() OVER (ORDER BY count(*) DESC) AS 名次 FROM 居民 WHERE 受教育程度 = '本科及以上' GROUP BY 所在区",
  },
  { question: '就业状况分布', sql: 'SELECT 就业状况, count(*) FROM 居民 GROUP BY 就业状况 ORDER BY 2 DESC' },
  {
    question: '劳动年龄人口的失业率',
    sql: "SELECT sum(CASE WHEN 就业状况 = '未就业' THEN 1 ELSE 0 END)::numeric / count(*) FROM 居民 WHERE 出生日期 > '1966-01-01'",
  },
  {
    question: '各区失业率，保留两位小数',
    sql: "SELECT 所在区, round(100.0 * count(*) FILTER (WHERE 就业状况 = '未就业') / NULLIF(count(*) FILTER (WHERE 就业状况 IN ('受雇', '自营', '务农', '未就业')), 0), 2) AS 失业率 FROM 居民 GROUP BY 所在区",
  },
  {
    question: '务农的人集中在哪些区',
    sql: "SELECT 所在区, count(*) AS 务农人数 FROM 居民 WHERE 就业状况 = '务农' GROUP BY 所在区 HAVING count(*) > 50 ORDER BY 务农人数 DESC",
  },
  { question: '月收入区间分布', sql: 'SELECT 月收入区间, count(*) FROM 居民 GROUP BY 月收入区间' },
  {
    question: '学历与收入的交叉表',
    sql: 'SELECT 受教育程度, 月收入区间, count(*) FROM 居民 GROUP BY 受教育程度, 月收入区间 ORDER BY 1, 2',
  },
  {
    question: '学历与收入的交叉表，收入横着排',
    sql: `SELECT 受教育程度,
            count(*) FILTER (WHERE 月收入区间 = '1000以下') AS "1000以下",
            count(*) FILTER (WHERE 月收入区间 = '1000-3000') AS "1000-3000",
            count(*) FILTER (WHERE 月收入区间 = '3000-5000') AS "3000-5000",
            count(*) FILTER (WHERE 月收入区间 = '5000-8000') AS "5000-8000"
          FROM 居民 GROUP BY 受教育程度`,
  },
  {
    question: '残疾居民有多少，在哪些区',
    sql: "SELECT 所在区, count(*) FROM 居民 WHERE 残疾 = '是' GROUP BY 所在区",
  },
  {
    question: '残疾居民的就业状况',
    sql: "SELECT 就业状况, count(*) AS 人数 FROM 居民 WHERE 残疾 = '是' GROUP BY 就业状况 ORDER BY 人数 DESC",
  },
  { question: '平均每户有几个成年人', sql: 'SELECT count(*) * 1.0 / count(DISTINCT 户编号) FROM 居民' },
  {
    question: '每户成年人数的分布',
    sql: 'SELECT n AS 每户成年人数, count(*) AS 户数 FROM (SELECT 户编号, count(*) AS n FROM 居民 GROUP BY 户编号) t GROUP BY n ORDER BY n',
  },
  {
    question: '1980 年以后出生的人数，按性别',
    sql: "SELECT 性别, count(*) FROM 居民 WHERE 出生日期 >= '1980-01-01' GROUP BY 性别",
  },
  {
    question: '按出生年份统计人数',
    sql: 'SELECT extract(year FROM 出生日期) AS 年份, count(*) FROM 居民 GROUP BY extract(year FROM 出生日期) ORDER BY 年份',
  },
  {
    question: '按出生年代统计人数',
    sql: 'SELECT floor(extract(year FROM 出生日期) / 10) * 10 AS 年代, count(*) FROM 居民 GROUP BY 年代 ORDER BY 年代',
  },
  {
    question: '城区（枢东、枢西）与其他区比较',
    sql: "SELECT 所在区 IN ('枢东区', '枢西区') AS 城区, count(*), avg(2026 - extract(year FROM 出生日期)) FROM 居民 GROUP BY 1",
  },
  {
    question: '名字带“山”的区有多少人',
    sql: "SELECT 所在区, count(*) FROM 居民 WHERE 所在区 LIKE '%山%' GROUP BY 所在区",
  },
  { question: '看几行居民数据长什么样', sql: 'SELECT * FROM 居民 LIMIT 10' },
  {
    question: '梨谷区务农居民名单',
    sql: "SELECT 人员编号, 出生日期, 受教育程度 FROM 居民 WHERE 所在区 = '梨谷区' AND 就业状况 = '务农'",
  },
  { question: '数据里一共有哪些就业状况', sql: 'SELECT DISTINCT 就业状况 FROM 居民' },
  { question: '缺少学历信息的有多少', sql: 'SELECT count(*) - count(受教育程度) AS 缺失 FROM 居民' },
  {
    question: '各区的高学历率与全市平均相比',
    sql: `WITH 各区 AS (
            SELECT 所在区, count(*) FILTER (WHERE 受教育程度 = '本科及以上') * 100.0 / count(*) AS 高学历率 FROM 居民 GROUP BY 所在区
          )
          SELECT 所在区, 高学历率 FROM 各区 WHERE 高学历率 > 30 ORDER BY 高学历率 DESC`,
  },
  {
    question: '人数超过全市平均的区',
    sql: 'WITH t AS (SELECT 所在区, count(*) AS n FROM 居民 GROUP BY 所在区) SELECT 所在区, n FROM t WHERE n > (SELECT avg(n) FROM t)',
  },
  {
    question: '各区各学历人数，带小计和合计',
    sql: 'SELECT 所在区, 受教育程度, count(*) FROM 居民 GROUP BY ROLLUP (所在区, 受教育程度)',
  },
  // Households.
  { question: '全市多少户，户均几口人', sql: 'SELECT count(*) AS 户数, avg(人口数) AS 户均人口 FROM 家庭户' },
  {
    question: '城乡户数和户均人口',
    sql: 'SELECT 城乡, count(*), round(avg(人口数), 2) FROM 家庭户 GROUP BY 城乡',
  },
  {
    question: '各区低收入家庭占比',
    sql: "SELECT 所在区, count(CASE WHEN 低收入 = '是' THEN 1 END) * 100.0 / count(*) AS 低收入占比 FROM 家庭户 GROUP BY 所在区 ORDER BY 低收入占比 DESC",
  },
  {
    question: '低收入家庭最多的十个区',
    sql: "SELECT 所在区, count(*) AS 户数 FROM 家庭户 WHERE 低收入 = '是' GROUP BY 所在区 ORDER BY 户数 DESC LIMIT 10",
  },
  { question: '住房类型分布', sql: 'SELECT 住房, count(*) FROM 家庭户 GROUP BY 住房' },
  {
    question: '各区梨园和谷子总面积',
    sql: 'SELECT 所在区, sum(梨园亩数) AS 梨园, sum(谷子亩数) AS 谷子, sum(梨园亩数 + 谷子亩数) AS 合计 FROM 家庭户 GROUP BY 所在区 ORDER BY 合计 DESC',
  },
  { question: '种梨的户均面积', sql: 'SELECT avg(梨园亩数) FROM 家庭户 WHERE 梨园亩数 > 0' },
  {
    question: '种梨户按面积分档',
    sql: "SELECT CASE WHEN 梨园亩数 < 2 THEN '2亩以下' WHEN 梨园亩数 < 5 THEN '2至5亩' ELSE '5亩以上' END AS 档, count(*) FROM 家庭户 WHERE 梨园亩数 > 0 GROUP BY 1",
  },
  { question: '面积最大的种梨户有多少亩', sql: 'SELECT max(梨园亩数) FROM 家庭户' },
  { question: '梨园面积的标准差', sql: 'SELECT stddev(梨园亩数) FROM 家庭户 WHERE 梨园亩数 > 0' },
  {
    question: '既种梨又种谷子的户数',
    sql: 'SELECT count(*) FROM 家庭户 WHERE 梨园亩数 > 0 AND 谷子亩数 > 0',
  },
  {
    question: '家庭人口数分布',
    sql: 'SELECT 人口数, count(*) AS 户数 FROM 家庭户 GROUP BY 人口数 ORDER BY 人口数',
  },
  {
    question: '五口以上大家庭在城乡的比例',
    sql: 'SELECT 城乡, avg(CASE WHEN 人口数 >= 5 THEN 1 ELSE 0 END) FROM 家庭户 GROUP BY 城乡',
  },
  {
    question: '乡村低收入户平均种多少地',
    sql: "SELECT avg(梨园亩数 + 谷子亩数) FROM 家庭户 WHERE 城乡 = '乡村' AND 低收入 = '是'",
  },
  {
    question: '人均种植面积',
    sql: "SELECT 所在区, sum(梨园亩数 + 谷子亩数) / sum(人口数) AS 人均亩数 FROM 家庭户 WHERE 城乡 = '乡村' GROUP BY 所在区",
  },
  // People with households, and their allowances.
  {
    question: '城乡居民的学历构成',
    sql: 'SELECT h.城乡, r.受教育程度, count(*) FROM 居民 r JOIN 家庭户 h ON r.户编号 = h.户编号 GROUP BY h.城乡, r.受教育程度',
  },
  {
    question: '低收入家庭的成年人就业状况',
    sql: "SELECT r.就业状况, count(*) FROM 居民 r JOIN 家庭户 h USING (户编号) WHERE h.低收入 = '是' GROUP BY r.就业状况 ORDER BY 2 DESC",
  },
  {
    question: '低收入家庭中的残疾人数',
    sql: "SELECT count(*) FROM 居民 WHERE 残疾 = '是' AND 户编号 IN (SELECT 户编号 FROM 家庭户 WHERE 低收入 = '是')",
  },
  {
    question: '各类补贴发放笔数和总额',
    sql: 'SELECT 补贴种类, count(*) AS 笔数, sum("月标准（元）") AS 月总额 FROM 补贴发放 GROUP BY 补贴种类 ORDER BY 月总额 DESC',
  },
  {
    question: '各类补贴平均月标准',
    sql: 'SELECT 补贴种类, avg("月标准（元）") FROM 补贴发放 GROUP BY 补贴种类',
  },
  {
    question: '各区领取补贴的人数',
    sql: 'SELECT r.所在区, count(DISTINCT a.人员编号) AS 领取人数 FROM 补贴发放 a JOIN 居民 r ON a.人员编号 = r.人员编号 GROUP BY r.所在区 ORDER BY 领取人数 DESC',
  },
  {
    question: '领取人均金额',
    sql: 'SELECT sum("月标准（元）") / count(DISTINCT 人员编号) AS 人均月补贴 FROM 补贴发放',
  },
  {
    question: '各区补贴覆盖率',
    sql: 'SELECT r.所在区, count(DISTINCT a.人员编号) * 100.0 / count(DISTINCT r.人员编号) AS 覆盖率 FROM 居民 r LEFT JOIN 补贴发放 a ON a.人员编号 = r.人员编号 GROUP BY r.所在区',
  },
  {
    question: '按年份看新发放的补贴',
    sql: 'SELECT extract(year FROM 起始日期) AS 年, 补贴种类, count(*) FROM 补贴发放 GROUP BY 1, 2 ORDER BY 1, 2',
  },
  {
    question: '按月看新发放的补贴',
    sql: "SELECT to_char(起始日期, 'YYYY-MM') AS 月份, count(*) FROM 补贴发放 GROUP BY 1 ORDER BY 1",
  },
  {
    question: '2024 年以来新增补贴每月笔数',
    sql: "SELECT date_trunc('month', 起始日期) AS 月, count(*) FROM 补贴发放 WHERE 起始日期 >= '2024-01-01' GROUP BY 1 ORDER BY 1",
  },
  {
    question: '低收入家庭领了哪些补贴',
    sql: 'SELECT a.补贴种类, count(*) AS 笔数, sum(a."月标准（元）") AS 金额 FROM 补贴发放 a JOIN 家庭户 h ON a.户编号 = h.户编号 WHERE h.低收入 = \'是\' GROUP BY a.补贴种类',
  },
  {
    question: '没有领任何补贴的低收入家庭有多少',
    sql: "SELECT count(*) FROM 家庭户 h WHERE h.低收入 = '是' AND NOT EXISTS (SELECT 1 FROM 补贴发放 a WHERE a.户编号 = h.户编号)",
  },
  {
    question: '没有领任何补贴的低收入家庭有多少（外连接写法）',
    sql: "SELECT count(*) FROM 家庭户 h LEFT JOIN 补贴发放 a ON h.户编号 = a.户编号 WHERE h.低收入 = '是' AND a.户编号 IS NULL",
  },
  {
    question: '领两种以上补贴的人数',
    sql: 'SELECT count(*) FROM (SELECT 人员编号 FROM 补贴发放 GROUP BY 人员编号 HAVING count(*) >= 2) t',
  },
  // Open data: enterprises, listings, penalties.
  { question: '租赁企业信用等级分布', sql: 'SELECT 等级, count(*) FROM 租赁企业信用 GROUP BY 等级' },
  {
    question: '朝阳的优秀租赁企业',
    sql: "SELECT 企业名称, 年度 FROM 租赁企业信用 WHERE 所属区域 = '朝阳' AND 等级 = '优秀' ORDER BY 企业名称",
  },
  {
    question: '各区租赁企业数和优秀率',
    sql: "SELECT 所属区域, count(*) AS 企业数, round(100.0 * sum(CASE WHEN 等级 = '优秀' THEN 1 ELSE 0 END) / count(*), 1) AS 优秀率 FROM 租赁企业信用 GROUP BY 所属区域 ORDER BY 优秀率 DESC",
  },
  { question: '看几行上市公司数据', sql: 'SELECT * FROM 上市公司 LIMIT 10' },
  {
    question: '各园区上市公司数量',
    sql: 'SELECT 所属园区, count(*) FROM 上市公司 GROUP BY 所属园区 ORDER BY 2 DESC',
  },
  {
    question: '每年新上市公司数量和累计数',
    sql: 'SELECT extract(year FROM 上市日期) AS 年, count(*) AS 新增, sum(count(*)) OVER (ORDER BY extract(year FROM 上市日期)) AS 累计 FROM 上市公司 GROUP BY 1 ORDER BY 1',
  },
  { question: '最早上市的公司', sql: 'SELECT 企业名称, 上市日期 FROM 上市公司 ORDER BY 上市日期 LIMIT 1' },
  {
    question: '每个行业最近上市的一家',
    sql: 'SELECT * FROM (SELECT 所属行业, 企业名称, 上市日期, row_number() OVER (PARTITION BY 所属行业 ORDER BY 上市日期 DESC) AS rn FROM 上市公司) t WHERE rn = 1',
  },
  {
    question: '行业和上市地点的交叉数量',
    sql: 'SELECT 所属行业, 上市地点, count(*) FROM 上市公司 GROUP BY 所属行业, 上市地点 HAVING count(*) >= 3 ORDER BY count(*) DESC',
  },
  {
    question: '在两个以上地点上市的公司',
    sql: 'SELECT 企业名称, count(DISTINCT 上市地点) AS 地点数 FROM 上市公司 GROUP BY 企业名称 HAVING count(DISTINCT 上市地点) > 1',
  },
  {
    question: '名称里有“科技”的上市公司占比',
    sql: "SELECT count(*) FILTER (WHERE 企业名称 LIKE '%科技%') * 100.0 / count(*) FROM 上市公司",
  },
  {
    question: '受过处罚的上市公司',
    sql: 'SELECT DISTINCT c.企业名称 FROM 上市公司 c JOIN 行政处罚 p ON c.企业名称 = p.被处罚单位名称',
  },
  {
    question: '没有受过处罚的上市公司数量',
    sql: 'SELECT count(*) FROM 上市公司 c WHERE NOT EXISTS (SELECT 1 FROM 行政处罚 p WHERE p.被处罚单位名称 = c.企业名称)',
  },
  {
    question: '处罚涉及的法规排行',
    sql: 'SELECT 违法类型, count(*) AS 次数 FROM 行政处罚 GROUP BY 违法类型 ORDER BY 次数 DESC LIMIT 10',
  },
  {
    question: '被处罚两次以上的单位',
    sql: "SELECT 被处罚单位名称, count(*), string_agg(文书号, '；') FROM 行政处罚 GROUP BY 被处罚单位名称 HAVING count(*) >= 2",
  },
  { question: '最近一次处罚是什么时候', sql: 'SELECT max(处罚日期) FROM 行政处罚' },
  {
    question: '上市公司和租赁企业合在一起有多少家',
    sql: 'SELECT count(*) FROM (SELECT 企业名称 FROM 上市公司 UNION SELECT 企业名称 FROM 租赁企业信用) t',
  },
  {
    question: '每年处罚数量',
    sql: 'SELECT extract(year FROM 处罚日期) AS 年, count(*) FROM 行政处罚 GROUP BY 年 ORDER BY 年',
  },
  // Open data: weather and flights.
  {
    question: '各航空公司平均延误',
    sql: 'SELECT 航空公司, avg(到达延误) AS 平均延误, count(*) AS 航班数 FROM 航班 GROUP BY 航空公司 ORDER BY 平均延误 DESC',
  },
  {
    question: '延误最长的十个航班',
    sql: 'SELECT 日期, 航空公司, 出发, 到达, 到达延误 FROM 航班 ORDER BY 到达延误 DESC LIMIT 10',
  },
  {
    question: '延误的中位数和 90 分位',
    sql: 'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY 到达延误), percentile_cont(0.9) WITHIN GROUP (ORDER BY 到达延误) FROM 航班',
  },
  {
    question: '一周里哪天最准点',
    sql: 'SELECT extract(dow FROM 日期) AS 星期, avg(到达延误) FROM 航班 GROUP BY 1 ORDER BY 2',
  },
  {
    question: '每月航班数和环比',
    sql: "WITH m AS (SELECT date_trunc('month', 日期) AS 月, count(*) AS n FROM 航班 GROUP BY 1) SELECT 月, n, n - lag(n) OVER (ORDER BY 月) AS 环比 FROM m ORDER BY 月",
  },
  {
    question: '最繁忙的航线',
    sql: "SELECT 出发 || '-' || 到达 AS 航线, count(*) FROM 航班 GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
  },
  {
    question: '高于平均延误的航空公司',
    sql: 'SELECT 航空公司, avg(到达延误) FROM 航班 GROUP BY 航空公司 HAVING avg(到达延误) > (SELECT avg(到达延误) FROM 航班)',
  },
  { question: '距离与延误的相关系数', sql: 'SELECT corr(距离, 到达延误) FROM 航班' },
  {
    question: '下雨天的延误是否更长',
    sql: 'SELECT w.降水 > 0 AS 下雨, avg(f.到达延误), count(*) FROM 航班 f JOIN 天气 w ON f.日期 = w.日期 GROUP BY 1',
  },
  {
    question: '气温逐日七天滑动平均',
    sql: 'SELECT 日期, avg(气温) OVER (ORDER BY 日期 ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) FROM 天气 ORDER BY 日期',
  },
  { question: '最热的一天', sql: 'SELECT 日期, 气温 FROM 天气 WHERE 气温 = (SELECT max(气温) FROM 天气)' },
  {
    question: '每个月最高和最低气温',
    sql: 'SELECT extract(month FROM 日期) AS 月, max(气温), min(气温), round(avg(气温), 1) FROM 天气 GROUP BY 1 ORDER BY 1',
  },
];
