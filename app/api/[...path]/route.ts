import { gatewayError } from "@/lib/gateway/gateway-error";

function notFound(): Response {
  return gatewayError(404, "Not Found");
}

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
