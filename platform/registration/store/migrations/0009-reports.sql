-- What ended before reports were kept: of a cancellation and a revocation the platform was told before they took effect; a lapse it is told now.
INSERT INTO registration.platform_report (registration_id, how, state, attempts, since, told_at, receipt, answer)
SELECT id, state, CASE state WHEN 'lapsed' THEN 'waiting' ELSE 'told' END, CASE state WHEN 'lapsed' THEN 0 ELSE 1 END,
  ended_at, CASE state WHEN 'lapsed' THEN NULL ELSE ended_at END, NULL, NULL
FROM registration.application
WHERE type = 'first' AND state IN ('cancelled', 'lapsed', 'revoked') AND ended_at IS NOT NULL AND query_code IS NOT NULL
ON CONFLICT (registration_id) DO NOTHING;

INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, started_at, due_at, last_day, provisional, calendar_version, state)
SELECT 'clk_' || substr(md5(registration_id || 'told') || md5('told' || registration_id), 1, 26), 'registration.tell-platform', 'registration-application', registration_id,
  'period', 'R16', '登记办法', '15', since, since, (since AT TIME ZONE 'Asia/Shanghai')::date, false, 'calendar days', 'running'
FROM registration.platform_report
WHERE state = 'waiting'
  AND NOT EXISTS (SELECT 1 FROM casework.clock WHERE subject_id = registration_id AND kind = 'registration.tell-platform' AND state = 'running')
  AND NOT EXISTS (SELECT 1 FROM casework.task WHERE subject_id = registration_id AND kind = 'registration.platform-report' AND state = 'open');
