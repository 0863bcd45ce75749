import { siteName } from '../../../shared/id.ts';
import { ANCHORS, FORM_PARTS, type FormPart } from '../../../shared/site/parts.ts';
import type { Locator, SiteProfile } from '../../../shared/site/profile.ts';
import type { Anchor, SeenRequest, Understanding } from '../../../shared/site/understanding.ts';
import { PART_NAME } from '../../ui/part-name.ts';

/** Of the others only the profile says something. */
const LOOKED_FOR: ReadonlySet<FormPart> = new Set(ANCHORS);
const KINDS = ['submit', 'status', 'balance', 'history', 'models'] as const;
const KIND_NAME: Record<SeenRequest['as'], string> = {
  submit: 'Generate',
  status: 'Progress',
  balance: 'Balance',
  history: 'History',
  models: 'Models and prices',
};
const FROM: Record<Anchor['from'], string> = {
  taught: 'you pointed at it',
  profile: 'the profile',
  recognised: 'recognised',
};

type Props = { profile: SiteProfile; seen: Understanding | null };

/** What of a site is understood, and why: the parts of its form and the requests of its pages. */
export function SiteReading({ profile, seen }: Props) {
  const parts = FORM_PARTS.map((part) => ({
    part,
    anchor: seen ? (seen.anchors as { [part: string]: Anchor })[part] : undefined,
    locators: profile.dom[part],
  })).filter(({ anchor, locators }) => anchor || locators.length > 0);
  const met = new Map(seen?.requests.map((one) => [`${one.as} ${one.rule}`, one]));
  const rules = KINDS.flatMap((as) =>
    profile.net[as].map((rule) => ({ as, rule, request: met.get(`${as} ${rule.id}`) })),
  );
  return (
    <div class="stack">
      <p class="soft small">
        {seen
          ? `As its page ${seen.path} is understood now${seen.reason ? `: ${seen.reason}` : '.'}`
          : 'None of its pages is open; this is what the profile says.'}
      </p>
      <table class="reading">
        <caption>Parts of the form</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Found by</th>
            <th scope="col">Sure</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, anchor, locators }) => (
            <tr key={part} data-part={part}>
              <th scope="row">{PART_NAME[part]}</th>
              <td>
                <Found anchor={anchor} locators={locators} />
              </td>
              <td>
                {anchor
                  ? percent(anchor.confidence)
                  : seen && LOOKED_FOR.has(part)
                    ? 'not here'
                    : '?'}
              </td>
            </tr>
          ))}
          {parts.length === 0 && <Nothing words="No part of the form is known yet." />}
        </tbody>
      </table>
      <table class="reading">
        <caption>Requests of the page</caption>
        <thead>
          <tr>
            <th scope="col">Read as</th>
            <th scope="col">Request</th>
            <th scope="col">Sure</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ as, rule, request }) => (
            <tr key={`${as} ${rule.id}`}>
              <th scope="row">{KIND_NAME[as]}</th>
              <td>
                <code>
                  {rule.method} {rule.origin ? siteName(rule.origin) : ''}
                  {rule.path}
                </code>
                {request && <Evidence evidence={request.evidence} />}
              </td>
              <td>{request ? percent(request.confidence) : seen ? 'not seen' : '?'}</td>
            </tr>
          ))}
          {rules.length === 0 && <Nothing words="No request is understood yet." />}
        </tbody>
      </table>
    </div>
  );
}

function Found({ anchor, locators }: { anchor: Anchor | undefined; locators: readonly Locator[] }) {
  const locator = anchor ? anchor.locator : locators[0];
  const others = locators.length - 1;
  return (
    <>
      {locator ? <code>{written(locator)}</code> : 'its place among its neighbours'}
      {anchor ? (
        <Evidence evidence={[`from ${FROM[anchor.from]}`, ...anchor.evidence]} />
      ) : (
        others > 0 && (
          <span class="soft small">
            , or {others} other {others === 1 ? 'way' : 'ways'}
          </span>
        )
      )}
    </>
  );
}

function Evidence({ evidence }: { evidence: readonly string[] }) {
  return <p class="soft small">{evidence.join('; ')}</p>;
}

function Nothing({ words }: { words: string }) {
  return (
    <tr>
      <td colSpan={3} class="soft">
        {words}
      </td>
    </tr>
  );
}

function written({ css, text, label }: Locator): string {
  const said = [text && `text /${text}/i`, label && `label /${label}/i`].filter(Boolean);
  return [css, ...said].join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
