import { once } from 'node:events';
import { Readable } from 'node:stream';
import type pg from 'pg';

const chunkBytes = 65_536;

/** What the driver's connection can do beyond its published type. */
interface CopyConnection {
  readonly stream: Readable & NodeJS.WritableStream & { readonly writableNeedDrain: boolean };
  readonly query: (text: string) => void;
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
  readonly sendCopyFail: (message: string) => void;
}

/** Reads what a `COPY ... TO STDOUT` gives, as fast as it is taken. */
export function copyOut(client: pg.Client, statement: string): Readable {
  return client.query(new CopyOut(statement));
}

/** Gives a `COPY ... FROM STDIN` its data; returns the number of rows that it wrote. */
export function copyIn(
  client: pg.Client,
  statement: string,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  return client.query(new CopyIn(statement, source)).rows;
}

class CopyOut extends Readable implements pg.Submittable {
  readonly #statement: string;
  #connection: CopyConnection | null = null;
  #chunk = Buffer.allocUnsafe(chunkBytes);
  #length = 0;

  constructor(statement: string) {
    super({ highWaterMark: 4 * chunkBytes });
    this.#statement = statement;
    // Whoever reads hears of an error; when nobody reads any more, it is no news.
    this.on('error', () => undefined);
  }

  submit(connection: unknown): void {
    this.#connection = connection as CopyConnection;
    this.#connection.query(this.#statement);
  }

  override _read(): void {
    this.#connection?.stream.resume();
  }

  /** Each message is one row. Its bytes are the driver's, which uses them again. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#length + chunk.length > chunkBytes) this.#flush();
    if (chunk.length > chunkBytes) this.#give(Buffer.from(chunk));
    else this.#length += chunk.copy(this.#chunk, this.#length);
  }

  handleCommandComplete(): void {
    this.#flush();
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  /** Who takes no more cannot be rid of the rest: the database would wait for him. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.readableEnded) this.#connection?.stream.destroy();
    done(error);
  }

  #flush(): void {
    if (this.#length === 0) return;
    this.#give(this.#chunk.subarray(0, this.#length));
    this.#chunk = Buffer.allocUnsafe(chunkBytes);
    this.#length = 0;
  }

  #give(chunk: Buffer): void {
    if (!this.push(chunk)) this.#connection?.stream.pause();
  }
}

class CopyIn implements pg.Submittable {
  readonly rows: Promise<number>;
  readonly #statement: string;
  readonly #source: AsyncIterable<Buffer>;
  readonly #settle: { resolve: (rows: number) => void; reject: (error: unknown) => void };
  #rows = 0;
  #error: unknown = null;

  constructor(statement: string, source: AsyncIterable<Buffer>) {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.rows = promise;
    this.#settle = { resolve, reject };
    this.#statement = statement;
    this.#source = source;
  }

  submit(connection: unknown): void {
    (connection as CopyConnection).query(this.#statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).then(
      () => connection.endCopyFrom(),
      (error) => {
        this.#error ??= error;
        connection.sendCopyFail('The source of the data failed.');
      },
    );
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = Number(text.replace('COPY ', ''));
  }

  /** The first error is the cause: that of the source, or of the database. A connection that is
   *  lost says nothing after it. */
  handleError(error: Error): void {
    this.#error ??= error;
    this.#settle.reject(this.#error);
  }

  handleReadyForQuery(): void {
    this.#settle.resolve(this.#rows);
  }

  async #send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.#source) {
      if (this.#error) return;
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
  }
}
