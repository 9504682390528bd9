-- Sandbox keys (沙箱密钥): clients whose id begins with sbx_. They carry no role and no purpose, try products on made-up data and do nothing
-- else, need no second person, and end by themselves.
ALTER TABLE identity.machine_client ADD COLUMN expires_at timestamptz CHECK (expires_at > registered_at);
ALTER TABLE identity.machine_client ADD CONSTRAINT machine_client_sandbox CHECK (
  CASE WHEN id LIKE 'sbx\_%' THEN expires_at IS NOT NULL AND roles = '{}' AND purposes = '{}' AND state <> 'registered'
       ELSE expires_at IS NULL END
);
ALTER TABLE identity.machine_client DROP CONSTRAINT machine_client_check1;
ALTER TABLE identity.machine_client ADD CONSTRAINT machine_client_approved CHECK (
  state <> 'approved' OR approved_by IS NOT NULL OR id LIKE 'sbx\_%'
);
