/**
 * Words by which studios of all kinds name things. Keys of documents come in lower case, letters
 * and digits alone; what a control says, as it is.
 */

export const PROMPT_KEY =
  /^(positive|text|user|image|video|input|main|full)?prompts?(text|content)?$|^positive$/;
export const TEXT_KEY =
  /^(text|texts|content|inputs?|description|desc|caption|instructions?|idea|message|subject|query|value|customtext|string|parts|params|args|arg\d?)$/;
/** Texts that only name or repeat it. */
export const TITLE_KEY =
  /^(name|title|alt|label|displayname|slug|filename|originalprompt|rawprompt|tooltip)$/;
export const NEGATIVE_KEY = /negative|exclude|avoid|^(uc|undesired|unwanted)$/;
export const SEARCH_KEY = /^(q|query|search|keywords?|term|filter)$/;
export const MESSAGES_KEY =
  /^(messages?|conversations?(history)?|history|contents|turns|chat|dialogue)$/;

/** Names of fields of a submit, from the surest. */
export const FIELD_KEYS = {
  model:
    /^(ai|image|video|base|sd)?model(id|name|key|slug|code|type|version)?$|^(engine|checkpoint)(id|name)?$|^(ckpt|unet)name$|^sdmodelcheckpoint$|^effecttype$/,
  resolution:
    /^(image|output|target|video)?resolution$|^(image|output)?(size|quality)$|^(definition|imagedimensions|dimensions)$/,
  quality: /^(image|video|output|render|generation)?(quality|mode)$|^hd$|^(ishd|speed|speedmode)$/,
  aspect:
    /^(image|video|output)?(aspect)?ratio$|^aspect$|^(image)?size$|^orientation$|^dimensions$/,
  count:
    /^(num|number|no|n)(of)?(image|output|result|sample|variation|generation)s?$|^(image|output|sample|batch|result|variation)s?(count|num|number|size)$|^(count|n|niter|variants|variations|quantity|amount|images|maximages|samples|runs)$/,
  seed: /^(random|noise|image)?seed$/,
  durationS: /^(video|clip)?(duration|length)(s|sec|secs|seconds|insec|inseconds)?$|^seconds$/,
} as const;

export const INPUT_KEY =
  /image|img|photo|picture|frame|reference|^refs?$|^(input|source|init|start|end|first|last|original|video|media|attachment|file)s?(url|urls|image|images|file|files|uri)?$|urls?$/;
export const NO_INPUT_KEY =
  /mask|avatar|logo|thumb|callback|webhook|hook|return|redirect|referr?er|pageurl|cover|profile|website|origin$/;
export const SCENE_KEY =
  /^(scene|mode|type|tasktype|task|operation|action|workflow|generationtype|feature|tool|jobtype|kind|method)$/;
export const MEDIA_KEY =
  /^(media|mediatype|type|tasktype|category|generationtype|outputtype|modality|mode|kind|tab)$/;

/** In the path of a request that makes something. */
export const MAKING =
  /generat|\bgen\b|creat|imagin|predict|(te?xt|im(a?g|age)|[ti])-?_?(2|to)-?_?(im|vid|v\b|i\b)|draw|render|diffus|invoke|enqueue|submit|infer|synth|up-?scal|in-?paint|out-?paint|animat|\bruns?\b|queue|\bjobs?\b|tasks?\b|\bmake|paint|flux|seedream|banana|midjourney|veo|kling|sora|videos?\b|images?\b/i;
/** In the path of one that makes something of a picture; a list of what was made is none. */
export const MAKING_STAGE =
  /generate(?!d)|imagin|predict|render|animat|up-?scal|(in|out)-?paint|[it]2[iv]|(2|to)-?_?(im(a?ge?)|video)|infer|diffus|edit|remix|variat|enhanc/i;
/** In the path of one that only goes along. */
export const ASIDE =
  /enhanc|improv|optimi[sz]e|rewrit|refin|polish|translat|detect|moderat|safety|\bcheck|validat|suggest|autocomplete|search|embed|tokeni|estimat|\bpric|quote|\bcosts?\b|prompt-?_?(magic|expand|boost|help|assist|tool|gen)|describe|caption|preview-?cost|similar|recommend/i;
/** In the path of one that only keeps. */
export const KEEPING =
  /draft|auto-?save|\bsave|\bsync|\bprompts\b|histor|favou?rit|\blikes?\b|bookmark|settings|preferences|session|state\b|rating|\bvotes?\b|\brate\b|share|publish|delete|remove|download|report|rename|comment/i;
const KEEPING_WEAK = /project|message|conversation|workspace|canvas|board|notes?\b|workflows?\b/i;

