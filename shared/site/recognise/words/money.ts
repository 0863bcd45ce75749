import { of } from './of.ts';

/** Credits and their like. */
export const MONEY_WORDS = {
  /** What they are called; signs are told by `SIGNS`. */
  unit: of(
    [
      'credits?(?![\\p{L}])|cr(?![\\p{L}])|coins?(?![\\p{L}])|points?(?![\\p{L}])|pts(?![\\p{L}])|gems?(?![\\p{L}])|diamonds?|crystals?|stars?(?![\\p{L}])|energy|buzz|kudos|bolts?(?![\\p{L}])|usd(?![\\p{L}])|cny|rub(?![\\p{L}])|eur(?![\\p{L}])|tokens?(?![\\p{L}])|compute units?|quota',
      'кредит|токен|монет|балл|звезд|звёзд|руб|генерац',
      'créditos?|puntos|monedas|fichas',
      'pontos|moedas',
      'crédits?|pièces|jetons',
      'guthaben|punkte|münzen|credits',
      'crediti|punti|gettoni',
      'kredi|puan|jeton',
      'tín dụng|điểm|xu(?![\\p{L}])',
      'kredit|poin|koin',
      'kredyt|punkt',
    ],
    [
      '积分|积 分|点数|點數|積分|额度|配额|次数|算力|钻石|金币|灵感值|點(?![\\p{L}])|クレジット|ポイント|コイン|크레딧|포인트|코인|رصيد|نقاط|نقطة|أرصدة|ائتمان|وحدات|اعتبار|क्रेडिट|अंक|सिक्के|เครดิต',
    ],
  ),
  cost: of(
    [
      'costs?(?![\\p{L}])|price|uses?(?![\\p{L}])|will use|per (?:image|generation|run|video|picture)|spend|deduct|charge|required?|needs?(?![\\p{L}])|estimated?|total',
      'стоим|цена|расход|спиш|спис|потрат|за (?:генерац|изображ|картин|шт)|потреб|нужно|итого',
      'cuesta|coste|costo|precio|gasta|consum|usará|por (?:imagen|generación)',
      'custa|custo|preço|gast|por (?:imagem|geração)',
      'coût|coûte|prix|dépens|consomm|par (?:image|génération)',
      'koste|preis|verbrauch|pro (?:bild|generierung)|benötig',
      'costa|prezzo|consuma|per immagine',
      'maliyet|ücret|harca|tutar|görsel başına',
      'chi phí|tốn|giá|mỗi ảnh|tiêu tốn',
      'biaya|harga|butuh|per gambar',
      'koszt|cena|kosten|prijs',
    ],
    [
      '消耗|花费|需要|费用|扣除|扣减|价格|每次|每张|预计|消費|費用|必要|所需|コスト|料金|소모|비용|차감|필요|소비|تكلفة|التكلفة|سيكلف|يستهلك|السعر|तكلف|लागत|खर्च|मूल्य|ค่าใช้จ่าย|ใช้',
    ],
  ),
  have: of(
    [
      'remaining|left(?![\\p{L}])|balance|available|you(?:.ve| have)|my credits|your credits|wallet|funds?(?![\\p{L}])|current',
      'остал|остат|на счету|баланс|доступн|у вас|ваш|залиш',
      'saldo|quedan|restant|disponib|tienes|tu(?:s)? cr',
      'resta(?:m|ntes?)?(?![\\p{L}])|disponív|você tem',
      'rest(?:ant|e|ants)|solde|disponib|vous avez|vos',
      'verbleib|guthaben|übrig|verfügbar|kontostand|du hast|ihr(?:e)? ',
      'rimanent|saldo|disponibil|hai',
      'kalan|bakiye|mevcut|krediniz',
      'còn|số dư|hiện có',
      'sisa|saldo|tersedia|tersisa',
      'pozostał|saldo|dostępn|resterend',
    ],
    [
      '余额|剩余|可用|我的|餘額|剩餘|结余|账户|当前|残り|残高|残|保有|所持|남은|잔액|보유|잔여|المتبقي|الرصيد|رصيدك|متبق|لديك|موجودی|शेष|बचे|बैलेंस|उपलब्ध|คงเหลือ|เหลือ',
    ],
  ),
  /** Of a time: a price list, not a price. */
  plan: of(
    [
      'month|year|annual|week|\\/ ?mo|\\/ ?yr|per (?:month|year)|plan(?:s)?(?![\\p{L}])|bonus|free credits|daily|off(?![\\p{L}])|save \\d|discount|pack(?:age)?',
      'мес|год|тариф|скидк|бонус',
      'mes(?![\\p{L}])|año|mês|ano(?![\\p{L}])|mois|an(?![\\p{L}])|monat|jahr|mese|ay(?![\\p{L}])|yıl|tháng|năm|bulan|tahun',
    ],
    ['月|年|套餐|赠送|折|プラン|월|년|플랜|شهر|سنة|महीना|वर्ष'],
  ),
} as const;

/** Signs that stand for units: coins, stars, bolts, gems, currencies. */
export const SIGNS = /[⭐★☆⬡⬢⚡💎🪙✦✧🔥🍌💰🔸🔹◆◈⟡$¥€£₽₹₩₫₺￥]/u;
/** Those of them that also count what others think of something: ratings, likes, streaks. */
export const FAME = /[⭐★☆🔥]/u;
/** Those of them that are money. */
export const CURRENCIES = /[$¥€£₽₹₩₫₺￥]|^(?:usd|eur|gbp|cny|rub|руб)/iu;
