import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import type { Place } from '#platform/web/door.ts';
import { useWords } from '#platform/web/words.ts';
import { Badge } from './Badge.tsx';
import classes from './BottomBar.module.css';
import { usePlaceLink } from './place-link.ts';

const mostPlaces = 5;

/** The places on a telephone: the first ones below the thumb, the others in a menu. */
export function BottomBar({ places }: { places: readonly Place[] }) {
  const { t } = useWords();
  const router = useRouter();
  const seen = places.length > mostPlaces ? places.slice(0, mostPlaces - 1) : places;
  const others = places.slice(seen.length);
  return (
    <nav aria-label={t('frame.places')} className={classes.bar}>
      {seen.map((place) => (
        <BarItem key={place.path} place={place} />
      ))}
      {others.length > 0 && (
        <Menu position="top-end">
          <Menu.Target>
            <button type="button" className={classes.item}>
              <span className={classes.icon}>
                <IconDots size="1.25rem" stroke={1.6} />
              </span>
              <span className={classes.label}>{t('frame.more')}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ path, label, icon: Drawing }) => (
              <Menu.Item
                key={path}
                leftSection={<Drawing size="1.125rem" stroke={1.6} />}
                onClick={() => void router.navigate({ href: path })}
              >
                {t(label)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}

function BarItem({ place }: { place: Place }) {
  const { icon: Drawing, label, useBadge } = place;
  const { t } = useWords();
  return (
    <AddressLink {...usePlaceLink(place)} className={classes.item}>
      <span className={classes.icon}>
        <Drawing size="1.25rem" stroke={1.6} />
        {useBadge && <Badge useCount={useBadge} />}
      </span>
      <span className={classes.label}>{t(label)}</span>
    </AddressLink>
  );
}
