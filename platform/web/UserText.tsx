import { useEffect } from 'react';
import { hasChinese, loadChineseFont } from './chinese-font.ts';

/** What a person wrote, in whatever language: its own direction, its own letters. */
export function UserText({ text, className }: { text: string; className?: string | undefined }) {
  const needsFont = hasChinese(text);
  useEffect(() => {
    if (needsFont) loadChineseFont();
  }, [needsFont]);
  return (
    <bdi dir="auto" className={className}>
      {text}
    </bdi>
  );
}
