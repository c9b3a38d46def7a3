import KeyRound from "lucide-react/icons/key-round";
import { buttonLook } from "@/components/ui/button-look";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/notice";
import type { Environment } from "../shell/environment";
import { ApiKeyForm } from "./api-key-form";
import type { SampleKey } from "./sample-key-list";
import { signInErrorWords } from "./sign-in-error-words";
import { SignInFrame } from "./sign-in-frame";

export interface SignInPageProps {
  environment: Environment;
  /** Whether the API has a ScaiKey to sign in with. */
  scaikey: boolean;
  sampleKeys: readonly SampleKey[] | null;
  /** A path of the console, already checked. */
  returnTo: string;
  /** Code of `?error=`. */
  error: string | undefined;
  /** There is a session, but the API no longer accepts it. */
  ended: boolean;
}

/** Two ways in, and which API it is that one enters. */
export function SignInPage({ environment, scaikey, sampleKeys, returnTo, error, ended }: SignInPageProps) {
  return (
    <SignInFrame
      title="Sign in to ScaiDNS"
      intro={
        environment.mode === "embedded" ? (
          "This console talks to its embedded API."
        ) : (
          <>
            This console talks to the API at{" "}
            <span className="wrap-anywhere font-mono">{environment.host}</span>.
          </>
        )
      }
    >
      {error && <Failed code={error} />}
      {ended && !error && (
        <Notice title="Your session has ended">Sign in again; you come back to where you were.</Notice>
      )}
      {environment.mode === "embedded" && (
        <Notice tone="warning" title="Sample data">
          The people and keys below are samples, and nothing you change here is published in DNS.
        </Notice>
      )}
      {scaikey && (
        <>
          <a
            href={`/api/session/scaikey?return_to=${encodeURIComponent(returnTo)}`}
            className={cx(buttonLook("primary", "md", false), "w-full")}
          >
            <KeyRound aria-hidden="true" className="size-4" />
            Sign in with ScaiKey
          </a>
          <div className="flex items-center gap-3 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or
          </div>
        </>
      )}
      <ApiKeyForm returnTo={returnTo} sampleKeys={sampleKeys} main={!scaikey} />
    </SignInFrame>
  );
}

function Failed({ code }: { code: string }) {
  const { title, text } = signInErrorWords(code);
  return (
    <Notice tone="danger" role="alert" title={title}>
      {text}
    </Notice>
  );
}
