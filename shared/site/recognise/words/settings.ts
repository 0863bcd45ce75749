import { of } from './of.ts';

/** What controls are called. */
export const SETTING_WORDS = {
  model: of(
    [
      'models?(?![\\p{L}])|engine|checkpoint|ai model',
      'модел|движок|нейросет',
      'modelos?|motor(?![\\p{L}])',
      'modèles?|moteur',
      'modelle?(?![\\p{L}])|modell',
      'modello|modelli',
      'mô hình',
      'silnik',
    ],
    ['模型|引擎|モデル|エンジン|모델|엔진|النموذج|نموذج|موديل|الموديل|مدل|मॉडल|โมเดล'],
  ),
  resolution: of(
    [
      'resolution|size|quality|dimensions?|definition|px',
      'разрешен|размер|качеств',
      'resoluci|tamaño|calidad',
      'resoluç|tamanho|qualidade',
      'résolution|taille|qualité',
      'auflösung|größe|qualität',
      'risoluzion|dimension|qualità',
      'çözünürlük|boyut|kalite',
      'độ phân giải|kích thước|chất lượng',
      'resolusi|ukuran|kualitas',
      'rozdzielczo|rozmiar|resolutie|grootte',
    ],
    [
      '分辨率|解析度|画质|清晰度|尺寸|畫質|解像度|サイズ|画質|해상도|크기|화질|الدقة|دقة|الحجم|الجودة|रिज़ॉल्यूशन|आकार|गुणवत्ता|ความละเอียด|ขนาด',
    ],
  ),
  aspect: of(
    [
      'aspect|ratio|orientation|frame size|format ratio',
      'соотнош|пропорц|формат кадра|сторон',
      'proporci|relación de aspecto|formato',
      'proporç|formato',
      'ratio|format(?![\\p{L}])|proportion',
      'seitenverhältnis|bildformat',
      'rapporto|proporzion',
      'oran(?:ı)?(?![\\p{L}])|en[- ]boy',
      'tỷ lệ|tỉ lệ',
      'rasio',
      'proporcje|verhouding',
    ],
    [
      '比例|宽高比|长宽比|画幅|寬高比|縦横比|アスペクト|比率|비율|화면비|نسبة|الأبعاد|अनुपात|อัตราส่วน',
    ],
  ),
  count: of(
    [
      'number of|count|images?(?![\\p{L}])|batch|amount|quantity|variations?|variants?|how many|outputs?|iterations?|num(?![\\p{L}])|samples?',
      'количеств|число|сколько|кол-во|вариант|штук',
      'cantidad|número de|nombre de|anzahl|quantità|numero di|quantidade|número',
      'adet|sayı|görsel sayısı|số lượng|số ảnh|jumlah|liczba|aantal',
    ],
    ['数量|张数|數量|張數|生成数|枚数|数を|개수|수량|장수|이미지 수|عدد|العدد|संख्या|मात्रा|จำนวน'],
  ),
  duration: of(
    [
      'duration|length|seconds?|длительност|продолжит|duraci|duraç|durée|dauer|länge|durata|süre|thời lượng|durasi|czas trwania',
    ],
    ['时长|時長|秒数|長さ|再生時間|길이|재생 시간|المدة|مدة|अवधि|ระยะเวลา'],
  ),
  /** Choices that are none of ours. */
  other: of(
    [
      'provider|style|format(?![\\p{L}])|output format|language|theme|sort|order by|visibility|privacy|seed|steps?|sampler|scheduler|guidance|cfg|strength|creativity|temperature|workflow|workspace|project|folder|category|currency|lora|motion|camera|lighting|mood|colou?r|subject|location|composition|background|font|speed|mode(?![\\p{L}])|tab(?![\\p{L}])|filter|date|tags?|vae|upscaler|clip skip|period|billing|scenes?(?![\\p{L}])|shots?(?![\\p{L}])|frames?(?![\\p{L}])|chapters?(?![\\p{L}])',
      'провайдер|стил|язык|тема|сортир|видимост|шаги|семпл|категор|цвет|режим|формат файла',
      'proveedor|estilo|idioma|tema|orden|semilla|pasos|categor|modo(?![\\p{L}])',
      'provedor|ordenar|passos',
      'fournisseur|langue|thème|trier|graine|étapes|catégorie|couleur',
      'anbieter|stil|sprache|thema|sortier|schritte|kategorie|farbe|modus',
      'sağlayıcı|stil|dil(?![\\p{L}])|tema|sırala|adım|kategori',
      'nhà cung cấp|phong cách|ngôn ngữ|chủ đề|sắp xếp|bước|chế độ',
      'penyedia|gaya|bahasa|tema|urut|langkah|kategori',
    ],
    [
      '供应商|服务商|场景|镜头|帧数|风格|格式|语言|主题|排序|种子|步数|采样|分类|模式|風格|語言|主題|プロバイダ|スタイル|形式|言語|テーマ|並び|シード|ステップ|モード|제공|스타일|형식|언어|테마|정렬|시드|모드|المزود|النمط|الأسلوب|التنسيق|اللغة|السمة|ترتيب|शैली|भाषा|थीम|प्रारूप',
    ],
  ),
} as const;
