/** A request that the page sent, as the observer saw it. */
export type PageRequest = {
  /** HTTP method; `WS` for a frame over a socket, `SSE` for an EventSource. */
  method: string;
  url: string;
  /** Content type of the body, in lower case, without parameters but `boundary`; null: none stated. */
  type: string | null;
  /** Headers that tell requests of one URL apart (`next-action`), in lower case. */
  headers: { readonly [name: string]: string };
  /** Null: none, or not text. */
  body: string | null;
};

/** What came back; several for one request where it streams (events, frames). */
export type PageAnswer = {
  status: number;
  /** Content type in lower case, without parameters. */
  type: string | null;
  text: string;
};

/** What else is known when a request or an answer is looked at; nothing of it is stored. */
export type Knowledge = {
  /** What the prompt box said when the request went, and earlier texts of it. */
  prompts: readonly string[];
  /** What the form's other controls said, by the page's words or values. */
  form: {
    readonly [Part in 'negative' | 'model' | 'resolution' | 'aspect' | 'count' | 'duration']?:
      | readonly string[]
      | undefined;
  };
  /** Unwrapped addresses of images that came back or are shown. */
  assets: readonly string[];
  /**
   * Milliseconds since the person's own click or key on a control, and the control's words.
   * `spent`: the rule of the submit that this very press already brought about.
   */
  pressed: { control: string; msAgo: number; spent?: string | undefined } | null;
  /** The page's origin, and its URL as base of relative addresses. */
  origin: string;
  base: string;
  /** Task ids that are waited for. */
  tasks: readonly string[];
  /** Credits as the page shows them now (site units), null where it does not. */
  shownBalance: number | null;
  shownCost: number | null;
};
