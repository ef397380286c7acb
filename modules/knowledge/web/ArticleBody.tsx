import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useEffect } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { hasChinese, loadChineseFont } from '#platform/web/chinese-font.ts';
import { useWords } from '#platform/web/words.ts';
import { withAudienceTold } from '../core/body/editing.ts';
import { htmlOf } from '../core/body/html.ts';
import { type Audience, type Body, bodyFor } from '../core/body/node.ts';
import classes from './ArticleBody.module.css';
import { addressOfFile } from './upload.ts';

/** A body as one audience reads it. Who reads as an agent sees what must not be read aloud.
 *  audience: null shows it all, each section with whom it is for. */
export function ArticleBody(props: {
  projectId: string;
  language: Language;
  body: Body;
  audience: Audience | null;
}) {
  const { projectId, language, body, audience } = props;
  const toneNames = useToneNames();
  const router = useRouter();
  const told = audience === 'customer' ? body : withAudienceTold(onlyFor(body, audience));
  const html = htmlOf(audience === 'customer' ? bodyFor(told, audience) : told, {
    linkTo: (articleId) => `/knowledge/${projectId}/${articleId}`,
    imageAt: (fileId) => addressOfFile(projectId, fileId),
    toneNames,
  });
  const needsFont = hasChinese(html);
  useEffect(() => {
    if (needsFont) loadChineseFont();
  }, [needsFont]);
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    const link = event.target instanceof Element && event.target.closest('a');
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (!link || link.target === '_blank' || !isPlain) return;
    event.preventDefault();
    void router.navigate({ href: link.getAttribute('href') ?? '' });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the clicks of the links inside
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link inside is a click
    <div
      className={classes.body}
      lang={language}
      dir="auto"
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: htmlOf escapes all that is written
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** What each tone of a callout, and each audience of a section, is called. */
export function useToneNames(): Readonly<Record<string, string>> {
  const { t } = useWords();
  return {
    note: t('knowledge.tone.note'),
    tip: t('knowledge.tone.tip'),
    warning: t('knowledge.tone.warning'),
    danger: t('knowledge.tone.danger'),
    'for-agent': t('knowledge.only-for.agent'),
    'for-customer': t('knowledge.only-for.customer'),
  };
}

/** Sections for the other audience are left out, those for this one stay closed. */
function onlyFor(body: Body, audience: Audience | null): Body {
  if (audience === null) return body;
  const keep = (nodes: Body['content']): Body['content'] =>
    nodes
      .filter(({ type, attrs }) => type !== 'audience' || attrs?.for === audience)
      .map((node) => (node.content ? { ...node, content: keep(node.content) } : node));
  return { type: 'doc', content: keep(body.content) };
}
