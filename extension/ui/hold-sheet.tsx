import { Component, createRef } from 'preact';
import { formatAmount } from '../../shared/credit.ts';
import type { WaiverSpan } from '../../shared/waiver.ts';
import type { HoldState } from '../features/feature.ts';

/** A page may put the sheet under a click that was meant for it; this long, none counts. */
const ARM_MS = 500;

type Props = { state: HoldState };
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

  override render({ state }: Props) {
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
        <ul id="sheet-because">
          {decision.because.map(({ rule, text }) => (
            <li key={rule}>{text}</li>
          ))}
        </ul>
        <p class="soft">
          Price: <strong>{formatAmount(quoted)} cr</strong>
          {quoted.credits === null && ' (not seen on this site yet)'}
        </p>
        {state.step === 'confirm' && (
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
          {state.step === 'confirm' && this.button('Generate anyway', this.goOn, true)}
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
