const id = encodeURIComponent;

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
  validation: (domainId: string) => `/domains/${id(domainId)}/validation`,
  domainSettings: (domainId: string) => `/domains/${id(domainId)}/settings`,
};
