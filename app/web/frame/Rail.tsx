import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import type { Place } from '#platform/web/door.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { Mark } from '#platform/web/Mark.tsx';
import { useWords } from '#platform/web/words.ts';
import { Badge } from './Badge.tsx';
import { usePlaceLink } from './place-link.ts';
import classes from './Rail.module.css';

const firstAtFoot = 100;

/** The narrow rail of places at the side. places: in their order, only those one may enter. */
export function Rail({ places }: { places: readonly Place[] }) {
  const { t } = useWords();
  const router = useRouter();
  useKeys(
    places.flatMap(({ keys, label, path }) =>
      keys === undefined
        ? []
        : [
            {
              keys,
              label,
              group: 'frame.keys.places' as const,
              run: () => void router.navigate({ href: path }),
            },
          ],
    ),
  );
  return (
    <nav aria-label={t('frame.places')} className={classes.rail}>
      <span className={classes.mark}>
        <Mark size="1.625rem" />
      </span>
      {places.map((place) => (
        <RailItem key={place.path} place={place} isAtFoot={place === firstOfFoot(places)} />
      ))}
    </nav>
  );
}

function firstOfFoot(places: readonly Place[]): Place | undefined {
  return places.find(({ order }) => order >= firstAtFoot);
}

function RailItem({ place, isAtFoot }: { place: Place; isAtFoot: boolean }) {
  const { icon: Drawing, label, keys, useBadge } = place;
  const { t } = useWords();
  return (
    <Tooltip
      position="right"
      label={
        <span className={classes.tip}>
          {t(label)}
          {keys && <KeyHint keys={keys} />}
        </span>
      }
    >
      <AddressLink {...usePlaceLink(place)} className={classes.item} data-foot={isAtFoot}>
        <Drawing size="1.25rem" stroke={1.6} />
        <VisuallyHidden>{t(label)}</VisuallyHidden>
        {useBadge && <Badge useCount={useBadge} />}
      </AddressLink>
    </Tooltip>
  );
}
