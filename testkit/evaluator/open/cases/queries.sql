-- Stars, aliases, names
SELECT * FROM areas;
SELECT f.*, a.n FROM facts f JOIN areas a ON f.g = a.g;
SELECT a.* FROM areas AS a(x, y);
SELECT x, z FROM areas AS a(x, y, z) WHERE z > 1;
SELECT i AS "组 一", d FROM facts WHERE i > 0 ORDER BY "组 一";
SELECT count(*) FROM facts f;
SELECT facts.i FROM facts WHERE facts.ok;
-- Joins
SELECT f.i, a.name FROM facts f LEFT JOIN areas a ON f.g = a.g;
SELECT f.i, a.name FROM facts f RIGHT JOIN areas a ON f.g = a.g;
SELECT f.i, a.name FROM facts f FULL JOIN areas a ON f.g = a.g;
SELECT f.i, a.n FROM facts f JOIN areas a ON f.i > a.n AND a.n IS NOT NULL;
SELECT f.i, a.n FROM facts f LEFT JOIN areas a ON f.g = a.g AND f.i > a.n;
SELECT count(*) FROM facts CROSS JOIN areas;
SELECT count(*) FROM facts, areas WHERE facts.g = areas.g;
SELECT g, i, name FROM facts JOIN areas USING (g);
SELECT * FROM facts JOIN areas USING (g);
SELECT g, count(*) FROM facts LEFT JOIN areas USING (g) GROUP BY g;
SELECT g, i, n FROM facts FULL JOIN areas USING (g);
SELECT g, i, n FROM facts RIGHT JOIN areas USING (g);
SELECT x.i, y.i FROM facts x JOIN facts y ON x.i < y.i;
SELECT x.g, y.name, z.i FROM facts x JOIN areas y ON x.g = y.g LEFT JOIN facts z ON z.g = y.g AND z.i > 5;
SELECT f.i FROM facts f JOIN (areas a JOIN areas b ON a.n = b.n) ON f.g = a.g;
-- WITH
WITH x AS (SELECT g, sum(i) AS total FROM facts GROUP BY g) SELECT g, total FROM x WHERE total > 0;
WITH x(a, b) AS (SELECT g, i FROM facts), y AS (SELECT a, max(b) AS most FROM x GROUP BY a) SELECT x.a, x.b, y.most FROM x JOIN y ON x.a = y.a;
WITH x AS (SELECT g FROM facts), x2 AS (SELECT g FROM x UNION SELECT g FROM areas) SELECT count(*) FROM x2;
WITH facts AS (SELECT g, n AS i FROM areas) SELECT g, i FROM facts;
SELECT total FROM (WITH x AS (SELECT sum(i) AS total FROM facts) SELECT total FROM x) AS s;
-- Subqueries
SELECT avg(total) FROM (SELECT g, sum(d) AS total FROM facts GROUP BY g) AS s;
SELECT i FROM facts WHERE i = (SELECT max(i) FROM facts);
SELECT i, (SELECT name FROM areas a WHERE a.g = f.g) FROM facts f;
SELECT i, (SELECT count(*) FROM areas a WHERE a.g = f.g) FROM facts f;
SELECT i FROM facts f WHERE EXISTS (SELECT 1 FROM areas a WHERE a.g = f.g AND a.n > 1);
SELECT i FROM facts f WHERE NOT EXISTS (SELECT * FROM areas a WHERE a.g = f.g);
SELECT i FROM facts WHERE g IN (SELECT g FROM areas WHERE n > 1);
SELECT i FROM facts WHERE g NOT IN (SELECT g FROM areas WHERE g IS NOT NULL);
SELECT i FROM facts WHERE i NOT IN (SELECT n FROM areas);
SELECT i FROM facts WHERE g = ANY (SELECT g FROM areas);
SELECT i IN (SELECT n FROM areas), g IN (SELECT g FROM areas) FROM facts;
SELECT g, sum(i), (SELECT max(n) FROM areas a WHERE a.g = f.g) FROM facts f GROUP BY g;
SELECT g FROM facts f GROUP BY g HAVING count(*) > (SELECT min(n) FROM areas);
SELECT f.i, (SELECT s.total FROM (SELECT sum(x.d) AS total FROM facts x WHERE x.g = f.g) AS s) FROM facts f;
SELECT f.i, (SELECT x.i FROM facts x WHERE x.g = f.g ORDER BY x.i DESC NULLS LAST LIMIT 1) FROM facts f;
SELECT a.g FROM areas a WHERE a.n > (SELECT avg(b.n) FROM areas b);
SELECT CASE WHEN EXISTS (SELECT 1 FROM areas WHERE n > 100) THEN 1 ELSE 0 END FROM facts WHERE i = 7;
SELECT i FROM (SELECT i, d FROM facts WHERE i > 0) AS s WHERE s.d < 100 OR s.d IS NULL;
-- Set operations
SELECT g FROM facts UNION SELECT g FROM areas;
SELECT g FROM facts UNION ALL SELECT g FROM areas;
SELECT g FROM facts INTERSECT SELECT g FROM areas;
SELECT g FROM facts INTERSECT ALL SELECT g FROM areas;
SELECT g FROM facts EXCEPT SELECT g FROM areas;
SELECT g FROM facts EXCEPT ALL SELECT g FROM areas;
SELECT i, d FROM facts UNION SELECT n, 1.5 FROM areas;
SELECT i FROM facts UNION ALL SELECT d FROM facts UNION ALL SELECT NULL FROM areas;
(SELECT i FROM facts ORDER BY i LIMIT 2) UNION ALL (SELECT n FROM areas ORDER BY n LIMIT 1);
SELECT g AS x FROM facts UNION SELECT name FROM areas ORDER BY x DESC LIMIT 3;
SELECT g FROM facts UNION SELECT g FROM areas EXCEPT SELECT g FROM areas WHERE n > 1;
SELECT g FROM facts UNION (SELECT g FROM areas INTERSECT SELECT g FROM facts);
-- VALUES
SELECT v.a, v.b FROM (VALUES (1, 'x'), (2, 'y'), (NULL, 'z')) AS v(a, b) WHERE EXISTS (SELECT 1 FROM facts);
SELECT v.label, count(f.i) FROM (VALUES (0, 5, '低'), (5, 100, '高')) AS v(low, high, label) LEFT JOIN facts f ON f.i >= v.low AND f.i < v.high GROUP BY v.label;
SELECT f.i FROM facts f JOIN (VALUES (7), (2)) AS v(k) ON v.k = f.i;
-- DISTINCT, order, limits
SELECT DISTINCT g, ok FROM facts;
SELECT DISTINCT ON (g) g, i FROM facts ORDER BY g, i DESC NULLS LAST;
SELECT DISTINCT ON (g) i FROM facts ORDER BY g DESC, i;
SELECT i FROM facts ORDER BY d DESC NULLS FIRST, i LIMIT 4;
SELECT i FROM facts ORDER BY i LIMIT 3 OFFSET 2;
SELECT g, i FROM facts ORDER BY 1, 2 DESC;
SELECT i AS k FROM facts ORDER BY k DESC NULLS LAST;
SELECT g, count(*) AS n FROM facts GROUP BY g ORDER BY count(*) DESC, g;
SELECT i FROM facts ORDER BY abs(i) DESC NULLS LAST, i LIMIT 5;
SELECT i FROM facts LIMIT 0;
SELECT i FROM facts WHERE false;
SELECT i FROM facts ORDER BY i FETCH FIRST 2 ROWS ONLY;
