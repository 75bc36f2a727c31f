import { Link } from "@remix-run/react";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

/** A place to go to, and what is there. */
export type ListedPlace = { readonly to: string; readonly icon: IconName; readonly title: string; readonly text: string };

/** What can be done from here, as cards that lead there. */
export function PlaceList({ places }: { places: readonly ListedPlace[] }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {places.map((place) => (
        <li key={place.to}>
          <Link
            to={place.to}
            className="border-line bg-surface-raised shadow-card hover:border-accent flex h-full items-start gap-4 rounded-2xl border p-5"
          >
            <Icon name={place.icon} className="text-accent mt-1 size-6" />
            <span>
              <span className="block text-lg font-semibold">{place.title}</span>
              <span className="text-ink-muted block">{place.text}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
