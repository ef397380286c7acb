import { useMediaQuery } from '@mantine/hooks';
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { Place, SearchSource } from '#platform/web/door.ts';
import { useKeys } from '#platform/web/keys.ts';
import { isPermitted, type Me, MeContext } from '#platform/web/me.ts';
import type { Preferences } from '#platform/web/preferences.ts';
import { TitleContext } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { BottomBar } from './BottomBar.tsx';
import classes from './Frame.module.css';
import { OfflineBar } from './OfflineBar.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** After that long a page has loaded what it shows. */
const calmMs = 2_000;

const KeySheet = lazy(() => import('./KeySheet.tsx').then((file) => ({ default: file.KeySheet })));
const loadSearch = () => import('./Search.tsx').then((file) => ({ default: file.Search }));
const Search = lazy(loadSearch);

/** The one frame around all pages: places at the side, where I am above, the page.
 *  topBar: what the modules show in the top bar. */
export function Frame(props: {
  me: Me;
  places: readonly Place[];
  searches: readonly SearchSource[];
  topBar: readonly ComponentType[];
  onPreferences: (preferences: Preferences) => void;
  onSignOut: () => void;
  children: ReactNode;
}) {
  const { me, topBar, onPreferences, onSignOut, children } = props;
  const { t } = useWords();
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, {
    getInitialValueInEffect: false,
  });
  const [opened, setOpened] = useState<'search' | 'keys' | null>(null);
  const [titleText, setTitleText] = useState<string | null>(null);
  const title = useMemo(() => ({ text: titleText, set: setTitleText }), [titleText]);
  const places = useMemo(() => permittedPlaces(props.places, me), [props.places, me]);
  const searches = props.searches.filter(({ permission }) => isPermitted(me, permission));
  useKeys([
    {
      keys: 'mod+k',
      label: 'frame.search',
      group: 'frame.keys.everywhere',
      run: () => setOpened('search'),
      isAlways: true,
    },
    {
      keys: '?',
      label: 'frame.keys',
      group: 'frame.keys.everywhere',
      run: () => setOpened('keys'),
    },
  ]);
  const close = () => setOpened(null);
  useEffect(() => {
    // So that it hears the first letter after its key.
    const waiting = setTimeout(loadSearch, calmMs);
    return () => clearTimeout(waiting);
  }, []);

  return (
    <MeContext value={me}>
      <TitleContext value={title}>
        <a href="#page" className={classes.skip}>
          {t('frame.skip')}
        </a>
        <div className={classes.frame}>
          {isNarrow ? <BottomBar places={places} /> : <Rail places={places} />}
          <TopBar onSearch={() => setOpened('search')}>
            {topBar.map((Part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change their places
              <Part key={index} />
            ))}
            <AccountMenu
              onPreferences={onPreferences}
              onKeys={() => setOpened('keys')}
              onSignOut={onSignOut}
            />
          </TopBar>
          <div className={classes.sheet}>
            <OfflineBar />
            <main id="page" tabIndex={-1} className={classes.page}>
              {children}
            </main>
          </div>
        </div>
        <Suspense>
          {opened === 'search' && <Search places={places} sources={searches} onClose={close} />}
          {opened === 'keys' && <KeySheet onClose={close} />}
        </Suspense>
      </TitleContext>
    </MeContext>
  );
}

function permittedPlaces(places: readonly Place[], me: Me): readonly Place[] {
  return places
    .filter(({ permission }) => isPermitted(me, permission))
    .toSorted((a, b) => a.order - b.order);
}
