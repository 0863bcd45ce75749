/** Keys in answers, in lower case, letters and digits alone. */

/** From the surest. */
export const TASK_KEYS: readonly RegExp[] = [
  /^(local)?(task|job|prediction|generation|prompt)(uu)?id$/,
  /^(request|event|run|execution|operation|queue|item|batch|order|workflowrun|history|record)(uu)?ids?$|^itemids$/,
  /^(image|video|media|creation|artwork)(uu)?id$/,
  /^(id|uuid|uid|taskno|idtask)$/,
  /^(task|job|prediction)$/,
  /^(ticket|handle|tracking|tracker|reference|ref|process|call|message)(uu)?(id|no|number)?$|^(image|video)?(task|job)$/,
];
export const STATE_KEY =
  /^(task|job|generation|image|process|run|queue|execution|current)?(status|state|phase|stage)(str|text|name|code)?$|^(iscompleted|iscomplete|completed|complete|done|isdone|finished|isfinished|ready)$|^(msg|event|type|successflag)$/;
/** Of these only words that are known count: they say much else besides. */
export const LOOSE_STATE_KEY = /^(msg|event|type|ready)$/;
export const CHARGE_KEY =
  /^(total|actual)?(cost|consumed?|used|spent|charged?|deducted|debited)(credits?|points?|coins?|tokens?amount)$|^(credits?|points?|coins?)(cost|consumed?|used|spent|charged?|deducted|debited|usage)$|^(costs?|charge|charged|creditsamount|consumedamount|consumption)$/;
export const BALANCE_KEY =
  /^(remaining|left|available|current|new|total|user|my|updated)?(credits?|points?|balance|coins?|quota|creditbalance|creditsbalance)(remaining|left|balance|available|after|afterwards|total|amount)?$|^(balanceafter|remain(ing)?|(remaining|left)today|left|积分|余额|點數|кредиты|баланс)$/;
/**
 * Names of what studios count in, and of sums. They say what was charged, or what is left, only where
 * the page shows the same number.
 */
export const UNIT_KEY =
  /^(credits?|points?|coins?|tokens?|stars?|gems?|diamonds?|energy|usd|eur|cny|rmb|dollars?|yuan|amount|price|total(cost|price)?|sum|fee|creditos?|créditos?|puntos|pontos|monedas|moedas|kredite?|punkte|crédits?|crediti|кредит\w*|балл\w*|звезд\w*|звёзд\w*|积分|點數|点数|金币|クレジット|ポイント|크레딧|포인트|رصيد|نقاط)$/;
export const REFUND_KEY =
  /^(is|credits?|points?|coins?|cost)?refund(ed)?(credits?|points?|coins?|amount)?$/;
/** Such a key means little without its neighbours. */
export const LOOSE_BALANCE_KEY =
  /^(remain(ing)?|left|quota|total(credits?|points?|balance)|points?|coins?)$/;
export const BALANCE_PATH =
  /credit|balance|points?\b|quota|wallet|coins?\b|\busers?\b|\bme\b|profile|account|session|auth|billing|subscription/i;
/** Where numbers of credits are prices. */
export const PRICE_PATH =
  /pric|plan|product|package|catalog|model|config|transaction|ledger|usage|histor|log/i;
export const IMAGE_KEY =
  /image|img|url|uri|output|result|video|picture|photo|media|src|file|data$|asset|base64|b64|artifact|path|thumbnail|download/;
export const NO_IMAGE_KEY =
  /avatar|logo|icon|thumb|preview|cover|placeholder|poster|blur|lqip|input|source|init|reference|refs?$|original|mask|upload|webhook|callback|redirect|^href$|^links?$|profile|user|author|status_?url|cancel|statusurl|responseurl|queueposition|checkout|website|badge|template|sample|example|^docs?/;
export const HISTORY_PATH =
  /histor|generation|tasks?\b|\bmy\b|\bme\b|users?\b|creation|library|images?\b|generated|gallery|works?\b|records?\b|assets?\b|outputs?\b|jobs?\b|predictions?\b|videos?\b/i;
/** Other people's pictures. */
export const PUBLIC_PATH =
  /explor|communit|public|feed|showcase|trending|templat|example|featured|inspir|discover|popular|home|landing|blog|banner|recommend|sample|preset|styles?\b|models?\b|shared|search/i;
export const MODELS_PATH =
  /models?\b|config|provider|engine|pric|catalog|checkpoint|settings|options/i;
export const CREATED_KEY =
  /^(created|create|generated|completed|finished|inserted)(at|time|date|on|timestamp)?$|^(timestamp|date|time)$/;
