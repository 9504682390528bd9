-- Tables of better-auth (its own column names), in this schema through the connection's search_path. A test asks better-auth
-- whether anything is missing from them.

CREATE TABLE identity.login_user (
  "id"               text PRIMARY KEY,
  "name"             text NOT NULL,
  "email"            text NOT NULL UNIQUE,
  "emailVerified"    boolean NOT NULL,
  "image"            text,
  "createdAt"        timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"        timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "username"         text UNIQUE,
  "twoFactorEnabled" boolean,
  "personId"         text NOT NULL UNIQUE REFERENCES identity.person,
  -- The password was given out by an administrator and only serves to set an own one.
  "passwordOneTime"  boolean NOT NULL
);

CREATE TABLE identity.login_session (
  "id"               text PRIMARY KEY,
  "expiresAt"        timestamptz NOT NULL,
  "token"            text NOT NULL UNIQUE,
  "createdAt"        timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"        timestamptz NOT NULL,
  "ipAddress"        text,
  "userAgent"        text,
  "userId"           text NOT NULL REFERENCES identity.login_user ("id") ON DELETE CASCADE
);
CREATE INDEX "login_session_userId_idx" ON identity.login_session ("userId");

CREATE TABLE identity.login_credential (
  "id"               text PRIMARY KEY,
  "accountId"        text NOT NULL,
  "providerId"       text NOT NULL,
  "userId"           text NOT NULL REFERENCES identity.login_user ("id") ON DELETE CASCADE,
  "accessToken"      text,
  "refreshToken"     text,
  "idToken"          text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope"            text,
  "password"         text,
  "createdAt"        timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"        timestamptz NOT NULL
);
CREATE INDEX "login_credential_userId_idx" ON identity.login_credential ("userId");

CREATE TABLE identity.login_verification (
  "id"               text PRIMARY KEY,
  "identifier"       text NOT NULL,
  "value"            text NOT NULL,
  "expiresAt"        timestamptz NOT NULL,
  "createdAt"        timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"        timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "login_verification_identifier_idx" ON identity.login_verification ("identifier");

CREATE TABLE identity.login_second_factor (
  "id"               text PRIMARY KEY,
  "secret"           text NOT NULL,
  "backupCodes"      text NOT NULL,
  "userId"           text NOT NULL REFERENCES identity.login_user ("id") ON DELETE CASCADE,
  "verified"         boolean,
  "failedVerificationCount" integer,
  "lockedUntil"      timestamptz
);
CREATE INDEX "login_second_factor_secret_idx" ON identity.login_second_factor ("secret");
CREATE INDEX "login_second_factor_userId_idx" ON identity.login_second_factor ("userId");

CREATE TABLE identity.login_rate (
  "id"               text PRIMARY KEY,
  "key"              text NOT NULL UNIQUE,
  "count"            integer NOT NULL,
  "lastRequest"      bigint NOT NULL
);

-- Ours: what an account's state is by the house's own clock.
CREATE TABLE identity.account (
  person_id          text PRIMARY KEY REFERENCES identity.person,
  username           text NOT NULL UNIQUE,
  created_by         text NOT NULL,
  created_at         timestamptz NOT NULL,
  one_time_until     timestamptz,
  disabled_at        timestamptz,
  disabled_reason    text
);

-- Failed sign-ins in a row, by name typed, whether there is such an account or not.
CREATE TABLE identity.sign_in_failure (
  username           text PRIMARY KEY,
  failures           integer NOT NULL,
  last_at            timestamptz NOT NULL,
  locked_until       timestamptz
);
