import { FORM_PARTS } from './parts.ts';
import type { SiteProfile } from './profile.ts';

/**
 * A studio of which nothing is known: no rule and no locator, but the words by which studios of all
 * kinds say how a task is doing and why they refuse one.
 */
export const BLANK_PROFILE: SiteProfile = {
  id: 'blank',
  version: 1,
  net: { submit: [], status: [], balance: [], history: [], models: [] },
  task: {
    id: [],
    state: [],
    charged: [],
    balance: [],
    refunded: [],
    assets: [],
    asset: {
      url: [],
      width: ['width', 'w', 'image_width', 'imageWidth'],
      height: ['height', 'h', 'image_height', 'imageHeight'],
      seed: ['seed', 'metadata.seed'],
    },
    error: [
      'error.message',
      'data.error.message',
      'error_message',
      'errorMessage',
      'data.errorMessage',
      'data.error_message',
      'data.failMsg',
      'data.error',
      'failure_reason',
      'failureReason',
      'data.failureReason',
      'failReason',
      'fail_reason',
      'errors[].message',
      'error',
      'message',
      'msg',
      'reason',
      'data.reason',
      'detail',
      'detail[].msg',
    ],
    prompt: ['prompt', 'data.prompt'],
    model: ['model', 'data.model'],
    createdAt: ['createdAt', 'created_at', 'data.createdAt', 'data.created_at'],
    states: {
      running: [
        ...['pending', 'queued', 'waiting', 'in_queue', 'inqueue', 'queueing', 'queuing', 'wait'],
        ...['processing', 'running', 'generating', 'in_progress', 'in-progress', 'inprogress'],
        ...['starting', 'started', 'start', 'submitted', 'created', 'accepted', 'scheduled', 'new'],
        ...['preparing', 'initializing', 'uploading', 'working', 'active', 'executing', 'progress'],
        ...['booting', 'rendering', 'process', 'ongoing', 'in queue', 'in progress', 'not_started'],
        ...['process_starts', 'process_generating', 'execution_start', 'false', 'todo', 'doing'],
      ],
      succeeded: [
        ...['success', 'succeeded', 'succeed', 'successful', 'completed', 'complete', 'done', 'ok'],
        ...['finished', 'finish', 'ready', 'generated', 'executed', 'process_completed', 'true'],
        ...['execution_success', 'partial_success', 'task_completed', 'image_generation.completed'],
      ],
      failed: [
        ...['failed', 'fail', 'failure', 'error', 'errored', 'refunded', 'rejected', 'timeout'],
        ...[
          'timed_out',
          'timedout',
          'expired',
          'moderated',
          'blocked',
          'content_moderated',
          'nsfw',
        ],
        ...['request_moderated', 'execution_error', 'invalid', 'crashed', 'dead'],
        ...['create_task_failed', 'generate_failed', 'generation_failed'],
      ],
      canceled: [
        ...['canceled', 'cancelled', 'aborted', 'stopped', 'interrupted', 'terminated', 'revoked'],
        ...['execution_interrupted', 'deleted'],
      ],
    },
  },
  balance: { value: [], limit: [], used: [], resetsAt: [], zone: [] },
  history: {
    list: [],
    task: [],
    url: [],
    width: ['width', 'image_width', 'imageWidth'],
    height: ['height', 'image_height', 'imageHeight'],
    prompt: [],
    model: [],
    createdAt: [],
    charged: [],
  },
  models: {
    list: [],
    id: [],
    label: [],
    kinds: ['scenes[]', 'kinds[]', 'modes[]', 'tasks[]'],
    prices: [],
    price: {
      resolution: ['resolution', 'key', 'size', 'quality', 'name'],
      credits: ['credits', 'credit', 'price', 'cost', 'points'],
    },
  },
  refused: [
    { status: [400, 401, 402, 403, 404, 405, 409, 410, 413, 415, 422, 423, 429, 451] },
    // 0, 1, 200 and 20000 are how sites say that all is well.
    { path: 'code', regex: '^(-[1-9]\\d{0,8}|[345]\\d\\d|[45]\\d{3,5})$' },
    { path: 'ok', equals: false },
    { path: 'success', equals: false },
    { path: 'status', regex: '^([45]\\d\\d|error|fail|failed)$' },
    { path: 'taskId', equals: '' },
    { path: 'data.taskId', equals: '' },
    { path: 'errors[].message', regex: '.' },
    // A sentence, a code or an object; "none" and "false" are not.
    { path: 'error', regex: '[\\s_]|[^\\x00-\\x7f]' },
    {
      path: 'error',
      regex: 'fail|invalid|denied|insufficient|unauth|forbidden|limit|moderat|expire|exceed',
    },
  ],
  errors: [
    { kind: 'rate-limited', status: [429] },
    { kind: 'insufficient', status: [402] },
    {
      kind: 'insufficient',
      regex:
        'insufficient|not enough|out of credits|no credits|credits? (exhausted|required|needed)|BILLING_CREDITS|top ?up|quota exceeded',
    },
    {
      kind: 'insufficient',
      regex:
        '余额不足|積分不足|积分不足|点数不足|點數不足|额度不足|недостаточно|не хватает|クレジット.{0,8}(不足|足りま)|ポイントが不足|残高不足|크레딧.{0,6}부족|포인트.{0,6}부족|رصيد.{0,12}(كاف|كافٍ)|غير كاف',
    },
    {
      kind: 'insufficient',
      regex:
        'insuficiente|insuffisant|nicht gen[uü]g|nicht ausreichend|sin cr[eé]ditos|sem cr[eé]ditos|crediti insufficienti|yetersiz|kh[oô]ng đủ|tidak cukup|niewystarczaj|onvoldoende',
    },
    {
      kind: 'rate-limited',
      regex:
        'rate.?limit|too many (requests|tasks|jobs)|server busy|status: 429|slow down|concurren|请求过于频繁|频率|太频繁|слишком много|слишком часто|demasiadas|trop de|zu viele|リクエストが多|너무 많은',
    },
    {
      kind: 'moderated',
      regex:
        'flagged|moderat|content.?policy|safety|prohibited|sensitive|nsfw|inappropriate|violat|blocked by|敏感|违规|違反|不適切|审核|запрещ|модерац|inapropiad|inappropri|부적절|محظور',
    },
    { kind: 'auth', status: [401] },
    {
      kind: 'auth',
      regex:
        'no auth|sign.?in|signed out|unauthori[sz]ed|unauthenticated|log ?in|登录|登錄|未登录|ログイン|войдите|авториз|iniciar sesi|connectez|anmelden|로그인|تسجيل الدخول',
    },
  ],
  refusal: {
    status: 402,
    type: 'application/json',
    body: '{"code":-1,"success":false,"ok":false,"message":"Not sent: Tierwise held this request back.","error":"Not sent: Tierwise held this request back."}',
  },
  dom: Object.fromEntries(FORM_PARTS.map((part) => [part, []])) as unknown as SiteProfile['dom'],
  tiers: {},
};
