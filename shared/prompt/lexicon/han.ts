import type { RelationKind, SpannedFact } from '../prompt-facts.ts';

/** Marks of Chinese and Japanese, where no spaces part the words; the longest that fits wins. */
export const HAN_RELATIONS: readonly (readonly [RelationKind, string])[] = [
  ['left', '左边 左侧 左方 左面 左手边 左側 の左 左隣 左手に 偏左 最左'],
  ['right', '右边 右侧 右方 右面 右手边 右側 の右 右隣 右手に 偏右 最右'],
  ['above', '上方 上面 之上 正上方 上边 头顶 真上 頭上 上部に 上空に の上空 の上方 顶上 てっぺん'],
  [
    'below',
    '下方 下面 之下 正下方 下边 脚下 の下に の下で の下の 真下 足元に 底下 树下 桌下 床下 桥下 屋檐下 の下から の下を',
  ],
  ['front', '前面 前方 面前 身前 の前に の前で の前を の前の 手前 正前方'],
  ['behind', '后面 后方 背后 身后 後面 の後ろ 後ろに 背後 後方 の裏 后边'],
  [
    'beside',
    '旁边 身旁 一旁 旁 紧挨 挨着 并排 并肩 隔壁 两侧 两旁 两边 附近 身边 の隣 隣に となり の横 横に の脇 のそば 傍に 傍ら 傍で 並んで 両側 両脇 の近く 近くに 左右两',
  ],
  ['between', '之间 中间 の間 間に 夹在 挟まれ 挟んで'],
  ['inside', '里面 内部 の内側 の中に入'],
  ['around', '围绕 环绕着 の周り 周围'],
  ['opposite', '对面 面对面 相对而 向かい側 向かい 向かい合'],
  ['place', '左上 左下 右上 右下 正中央 画面中央'],
];

/** Particles that set things against each other without saying exactly how. */
export const HAN_ANY = '上 里 中 内 在 の上 の中';

export const HAN_TOPICS: readonly (readonly [SpannedFact, string])[] = [
  [
    'negations',
    '没有 不要 避免 没戴 没穿 无人 不带 不含 不戴 なし いない のない がない なく 不包含',
  ],
  [
    'people',
    '男人 女人 男子 女子 男孩 女孩 孩子 小孩 老人 人们 人物 少女 少年 女性 男性 人が 男の 女の 子供 姑娘 老师 医生 宇航员 的人',
  ],
  ['hands', '手指 双手 手里 手中 手持 手に 手を 拿着 握着 捧着 爪子'],
  [
    'style',
    '风格 水彩 油画 插画 水墨 动漫 漫画 素描 版画 像素 赛博朋克 写实 摄影 风 水彩画 油絵 イラスト アニメ 浮世絵 スタイル 写真',
  ],
  ['logo', '标志 徽标 商标 图标 标识 ロゴ'],
  [
    'layout',
    '信息图 图表 海报 排版 界面 网页 菜单 流程图 表格 幻灯片 封面 インフォグラフィック ポスター メニュー グラフ レイアウト',
  ],
  ['photoreal', '照片级 超写实 超逼真 写实照片 真实照片 フォトリアル 実写'],
  ['print', '印刷用 打印 印刷用'],
  ['fourK', '４K 超高清'],
  ['motion', '慢动作 延时 动画 视频 スローモーション タイムラプス 動画'],
  ['camera', '特写 广角 俯拍 仰拍 俯视 景深 微距 镜头 クローズアップ 広角 俯瞰 接写'],
];

/** What has a text on it: "…と書かれた" stands after it, "写着…" before. */
export const HAN_WRITES =
  '写着 写有 印着 印有 刻着 刻有 写上 书写 写道 标着 字样 写了 题写 内容为 内容是 文字为 文字是 标题为 标题是';
export const HAN_TEXT =
  '文字 标题 标语 字样 文案 字体 题字 と書かれた と書いて と書か の文字 が書かれ という漢字 というロゴ という名前 という言葉 という文字 テキスト タイトル 字幕 見出し キャッチコピー';

/** Under the sun or a starry sky nothing stands; 縁の下 is a saying. */
export const NO_BELOW = /(?:太陽|空|月|月色|月明かり|光|日差し|雨|縁)$/;

export const HAN_DIGITS = '一二三四五六七八九十';
/** Measure words; without one a numeral is mostly part of a name (三明治, 五颜六色). */
export const MEASURES =
  '只个隻個条條位名朵辆輛张張把本杯匹头頭座棵颗顆艘架支枝盏盞件对瓶碗盘块塊片根串幅栋対间台部盆束尾口扇顶人つ枚羽冊軒足輪脚株粒皿体面款種种組组';

/** Numbers that need no measure word: "俩老头", "ふたりの少女". */
export const WHOLE_NUMBERS: readonly (readonly [string, number])[] = [
  ['俩', 2],
  ['倆', 2],
  ['仨', 3],
  ['ふたり', 2],
  ['つがい', 2],
];
/** Longer measures, and how many one of them is; "一打" is a dozen, "打开" is none. */
export const LONG_MEASURES: readonly (readonly [RegExp, number])[] = [
  [/^(?:姐妹|兄弟|姉妹|胞胎|口之家|口人)/, 1],
  [/^ダース/, 12],
  [/^打(?=[\p{Script=Han}])(?![开開击擊算扮听聽破量扫掃印断斷电電招工扰擾架])/u, 12],
];
/** Names that begin with a number: a braid, a part of Tokyo, roles on a stage. */
export const NO_COUNTS = /^(?:三つ編|六本木|[二三]枚目|[二三四五七]条|八坂)/;
