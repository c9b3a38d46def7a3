/** Keys of signed zones. `removed_at`: until when a retired key stays published. */
export const schema2 = `
CREATE TABLE dnssec_keys (
  id TEXT PRIMARY KEY,
  domain_id TEXT NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
  key_type TEXT NOT NULL CHECK (key_type IN ('KSK', 'ZSK')),
  algorithm INTEGER NOT NULL,
  public_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'active', 'retired')),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX dnssec_keys_by_domain ON dnssec_keys (domain_id, created_at);
`;
