import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { roleLabel } from "./role-label";
import { SignInFrame } from "./sign-in-frame";

interface SampleIdentity {
  user_id: string;
  name: string;
  email: string;
  tenant_name: string;
  roles: readonly string[];
}

interface SampleIdentitiesPageProps {
  identities: readonly SampleIdentity[];
  /** Parameters of the authorization request, handed on as they came. */
  request: Readonly<Record<string, string>>;
}

/** Stands in for ScaiKey with the embedded API: choose whom to be. */
export function SampleIdentitiesPage({ identities, request }: SampleIdentitiesPageProps) {
  const tenants = [...new Set(identities.map((identity) => identity.tenant_name))];
  return (
    <SignInFrame title="Sample identities" intro="Whom do you want to sign in as?">
      <Notice tone="warning" title="This is not the real ScaiKey">
        These people are samples of the embedded API and have no passwords.
      </Notice>
      {request.state === undefined ? (
        <Notice
          tone="danger"
          title="No sign-in is under way"
          actions={
            <ButtonLink size="sm" href={paths.signIn()}>
              Go to sign-in
            </ButtonLink>
          }
        >
          This page can only be opened from the console's sign-in.
        </Notice>
      ) : (
        <form method="post" action="/api/scaikey/authorize" className="flex flex-col gap-5">
          {Object.entries(request).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {tenants.map((tenant) => (
            <section key={tenant} className="flex flex-col gap-2">
              <h2 className="font-medium">{tenant}</h2>
              <ul className="divide-y divide-line overflow-hidden rounded-md border border-line">
                {identities
                  .filter((identity) => identity.tenant_name === tenant)
                  .map((identity) => (
                    <li key={identity.user_id}>
                      <Choice identity={identity} />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
          <Button type="submit" variant="quiet">
            Decline and go back
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}

function Choice({ identity }: { identity: SampleIdentity }) {
  return (
    <button
      type="submit"
      name="user_id"
      value={identity.user_id}
      className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 text-left -outline-offset-2 hover:bg-hover active:bg-selected"
    >
      <span className="min-w-0 grow basis-48">
        <span className="block truncate font-medium">{identity.name}</span>
        <span className="block truncate text-muted text-xs">{identity.email}</span>
      </span>
      <span className="flex flex-wrap gap-1">
        {identity.roles.map((role) => (
          <Badge key={role}>{roleLabel(role)}</Badge>
        ))}
      </span>
    </button>
  );
}
