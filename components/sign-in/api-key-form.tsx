"use client";

import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ServerWords } from "@/components/errors/server-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { Person } from "@/lib/api/console-session";
import { useApiKeySignIn } from "@/lib/api/sign-in";
import { problemOf } from "@/lib/errors/api-error";
import { formErrors } from "@/lib/errors/form-errors";
import { wording } from "@/lib/errors/wording";
import type { SampleKey } from "./sample-key-list";
import { SampleKeyList } from "./sample-key-list";

interface ApiKeyFormProps {
  /** Where to go after it: a path of the console, already checked. */
  returnTo?: string;
  /** In place of going anywhere. */
  onSignedIn?: (person: Person) => void;
  /** Public keys of the sample data; null with a real API. */
  sampleKeys: readonly SampleKey[] | null;
  /** The public keys are shown on demand. */
  foldKeys?: boolean;
  /** Whether it is the only way in. */
  main: boolean;
}

/** Signs in with an API key. A refused key stays in the field, with the reason below it. */
export function ApiKeyForm({ returnTo, onSignedIn, sampleKeys, foldKeys, main }: ApiKeyFormProps) {
  const [key, setKey] = useState("");
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState(false);
  const signIn = useApiKeySignIn();
  const field = useRef<HTMLInputElement>(null);
  const problem = signIn.isError ? problemOf(signIn.error) : undefined;
  const said = problem && formErrors(problem, { api_key: key }).fields.map(({ message }) => message);
  const error = missing ? "Enter an API key." : said?.join(" ");

  const onSuccess = (person: Person) => {
    if (onSignedIn) onSignedIn(person);
    // A full load, so that nothing read without this session stays in memory.
    else if (returnTo !== undefined) location.assign(returnTo);
  };
  const send = (api_key: string) => {
    setKey(api_key);
    setMissing(api_key === "");
    if (api_key === "") field.current?.focus();
    else signIn.mutate({ api_key }, { onSuccess });
  };
  const busy = signIn.isPending || signIn.isSuccess;

  // What was typed, or filled in by a password manager, before the scripts came stands in the document alone.
  useEffect(() => setKey(field.current?.value ?? ""), []);
  useEffect(() => {
    if (signIn.isError) field.current?.focus();
  }, [signIn.isError]);

  return (
    <>
      <form
        noValidate
        className="flex flex-col"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send(key.trim());
        }}
      >
        {/* Password managers keep a secret under a name. */}
        <input type="text" name="username" autoComplete="username" value="ScaiDNS API key" readOnly hidden />
        <Field label="API key" error={error}>
          <span className="relative flex">
            <Input
              ref={field}
              mono
              name="api_key"
              type={shown ? "text" : "password"}
              autoComplete="current-password"
              placeholder="sdk_live_…"
              value={key}
              onChange={(event) => {
                setKey(event.target.value);
                setMissing(false);
                if (signIn.isError) signIn.reset();
              }}
            />
            <span className="absolute top-1 right-1">
              <IconButton
                size="sm"
                label={shown ? "Hide the key" : "Show the key"}
                icon={
                  shown ? (
                    <EyeOff aria-hidden="true" className="size-4" />
                  ) : (
                    <Eye aria-hidden="true" className="size-4" />
                  )
                }
                onClick={() => setShown(!shown)}
              />
            </span>
          </span>
        </Field>
        {problem && said?.length === 0 && (
          <div className="mb-3">
            <Notice tone="danger" role="alert" title="You could not be signed in">
              <p className="whitespace-pre-line">
                <ServerWords text={wording(problem).message} />
              </p>
            </Notice>
          </div>
        )}
        <Button
          type="submit"
          variant={main ? "primary" : "default"}
          wide
          busy={busy}
          busyLabel="Checking the key…"
        >
          Sign in with the API key
        </Button>
      </form>
      {sampleKeys && <SampleKeyList keys={sampleKeys} folded={foldKeys} busy={busy} onUse={send} />}
    </>
  );
}