export { KEEPING_WEAK };
/** Segments of a path, and hosts, that measure visitors. */
export const TELEMETRY_PATH =
  /(^|\/)(_vercel|track(ing|er)?|collect|events?|analytics?|telemetry|beacon|metrics|logs?|logging|ingest|envelope|rum|pixel|monitor(ing)?|capture|decide|identify|errors?|feedback|survey|subscribe|newsletter|contact|support|experiments?|flags|heartbeat|ping|vitals|csp-report|i\/v0\/e)(\/|$)/i;
export const TELEMETRY_HOST =
  /google-analytics|googletagmanager|doubleclick|analytics|segment\.(io|com)|mixpanel|amplitude|posthog|sentry|bugsnag|datadog|logrocket|hotjar|clarity\.ms|fullstory|intercom|crisp\.chat|plausible|umami|heap(analytics|\.io)|newrelic|nr-data|statsig|launchdarkly|facebook|tiktok|stripe|recaptcha|cloudflareinsights|rudderstack|appsflyer|rollbar|honeybadger|matomo|baidu|hm\.|growingio|sensorsdata|telemetry/i;
export const TELEMETRY_KEYS =
  /^(distinctid|anonymousid|writekey|sentat|dsn|eventname|clientid_ga|sessionreplayid|trackingid|measurementid)$/;

/** On a control that makes something. */
export const MAKE_WORDS =
  /generat|creat|imagin|invoke|\bmake|\bdraw|\brun\b|\bsubmit|\bsend\b|\bgo\b|render|paint|dream|\bstart|queue|remix|\benter\b|生成|创建|創建|创作|创造|开始|提交|发送|绘制|制作|作成|描画|送信|実行|создать|сгенер|генер|нарис|отправ|запуст|crear|generar|gerar|criar|erstellen|generier|cr[ée]er|g[ée]n[ée]r|genera|crea|생성|만들|إنشاء|توليد|أنشئ|oluştur|tạo|buat|hasilkan|stw[oó]rz|wygeneruj|बनाएं|สร้าง/i;
/** On a control that works on the words alone, or keeps something. */
export const WORD_WORK =
  /(enhance|improve|optimi[sz]e|rewrite|refine|polish|magic|translate|expand|boost)|润色|优化|优化提示|翻译|扩写|улучшить промпт|перевести|改善|翻訳|save|сохран|保存|like|favou?rit|delete|удалить|删除|收藏|share|copy|复制|копир|guardar|speichern|enregistr/i;

/** What a control or an address makes of a picture that is there. */
export const PICTURE_ACTS = [
  [
    'outpaint',
    /out-?paint|uncrop|expand|扩图|外扩|расшир|アウトペイント|拡張|확장|erweitern|ampliar lienzo/i,
  ],
  [
    'inpaint',
    /in-?paint|erase|remove|retouch|clean-?up|局部|重绘|消除|擦除|стереть|удалить объект|修复|インペイント|消去|지우기|löschen objekt|borrar objeto/i,
  ],
  [
    'image-to-video',
    /animat|(image|photo|im?g|i)-?_?(2|to)-?_?v|to video|make (a )?(video|clip)|video|动画|生成视频|视频|анимир|оживить|видео|動画|アニメ|동영상|영상|animar|animier|animer|فيديو|تحريك/i,
  ],
  [
    'upscale',
    /up-?scal|enlarge|enhanc|super-?res|hi-?res|upres|\b[248]x\b|\b[248]k\b|\bhd\b|放大|高清|超分|增强|увеличить|апскейл|улучшить|повысить|高画質|高解像|アップスケール|拡大|업스케일|확대|고화질|aumentar|mejorar|ampliar|hochskal|vergr[oö][sß]|agrandir|am[ée]liorer|ingrandisci|تكبير|ترقية|büyüt|phóng to|perbesar|powięk/i,
  ],
  [
    'image-to-image',
    /variat|vary|remix|restyle|\bedit|re-?imagine|变体|变化|编辑|вариац|измен|バリエーション|編集|변형|편집|variaci|variante/i,
  ],
] as const;
/** On a control that keeps a picture or shows it to others. */
export const KEEP_WORDS =
  /\bshare|\bpublish|\bsave|\bbookmark|\bfavou?rit|\bpost\b|\bdownload|\badd to\b|collection|保存|分享|发布|發布|收藏|下载|下載|共有|投稿|公開|ダウンロード|сохран|подел|опублик|скача|guardar|compartir|publicar|descargar|speichern|teilen|veröffentlich|enregistrer|partager|publier|저장|공유|게시|حفظ|مشاركة/i;
/** What is done with a picture that costs nothing. */
export const FREE_ACTS =
  /like|favou?rit|delete|share|download|publish|save|bookmark|report|rat(e|ing)|vote|view|copy|upload|folder|collection|visib|private|public|pin\b|star\b|hide|rename|tag|thumb|presign|sign-?ed|proxy|下载|下載|删除|分享|收藏|скача|удалить$|поделиться|ダウンロード|削除|共有|descargar|herunterladen|t[ée]l[ée]charger|다운로드|삭제|تنزيل|حذف/i;
