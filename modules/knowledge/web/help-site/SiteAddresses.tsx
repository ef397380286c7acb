import { Anchor, Group, Stack } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Language } from '#platform/http/contract.ts';
import { CopyField } from '#platform/web/CopyField.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { homeAddress } from '../../core/help-site/address.ts';

/** Where the site can be seen, and where search engines find all of it. */
export function SiteAddresses(props: { projectKey: string; languages: readonly Language[] }) {
  const { projectKey: key, languages } = props;
  const { t } = useWords();
  return (
    <Stack gap="sm">
      <CopyField label={t('help-site.address')} value={`${location.origin}/help/${key}`} />
      <CopyField
        label={t('help-site.sitemap')}
        value={`${location.origin}/help/${key}/sitemap.xml`}
      />
      <Group gap="lg">
        {languages.map((language) => (
          <Anchor
            key={language}
            href={homeAddress({ key, language })}
            target="_blank"
            rel="noreferrer"
          >
            {`${t('help-site.open')}: ${languageNames[language]} `}
            <IconExternalLink size="0.875rem" aria-hidden />
          </Anchor>
        ))}
      </Group>
    </Stack>
  );
}
