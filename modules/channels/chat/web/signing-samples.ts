/** How a site signs who its visitor is, in the languages in which sites are mostly written. Each
 *  makes what `Heed('identify', …)` takes. Checked against the door in signing-samples.test.ts. */
export const signingSamples = {
  node: `import { createHmac } from 'node:crypto';

export function heedIdentity({ id, email = '', name }) {
  const issuedAt = new Date().toISOString();
  const signature = createHmac('sha256', process.env.HEED_CHAT_SECRET)
    .update([id, email, issuedAt].join('\\n'))
    .digest('hex');
  return { externalId: id, ...(email && { email }), name, issuedAt, signature };
}
`,
  php: `<?php
function heed_identity(string $id, string $name, string $email = ''): array
{
    $now = new DateTimeImmutable('now', new DateTimeZone('UTC'));
    $issuedAt = $now->format('Y-m-d\\TH:i:s.v\\Z');
    $signature = hash_hmac('sha256', "$id\\n$email\\n$issuedAt", getenv('HEED_CHAT_SECRET'));
    $identity = ['externalId' => $id, 'name' => $name, 'issuedAt' => $issuedAt];
    return $identity + ($email === '' ? [] : ['email' => $email]) + ['signature' => $signature];
}
`,
  python: `import hashlib, hmac, os
from datetime import datetime, timezone


def heed_identity(id: str, name: str, email: str = "") -> dict:
    issued_at = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    text = "\\n".join([id, email, issued_at])
    key = os.environ["HEED_CHAT_SECRET"].encode()
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    identity = {"externalId": id, "name": name, "issuedAt": issued_at, "signature": signature}
    return identity | ({"email": email} if email else {})
`,
} as const;

export type SampleLanguage = keyof typeof signingSamples;

/** The tag that shows the chat on a page. origin: of this centre, without a slash at its end. */
export function widgetTag(origin: string, publicKey: string): string {
  return `<script src="${origin}/widget.js" data-heed="${publicKey}" async></script>`;
}

/** What a page with a signed-in visitor has before that tag. */
export const identifySnippet = `<script>
window.Heed = window.Heed || function () { (Heed.q = Heed.q || []).push(arguments); };
Heed('identify', IDENTITY);
</script>`;
