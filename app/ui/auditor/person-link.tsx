import { Link } from "@remix-run/react";
import { useLanguage } from "#app/i18n/use-messages.ts";
import { nameIn } from "#app/ui/auditor/register-words.ts";
import { Bdi } from "#app/ui/kit/bdi.tsx";

/** The name of somebody in the register, leading to their record. */
export function PersonLink({ person }: { readonly person: { readonly id: string } & Parameters<typeof nameIn>[1] }) {
  const language = useLanguage();
  return (
    <Link to={`/oversee/register/people/${person.id}`} className="text-accent underline max-sm:flex max-sm:min-h-11 max-sm:items-center">
      <Bdi>{nameIn(language, person)}</Bdi>
    </Link>
  );
}
