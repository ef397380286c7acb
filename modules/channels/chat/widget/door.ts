import type { ChatMessage, ChatView, LeftMessage, Saying, WidgetFacts } from '../contract.ts';
import type { SignedIdentity } from '../core/identity.ts';
import type { SurveyAnswer, SurveyShown } from './survey.ts';
import type { Language } from './words.ts';

export type Attachment = ChatMessage['attachments'][number];

/** The centre said no. waitMs: how long to wait before trying again, when it said so. */
export class Refusal extends Error {
  readonly status: number;
  readonly waitMs: number;

  constructor(status: number, waitMs = 0) {
    super();
    this.status = status;
    this.waitMs = waitMs;
  }
}

/** What the widget asks of the centre. Each throws a Refusal, or what `fetch` throws when the
 *  centre is out of reach. */
export interface Door {
  readonly facts: (language: Language | undefined) => Promise<WidgetFacts>;
  readonly enter: (entry: {
    visitorToken: string | undefined;
    language: Language;
    identity: SignedIdentity | undefined;
  }) => Promise<{ visitorToken: string; view: ChatView }>;
  readonly say: (saying: Saying) => Promise<ChatMessage>;
  readonly leaveMessage: (left: LeftMessage) => Promise<ChatMessage>;
  /** Tells what asks for no answer. What does not come through is told again by the next mark. */
  readonly tell: (path: 'read' | 'received' | 'typing' | 'leave', body?: object) => Promise<void>;
  readonly survey: () => Promise<SurveyShown | null>;
  readonly answerSurvey: (answer: SurveyAnswer) => Promise<SurveyShown | null>;
  readonly stream: (signal: AbortSignal) => Promise<Response>;
  readonly file: (fileId: string) => Promise<Blob>;
  /** progress: 0 to 1. */
  readonly upload: (file: File, onProgress: (progress: number) => void) => Promise<Attachment>;
}

/** Opens the door. root: the address of the widget's door. shown: token of the visitor, and the
 *  number of the visit in which he searched and read, if he has one. */
export function openDoor(
  root: string,
  shown: Readonly<Record<'token' | 'visit', () => string | undefined>>,
): Door {
  const authorization = (): Record<string, string> => {
    const token = shown.token();
    return token ? { authorization: `Bearer ${token}` } : {};
  };
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(root + path, {
      ...init,
      headers: {
        ...authorization(),
        ...(init.body ? { 'content-type': 'application/json' } : {}),
        ...init.headers,
      },
    });
    if (!response.ok) throw await refusalOf(response);
    return response;
  }
  const visit = (): Record<string, string> => {
    const number = shown.visit();
    return number ? { 'heed-visit': number } : {};
  };
  const post = (path: string, body: object = {}) =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers: visit() });

  return {
    facts: async (language) => {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      return (await ask(`?zone=${zone}${language ? `&language=${language}` : ''}`)).json();
    },
    enter: async (entry) => (await post('/session', entry)).json(),
    say: async (saying) => (await post('/messages', saying)).json(),
    leaveMessage: async (left) => (await post('/contact-details', left)).json(),
    tell: async (path, body) => {
      await post(`/${path}`, body).catch(() => undefined);
    },
    survey: async () => surveyIn(await ask('/survey')),
    answerSurvey: async (answer) => surveyIn(await post('/survey', answer)),
    stream: (signal) => ask('/stream', { signal }),
    file: async (fileId) => (await ask(`/files/${fileId}`)).blob(),
    upload: (file, onProgress) => upload(`${root}/files`, authorization(), file, onProgress),
  };
}

async function surveyIn(response: Response): Promise<SurveyShown | null> {
  return response.status === 204 ? null : response.json();
}

async function refusalOf(response: Response): Promise<Refusal> {
  const problem = await response.json().catch(() => ({}));
  return new Refusal(response.status, problem.data?.waitMs);
}

/** `fetch` does not tell how far an upload is. */
function upload(
  address: string,
  headers: Record<string, string>,
  file: File,
  onProgress: (progress: number) => void,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else reject(new Refusal(request.status));
    };
    request.onerror = () => reject(new Refusal(0));
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
