/**
 * Timestamps are ISO 8601 UTC text with milliseconds, which sorts as time does. Booleans are 0 or 1.
 * Domain and record names are absolute, lower-case, A-labels, canonically escaped, without the trailing dot.
 */
export const schema1 = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE tenants (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL DEFAULT 'active',
  scaikey_tenant_id TEXT,
  partner_id TEXT,
  settings TEXT NOT NULL DEFAULT '{}',
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  scaikey_user_id TEXT,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'inactive')),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX users_by_tenant ON users (tenant_id);

CREATE TABLE roles (
  id TEXT PRIMARY KEY,
  tenant_id TEXT REFERENCES tenants (id),
  name TEXT NOT NULL,
  description TEXT,
  permissions TEXT NOT NULL,
  is_system INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX roles_by_name ON roles (ifnull(tenant_id, ''), name);

CREATE TABLE role_assignments (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role_id TEXT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
  scope_type TEXT NOT NULL CHECK (scope_type IN ('platform', 'tenant', 'domain', 'record')),
  scope_id TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  UNIQUE (user_id, role_id, scope_type, scope_id)
) STRICT;
CREATE INDEX role_assignments_by_role ON role_assignments (role_id);

CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  name TEXT NOT NULL,
  description TEXT,
  key_prefix TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'revoked')),
  permission_source TEXT NOT NULL CHECK (permission_source IN ('user', 'group')),
  permission_source_id TEXT NOT NULL,
  scopes TEXT NOT NULL DEFAULT '[]',
  rate_limit INTEGER NOT NULL,
  ip_whitelist TEXT NOT NULL DEFAULT '[]',
  expires_at TEXT,
  last_used_at TEXT,
  last_used_ip TEXT,
  use_count INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX api_keys_by_tenant ON api_keys (tenant_id);

CREATE TABLE domains (
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL REFERENCES tenants (id),
  name TEXT NOT NULL,
  domain_type TEXT NOT NULL CHECK (domain_type IN ('primary', 'secondary', 'reverse_ipv4', 'reverse_ipv6')),
  status TEXT NOT NULL CHECK (status IN ('pending_validation', 'active', 'inactive')),
  default_ttl INTEGER NOT NULL,
  description TEXT,
  settings TEXT NOT NULL DEFAULT '{}',
  dnssec_enabled INTEGER NOT NULL DEFAULT 0,
  serial INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX domains_by_tenant ON domains (tenant_id, name);
CREATE UNIQUE INDEX domains_served ON domains (name) WHERE status <> 'pending_validation' AND deleted_at IS NULL;

CREATE TABLE records (
  id TEXT PRIMARY KEY,
  domain_id TEXT NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  content TEXT NOT NULL,
  ttl INTEGER,
  disabled INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  UNIQUE (domain_id, name, type, content)
) STRICT;

CREATE TABLE validations (
  id TEXT PRIMARY KEY,
  domain_id TEXT NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
  validation_type TEXT NOT NULL CHECK (validation_type IN ('txt_record', 'nameservers')),
  status TEXT NOT NULL CHECK (status IN ('pending', 'verifying', 'failed', 'validated', 'expired', 'cancelled')),
  challenge_value TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX validations_by_domain ON validations (domain_id, created_at);

CREATE TABLE audit_logs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  tenant_id TEXT,
  actor_type TEXT NOT NULL,
  actor_id TEXT,
  actor_email TEXT,
  action TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  resource_id TEXT,
  resource_name TEXT,
  details TEXT NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  timestamp TEXT NOT NULL
) STRICT;
CREATE INDEX audit_logs_by_time ON audit_logs (timestamp);
CREATE INDEX audit_logs_by_tenant ON audit_logs (tenant_id, timestamp);
CREATE INDEX audit_logs_by_action ON audit_logs (action, timestamp, tenant_id, actor_id);
CREATE INDEX audit_logs_by_actor ON audit_logs (actor_id, timestamp, tenant_id, action);
CREATE INDEX audit_logs_by_resource ON audit_logs (resource_id, timestamp);

CREATE TABLE audit_counts (
  day TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  actor_type TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  action TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (day, tenant_id, actor_type, actor_id, action, resource_type)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_logs_counted AFTER INSERT ON audit_logs BEGIN
  INSERT INTO audit_counts VALUES (substr(new.timestamp, 1, 10), ifnull(new.tenant_id, ''), new.actor_type,
    ifnull(new.actor_id, ''), new.action, new.resource_type, 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE TABLE auth_codes (
  hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  code_challenge TEXT NOT NULL,
  nonce TEXT,
  scope TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  session_id TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE refresh_tokens (
  hash TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
CREATE TABLE signing_keys (
  kid TEXT PRIMARY KEY,
  private_jwk TEXT NOT NULL,
  public_jwk TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
`;
