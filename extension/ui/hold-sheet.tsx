import { Component, createRef } from 'preact';
import type { BatchFit } from '../../shared/batch-fit.ts';
import { formatAmount } from '../../shared/credit.ts';
import type { WaiverSpan } from '../../shared/waiver.ts';
import type { HoldState } from '../features/feature.ts';
import { fitWords } from './fit-words.ts';

/** A page may put the sheet under a click that was meant for it; this long, none counts. */
const ARM_MS = 500;

type Props = {
  state: HoldState;
  /** Sets the page's count to what fits; false: the page has no such control. */
  canRunFewer: boolean;
  onFewer(count: number): void;
  /** Asks to be told once there is more. */
  onWait(at: number): void;
};
type Shown = {
  armed: boolean;
  /** How far the reason is to stand; null: for this request alone. */
  span: WaiverSpan | null;
  /** The person wanted it to stand and gave none. */
  missing: boolean;
};

/**
 * Why a request is held, and the choice about it. Esc is always the careful answer. A class, as
 * hooks would be one more library in every studio's page.
 */
export class HoldSheet extends Component<Props, Shown> {
  override state: Shown = { armed: false, span: null, missing: false };
  private readonly sheet = createRef<HTMLDivElement>();
  private readonly reason = createRef<HTMLInputElement>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    if (isAside(this.props.state)) return;
    this.timer = setTimeout(() => this.setState({ armed: true }), ARM_MS);
    // The sheet itself, not a button: a key pressed while typing must not answer.
    this.sheet.current?.focus({ preventScroll: true });
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  private readonly careful = (): void => {
    const { state } = this.props;
    if (state.step === 'confirm') state.answer({ confirmed: false, waiver: null, span: null });
    else if (state.step === 'approval') state.cancel();
    else if (state.step === 'refused') state.dismiss();
  };

  private readonly goOn = (): void => {
    const { state } = this.props;
    const { span } = this.state;
    const waiver = this.reason.current?.value.trim() || null;
    if (span !== null && waiver === null) {
      this.setState({ missing: true });
      this.reason.current?.focus();
    } else if (state.step === 'confirm') state.answer({ confirmed: true, waiver, span });
  };

  private readonly keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape' && event.isTrusted) this.careful();
    if (event.key === 'Tab') keepInside(event, this.sheet.current);
  };

  private button(text: string, act: () => void, primary = false) {
    const { armed } = this.state;
    return (
      <button
        type="button"
        class={primary ? 'primary' : ''}
        aria-disabled={!armed}
        onClick={(event) => {
          if (event.isTrusted && armed) act();
        }}
      >
        {text}
      </button>
    );
  }

  private readonly fewer = (): void => {
    const { state, onFewer } = this.props;
    const count = fitIn(state)?.fits;
    this.careful();
    if (count) onFewer(count);
  };

  private readonly wait = (): void => {
    const { state, onWait } = this.props;
    const end = fitIn(state)?.until;
    this.careful();
    if (end) onWait(end);
  };

  override render({ state, canRunFewer }: Props) {
    if (state.step === 'checking')
      return (
        <div class="sheet checking" role="status">
          <span class="pulse" />
          Checking your rules…
        </div>
      );
    if (state.step === 'allowed')
      return (
        <div class="sheet allowed" role="status">
          {state.answered ? 'Allowed: press ' : 'Tierwise does not answer: press '}
          <strong>{state.name || 'the button'}</strong> again
        </div>
      );
    if (state.step === 'noted')
      return (
        <div class="sheet noted" role="status">
          {state.because.map(({ rule, text }) => (
            <p key={rule}>{text}</p>
          ))}
        </div>
      );
    const { quoted, decision } = state;
    const { span, missing } = this.state;
    const fit = fitIn(state);
    const asksAnyway = state.step === 'confirm' && decision.because.length > 0;
    return (
      <div
        ref={this.sheet}
        class="sheet"
        role="dialog"
        aria-labelledby="sheet-title"
        aria-describedby="sheet-because"
        tabIndex={-1}
        onKeyDown={this.keys}
      >
        <h2 id="sheet-title">{TITLE[state.step]}</h2>
        {fit && <p class="fit">{fitWords(fit, Date.now())}</p>}
        <ul id="sheet-because">
          {decision.because.map(({ rule, text }) => (
            <li key={rule}>{text}</li>
          ))}
        </ul>
        <p class="soft">
          Price: <strong>{formatAmount(quoted)} cr</strong>
          {quoted.credits === null && ' (not seen on this site yet)'}
        </p>
        {asksAnyway && (
          <label class="reason">
            <span class={missing ? 'red' : 'soft'}>
              {missing
                ? 'A reason is needed not to be asked again'
                : span === null
                  ? 'Reason, if you like'
                  : 'Reason not to be asked again'}
            </span>
            <input
              ref={this.reason}
              type="text"
              maxLength={500}
              required={span !== null}
              aria-invalid={missing}
              onInput={() => this.setState({ missing: false })}
            />
          </label>
        )}
        <div class="choices">
          {fit && fit.fits > 0 && canRunFewer && this.button(`Run ${fit.fits}`, this.fewer, true)}
          {state.step === 'confirm' &&
            this.button(fit ? 'Run anyway' : 'Generate anyway', this.goOn, !fit)}
          {fit?.until && this.button('Wait', this.wait)}
          {state.step === 'approval' &&
            this.button('Approve in the side panel', state.openPanel, true)}
          {this.button(state.step === 'refused' ? 'Close' : 'Cancel', this.careful)}
        </div>
        {state.step === 'confirm' && state.waivable && (
          <label class="again">
            <span class="soft">Don’t ask again</span>
            <select
              onChange={(event) => {
                if (!event.isTrusted) return;
                const chosen = event.currentTarget.value as WaiverSpan | '';
                this.setState({ span: chosen || null, missing: false });
              }}
            >
              <option value="">no, ask each time</option>
              <option value="concept">for this idea</option>
              {state.waivable.project !== null && (
                <option value="project">for project {state.waivable.project}</option>
              )}
              <option value="week">for a week</option>
              <option value="site">until I take it back</option>
            </select>
          </label>
        )}
      </div>
    );
  }
}

/** Whether it only says something, and the page has the keyboard meanwhile. */
export function isAside({ step }: HoldState): boolean {
  return step === 'checking' || step === 'allowed' || step === 'noted';
}

function fitIn(state: HoldState): BatchFit | null {
  return state.step === 'confirm' || state.step === 'refused' ? state.fit : null;
}

const TITLE = {
  confirm: 'Before this goes out',
  approval: 'This needs your approval',
  refused: 'Not sent',
};

/** Tab goes round inside the sheet while it asks. */
function keepInside(event: KeyboardEvent, sheet: HTMLElement | null): void {
  const stops = [...(sheet?.querySelectorAll<HTMLElement>('input, select, button') ?? [])];
  const root = sheet?.getRootNode() as ShadowRoot | null;
  const at = stops.indexOf(root?.activeElement as HTMLElement);
  const next = stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length);
  if (!next) return;
  event.preventDefault();
  (at === -1 && event.shiftKey ? stops.at(-1) : next)?.focus();
}
