import { authEndpoints, type Tokens } from "@/lib/contract/auth";
import { endpointUrl } from "@/lib/contract/endpoints";
import { errorBody } from "@/lib/contract/errors";
import type { Api } from "./api";
import { gatewayError } from "./gateway-error";
import { parseJson } from "./parse-json";
import { fingerprint } from "./seal";

/** How long a renewal answers for the token it used up: a second tab may still come with the old cookie. */
const reuseMs = 30_000;

type Renewal =
  | { renewed: true; tokens: Tokens }
  /** `ended`: the API refused the token, so the session is over; otherwise it may work later. */
  | { renewed: false; ended: boolean; reply: () => Response; said: string };

/** Renews access tokens; a refresh token is sent once, however many ask. */
export interface Refresher {
  renew(refreshToken: string): Promise<Renewal>;
}

export function createRefresher(api: Api): Refresher {
  const renewals = new Map<string, Promise<Renewal>>();

  /** What a token has become: the newest of the tokens that came of it, so that no cookie goes back in time. */
  async function newest(known: Promise<Renewal>): Promise<Renewal> {
    const renewal = await known;
    const next = renewal.renewed && renewal.tokens.refresh_token;
    const later = next ? renewals.get(await fingerprint(next)) : undefined;
    if (!later || later === known) return renewal;
    const last = await newest(later);
    return last.renewed ? last : renewal;
  }

  return {
    renew: async (refreshToken) => {
      const name = await fingerprint(refreshToken);
      const known = renewals.get(name);
      if (known) return newest(known);
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
    const unreadable = "The API renewed the session in a form that can't be read";
    return { renewed: false, ended: false, reply: () => gatewayError(502, unreadable), said: unreadable };
  }
  const { status, headers } = reply;
  return {
    renewed: false,
    ended: [400, 401, 403, 422].includes(status),
    reply: () => new Response(text, { status, headers }),
    said: detailOf(text) ?? `status ${status}`,
  };
}

function detailOf(text: string): string | undefined {
  const said = errorBody.safeParse(parseJson(text)).data?.detail;
  return typeof said === "string" ? said.slice(0, 200) : undefined;
}
