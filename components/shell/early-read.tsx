import { headers } from "next/headers";
import { earlyReadScript } from "@/lib/api/early-read";
import { type AnyInput, endpointUrl, type ReadName } from "@/lib/contract/endpoints";

interface EarlyReadProps {
  name: ReadName;
  input: AnyInput;
}

/** Asks the API for what the page will want while its scripts are still being loaded. */
export async function EarlyRead({ name, input }: EarlyReadProps) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {earlyReadScript(endpointUrl(name, input))}
    </script>
  );
}
