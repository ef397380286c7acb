import type { Memory } from '../memory.ts';

const numberBytes = 18;
/** So long a return is known; then the visitor is somebody new. */
const lifeMs = 604_800_000;

/** What tells the centre of the visit in which somebody searches and reads: a random number, kept
 *  in the browser for a week. Nothing for who asks not to be tracked. */
export function visitHeader(memory: Memory): Record<string, string> {
  if (asksForPrivacy()) return {};
  const kept = memory.get('visit');
  if (kept && Date.now() - kept.madeAtMs < lifeMs) return { 'heed-visit': kept.number };
  const bytes = crypto.getRandomValues(new Uint8Array(numberBytes));
  const number = btoa(String.fromCharCode(...bytes)).replace(/[+/]/g, '_');
  memory.set('visit', { number, madeAtMs: Date.now() });
  return { 'heed-visit': number };
}

/** Source: W3C, Tracking Preference Expression; Global Privacy Control. */
function asksForPrivacy(): boolean {
  return navigator.doNotTrack === '1' || Reflect.get(navigator, 'globalPrivacyControl') === true;
}
