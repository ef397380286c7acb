import { createContext, use, useEffect } from 'react';
import { present } from '#kernel/assert.ts';

/** The name of the one thing that the page is about, or null. */
export interface Title {
  readonly text: string | null;
  readonly set: (text: string | null) => void;
}

export const TitleContext = createContext<Title | null>(null);

/** Names the thing that the page is about in the top bar and in the browser's tab.
 *  text: undefined while it loads. */
export function useTitle(text: string | undefined): void {
  const { set } = present(use(TitleContext), 'the frame');
  useEffect(() => {
    set(text ?? null);
    return () => set(null);
  }, [set, text]);
}
