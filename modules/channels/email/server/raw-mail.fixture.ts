/** The raw bytes of a mail from pieces: text is ASCII, bytes are what a charset made of text. */
export function rawMail(...pieces: (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    pieces.map((piece) =>
      typeof piece === 'string' ? Buffer.from(piece.replace(/\r?\n/g, '\r\n'), 'latin1') : piece,
    ),
  );
}

/** The head that most mails of the tests share, without the empty line that ends it. */
export const head = `From: Maria <maria@example.net>
To: support@shop.example
Message-ID: <q1@example.net>
Date: Sat, 21 Nov 2026 13:00:00 +0300 (MSK)
MIME-Version: 1.0
`;
