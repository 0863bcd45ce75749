/** What takes text. */
export const BOXES =
  'textarea,input:not([type=hidden]),[contenteditable]:not([contenteditable=false]),[role=textbox]';
const PRESSES =
  'button,[role=button],[role=radio],[role=tab],[role=option],[aria-pressed],a[href],a[role],label';
const CHOICES =
  'select,[role=combobox],[role=listbox],[role=slider],[role=spinbutton],[aria-haspopup]';
const PICTURES = 'img,video,canvas,[role=img],[style*="background-image"]';
/** What acts as a button without being called one. */
const ACTING =
  '[onclick],[tabindex="0"],[class*="cursor-pointer"],div:has(> svg:last-child),span:has(> svg:last-child)';

export const CANDIDATES = [BOXES, PRESSES, CHOICES, PICTURES, ACTING].join(',');
/** What has a label of its own. */
export const FIELDS = 'textarea,input,select,[contenteditable],[role=combobox]';
/** What no label of another element contains. */
export const CONTROLS =
  'textarea,input,select,button,[contenteditable],[role=combobox],[role=button]';
