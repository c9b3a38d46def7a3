const id = encodeURIComponent;

/** What the audit log can be narrowed by; names and values are the API's, but for `range` and `q`. */
export interface AuditLogFilters {
  /** The time up to now. In place of both dates. */
  range?: "1h" | "24h" | "7d" | "30d" | "90d" | undefined;
  /** ISO 8601 with `Z` or an offset. */
  start_date?: string | undefined;
  end_date?: string | undefined;
  actor_type?: string | undefined;
  actor_id?: string | undefined;
  action?: string | undefined;
  resource_type?: string | undefined;
  resource_id?: string | undefined;
  tenant_id?: string | undefined;
  /** Narrows what is on screen, not what the API looks for. */
  q?: string | undefined;
}

/** Every link of the console, so that a moved page is one change. */
export const paths = {
  home: () => "/domains",
  signIn: (returnTo?: string) => `/sign-in${returnTo ? `?return_to=${id(returnTo)}` : ""}`,
  /** Where a sign-in in a window of its own ends. */
  signedIn: () => "/signed-in",
  domains: () => "/domains",
  newDomain: () => "/domains/new",
  domain: (domainId: string) => `/domains/${id(domainId)}`,
  records: (domainId: string) => `/domains/${id(domainId)}/records`,
  record: (domainId: string, recordId: string) => `/domains/${id(domainId)}/records?record=${id(recordId)}`,
  importRecords: (domainId: string) => `/domains/${id(domainId)}/import`,
  validation: (domainId: string) => `/domains/${id(domainId)}/validation`,
  dnssec: (domainId: string) => `/domains/${id(domainId)}/dnssec`,
  domainSettings: (domainId: string) => `/domains/${id(domainId)}/settings`,
  activity: (domainId: string) => `/domains/${id(domainId)}/activity`,
  auditLogs: (filters: AuditLogFilters = {}) => {
    const given = Object.entries(filters).filter(([, value]) => value);
    return given.length === 0 ? "/audit-logs" : `/audit-logs?${new URLSearchParams(given)}`;
  },
  auditLog: (logId: string) => `/audit-logs/${id(logId)}`,
};
