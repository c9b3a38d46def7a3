/**
 * Counts of the audit log without the actor: a log of a million entries has hundreds of thousands with it, more than
 * can be summed up for each page. Those of one actor are found by an index.
 */
export const schema3 = `
CREATE TABLE audit_day_counts (
  day TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  actor_type TEXT NOT NULL,
  action TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (day, tenant_id, actor_type, action, resource_type)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_day_counts
  SELECT day, tenant_id, actor_type, action, resource_type, sum(n) FROM audit_counts GROUP BY 1, 2, 3, 4, 5;
CREATE INDEX audit_counts_by_actor ON audit_counts (actor_id, day);
CREATE TRIGGER audit_logs_counted_by_day AFTER INSERT ON audit_logs BEGIN
  INSERT INTO audit_day_counts VALUES (substr(new.timestamp, 1, 10), ifnull(new.tenant_id, ''), new.actor_type,
    new.action, new.resource_type, 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
END;
`;
