import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/gateway/content-security-policy";

/** Gives each page its content security policy; Next puts the nonce it finds there on its own scripts and styles. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Layouts are not told their own address, and sign-in has to come back to it.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (process.env.PUBLIC_URL?.startsWith("https:")) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/static|icon\\.svg$).*)"],
};
