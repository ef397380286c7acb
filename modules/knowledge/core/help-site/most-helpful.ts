/** How an article has fared with its readers, each a whole number from 0. */
export interface Reception {
  readonly reads: number;
  readonly helped: number;
  readonly didNotHelp: number;
}

/** How many of its readers an article has probably helped. Before anybody has said so, half of them
 *  count, and each word moves that (Laplace's rule of succession): one cross reader of a new
 *  article does not bury it, nor does one kind word lift it above all. */
export function helpedReaders({ reads, helped, didNotHelp }: Reception): number {
  return (reads * (helped + 1)) / (helped + didNotHelp + 2);
}

/** Articles by how many readers they have helped, most first; the order of equals stays. */
export function mostHelpful<Article extends Reception>(articles: readonly Article[]): Article[] {
  return articles.toSorted((one, other) => helpedReaders(other) - helpedReaders(one));
}
