/** Lets one tab of the site do what all need, such as holding the stream: browsers allow few
 *  connections to one server. What it is told it tells the others. When it closes, the next takes
 *  over. A browser without locks lets every tab do it.
 *  lead: begins the work with a way to tell all tabs, this one too; returns the way to stop.
 *  Returns the way out. */
export function shareAmongTabs<Word>(
  name: string,
  { lead, hear }: { lead: (tell: (word: Word) => void) => () => void; hear: (word: Word) => void },
): () => void {
  if (!navigator.locks) return lead(hear);
  const channel = new BroadcastChannel(name);
  const left = new AbortController();
  channel.onmessage = ({ data }) => hear(data);
  const tell = (word: Word) => {
    hear(word);
    channel.postMessage(word);
  };
  navigator.locks
    .request(name, { signal: left.signal }, () => {
      const stop = lead(tell);
      return new Promise<void>((resolve) => {
        left.signal.onabort = () => resolve(stop());
      });
    })
    .catch(() => undefined);
  return () => {
    left.abort();
    channel.close();
  };
}
