import type { Chance } from './chance.ts';
import { allElements } from './roots.ts';

/** Words of studios in the pages' languages, and what they become. German, French, Portuguese, Korean, Italian, Turkish. */
const WORDS: [RegExp, string[]][] = [
  [
    /create account/gi,
    [
      'Konto erstellen',
      'Créer un compte',
      'Criar conta',
      '계정 만들기',
      'Crea un account',
      'Hesap oluştur',
    ],
  ],
  [
    /generated images?|generated|my creations|your creations|results?\b|生成结果|生成作品|我的作品|生成結果|tus imágenes|результаты?|النتائج/gi,
    ['Ergebnisse', 'Résultats', 'Resultados', '결과', 'Risultati', 'Sonuçlar'],
  ],
  [
    /generate images?|generating\.*|generate|create images?|create|imagine|сгенерировать|создать|generar imagen|generar|crear|生成する|生成图片|立即生成|开始生成|生成|إنشاء صورة|إنشاء|توليد/gi,
    ['Erzeugen', 'Générer', 'Gerar', '생성하기', 'Genera', 'Oluştur'],
  ],
  [
    /negative prompt|negativer? prompt|отрицательный промпт|негативный промпт|反向提示词|负面提示词|ネガティブプロンプト|prompt negativo|الوصف السلبي/gi,
    [
      'Negativer Prompt',
      'Prompt négatif',
      'Prompt negativo',
      '부정 프롬프트',
      'Prompt negativo',
      'Negatif istem',
    ],
  ],
  [
    /\bprompt\b|промпт|提示词|描述词|プロンプト|الوصف/gi,
    ['Beschreibung', 'Invite', 'Descrição', '프롬프트', 'Descrizione', 'İstem'],
  ],
  [
    /insufficient credits|积分不足|недостаточно/gi,
    [
      'Zu wenig Guthaben',
      'Crédits insuffisants',
      'Créditos insuficientes',
      '크레딧 부족',
      'Crediti insufficienti',
      'Yetersiz kredi',
    ],
  ],
  [
    /credits?\b|кредит(?:ов|а)?|créditos?|积分|クレジット|نقاط|رصيد/gi,
    ['Guthaben', 'crédits', 'créditos', '크레딧', 'crediti', 'kredi'],
  ],
  [
    /\bmodel\b|модель|模型|モデル|modelo|النموذج/gi,
    ['Modell', 'Modèle', 'Modelo', '모델', 'Modello', 'Model'],
  ],
  [
    /remaining|available|осталось|剩余|余额|残り|disponibles?|المتبقي/gi,
    ['Übrig', 'Restants', 'Restantes', '남은', 'Rimanenti', 'Kalan'],
  ],
  [
    /\bbalance\b|баланс|saldo|残高|الرصيد/gi,
    ['Guthabenstand', 'Solde', 'Saldo', '잔액', 'Saldo', 'Bakiye'],
  ],
  [
    /\bcost\b|стоимость|消耗|费用|消費|coste|costo|التكلفة/gi,
    ['Kosten', 'Coût', 'Custo', '비용', 'Costo', 'Maliyet'],
  ],
  [
    /resolution|разрешение|分辨率|解像度|resolución|الدقة/gi,
    ['Auflösung', 'Résolution', 'Resolução', '해상도', 'Risoluzione', 'Çözünürlük'],
  ],
  [
    /aspect ratio|соотношение сторон|宽高比|比例|アスペクト比|proporción|نسبة الأبعاد/gi,
    ['Seitenverhältnis', 'Format', 'Proporção', '화면비', 'Proporzioni', 'En boy oranı'],
  ],
  [
    /describe|опишите|描述|describe|説明してください|صف/gi,
    ['Beschreibe', 'Décrivez', 'Descreva', '설명하세요', 'Descrivi', 'Tarif edin'],
  ],
];
const LANGUAGES = ['de', 'fr', 'pt', 'ko', 'it', 'tr'];
const SAID = ['placeholder', 'aria-label', 'title', 'alt'];

/** The studio's own words in another language; names of models and prices stay. */
export function translate(chance: Chance): void {
  const at = chance.int(0, LANGUAGES.length - 1);
  const turn = (text: string) =>
    WORDS.reduce(
      (now, [pattern], index) => now.replace(pattern, `\ue000${index}\ue001`),
      text,
    ).replace(
      // Only now: what a word became is not a word to be turned again. Scripts that set no spaces
      // give way to ones that do.
      /(?<=([\p{L}\p{N}\ue001])?)\ue000(\d+)\ue001(?=(\p{L})?)/gu,
      (_, before, index, after) =>
        `${before ? ' ' : ''}${WORDS[Number(index)]![1][at]!}${after ? ' ' : ''}`,
    );
  for (const element of allElements()) {
    for (const name of SAID) {
      const said = element.getAttribute(name);
      if (said && !(name === 'alt' && said.length > 30)) element.setAttribute(name, turn(said));
    }
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
        node.nodeValue = turn(node.nodeValue);
  }
  document.documentElement.lang = LANGUAGES[at]!;
}
