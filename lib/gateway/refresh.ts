import { authEndpoints, type Tokens } from "@/lib/contract/auth";
import { endpointUrl } from "@/lib/contract/endpoints";
import type { Api } from "./api";
import { gatewayError } from "./gateway-error";
import { parseJson } from "./parse-json";
import { fingerprint } from "./seal";

/** How long a renewal answers for the token it used up: a second tab may still come with the old cookie. */
const reuseMs = 30_000;

type Renewal =
  | { renewed: true; tokens: Tokens }
  /** `ended`: the API refused the token, so the session is over; otherwise it may work later. */
  | { renewed: false; ended: boolean; reply: () => Response };

/** Renews access tokens; a refresh token is sent once, however many ask. */
export interface Refresher {
  renew(refreshToken: string): Promise<Renewal>;
}

export function createRefresher(api: Api): Refresher {
  const renewals = new Map<string, Promise<Renewal>>();
  return {
    renew: async (refreshToken) => {
      const name = await fingerprint(refreshToken);
      const known = renewals.get(name);
      if (known) return known;
      const renewal = send(api, refreshToken);
      renewals.set(name, renewal);
      const { renewed } = await renewal;
      // What failed may be tried again at once: the API has not rotated, or has ended the session for good.
      if (renewed) setTimeout(() => renewals.delete(name), reuseMs).unref();
      else renewals.delete(name);
      return renewal;
    },
  };
}

async function send(api: Api, refreshToken: string): Promise<Renewal> {
  const reply = await api.send({
    method: "POST",
    path: endpointUrl("auth.refresh"),
    headers: new Headers({ "content-type": "application/json", accept: "application/json" }),
    body: JSON.stringify({ refresh_token: refreshToken }),
  });
  const text = await reply.text().catch(() => "");
  if (reply.ok) {
    const parsed = authEndpoints["auth.refresh"].response.safeParse(parseJson(text));
    if (parsed.success) return { renewed: true, tokens: parsed.data };
    return failure(false, () =>
      gatewayError(502, "The API renewed the session in a form that can't be read"),
    );
  }
  const { status, headers } = reply;
  return failure([400, 401, 403, 422].includes(status), () => new Response(text, { status, headers }));
}

function failure(ended: boolean, reply: () => Response): Renewal {
  return { renewed: false, ended, reply };
}
