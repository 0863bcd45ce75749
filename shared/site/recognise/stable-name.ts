/** Made up by frameworks and build tools: another page load or release has other ones. */
const GENERATED =
  /^(?:radix|react-aria|headlessui|base-ui|mui|mantine|chakra|ember|mat-|cdk-|el-id|rc[_-]|downshift|aria-|tippy|floating-ui|popover-|menu-|select2-|yui|ext-|gwt|component-|svelte-|css-|sc-|jsx-|emotion-|styled|_next|data-v-|P\d|S:|:r|«r|_r_)/i;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{10,}/i;
/** Words that are written with a digit. */
const WITH_DIGIT =
  /^(?:txt2img|img2img|text2image|image2image|t2i|i2i|t2v|i2v|h[1-6]|v\d|\dk|\dd|e2e|gpt\d?|x\d)$/i;

/** Whether a person gave this name (an id, a test id), so that it will be there tomorrow. */
export function isStableName(name: string): boolean {
  if (name.length < 2 || name.length > 60 || GENERATED.test(name) || UUID.test(name)) return false;
  const parts = name.split(/[-_.:/[\] ]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
  return parts.some(isWord) && parts.every((part) => isWord(part) || isOrdinal(part, parts.length));
}

function isWord(part: string): boolean {
  if (WITH_DIGIT.test(part)) return true;
  if (!/^\p{L}{2,24}$/u.test(part)) return false;
  // Letters that nobody can say are a hash; scripts other than Latin are words.
  if (!/^[a-z]+$/i.test(part)) return true;
  return part.length <= 3 || (/[aeiouy]/i.test(part) && !/[^aeiouy]{5}/i.test(part));
}

function isOrdinal(part: string, parts: number): boolean {
  return parts > 1 && /^\d{1,2}$/.test(part);
}

/** Atoms of utility frameworks: how something looks, not what it is. */
const ATOM =
  /^(?:flex|grid|block|inline|hidden|relative|absolute|fixed|sticky|static|container|group|peer|truncate|italic|underline|uppercase|lowercase|capitalize|rounded|border|shadow|transition|ring|outline|isolate|visible|invisible|antialiased|grow|shrink|btn|row|col|card|active|on|off|open|closed|selected|disabled|primary|secondary|small|large|medium|wrapper|inner|outer|left|right|center|top|bottom|clearfix|is|has|dark|light|current|focus|hover)$/i;
const ATOM_START =
  /^-?(?:inline|flow|list|[mp][trblxyse]?|[wh]|min|max|gap|space|text|font|bg|border|rounded|shadow|flex|grid|items|justify|content|self|place|order|col|row|z|top|right|bottom|left|inset|overflow|cursor|select|transition|duration|ease|delay|animate|opacity|leading|tracking|ring|outline|divide|from|via|to|object|aspect|basis|grow|shrink|line|whitespace|break|align|origin|scale|rotate|translate|backdrop|pointer|resize|appearance|sr|not|fill|stroke|size|mx|my|px|py|pt|pb|pl|pr|mt|mb|ml|mr|btn|is|has|js|el|ant|mat|v|d|start|end|decoration|will|touch|snap|scroll|underline|hyphens|mix|blur|drop|columns|float|clear|table|caption|accent|caret|list)-/;

/** Whether a class says what an element is, in a whole word or two of a person's. */
export function isTellingClass(name: string): boolean {
  if (name.length < 5 || /[:[\]/!@()%]/.test(name)) return false;
  // `Button_root__x3k9a`, `_prompt_1k2j3_1`
  if (/__|^_|\d/.test(name)) return false;
  if (ATOM.test(name) || ATOM_START.test(name)) return false;
  return isStableName(name);
}
