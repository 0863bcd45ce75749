import { of } from './of.ts';

/** What boxes, headings and places are about. */
export const TOPIC_WORDS = {
  /** Pictures and clips. */
  picture: of(
    [
      'images?|pictures?|photos?|photograph|art(?:s|work|ist)?(?![\\p{L}])|illustrations?|drawings?|videos?|clips?(?![\\p{L}])|poster|wallpaper|scene(?![\\p{L}])|portrait|logo(?![\\p{L}])|render(?:ing)?|visuals?|animation|text[- ]to[- ](?:image|video)|txt2img|img2img|t2i|i2i|t2v',
      'изображ|картин|рисун|фото|видео|арт(?![\\p{L}])|кадр|сцен|зображ',
      'imagen|imágen|foto|vídeo|ilustra|dibujo|escena|retrato',
      'imagem|imagens|cena',
      'photo|vidéo|dessin|scène',
      'bild|bilder|zeichnung|szene',
      'immagin|scena',
      'görsel|resim|resm|fotoğraf|görüntü|sahne',
      'ảnh|hình|tranh|bức',
      'gambar|ilustrasi|adegan',
      'obraz|zdjęci|afbeelding|beeld|tekening|grafik',
    ],
    [
      '图|圖|画|畫|照片|视频|影片|視頻|海报|场景|影像|相片',
      '画像|写真|イラスト|動画|絵|アート|映像',
      '이미지|사진|그림|영상|동영상|비디오|일러스트|장면',
      'صورة|صور|فيديو|رسم|لوحة|مشهد|تصویر|عکس|ویدیو',
      'छवि|चित्र|तस्वीर|वीडियो|फ़ोटो|फोटो|इमेज|दृश्य',
      'รูป|ภาพ|วิดีโอ',
    ],
  ),
  /** Words for what is to be drawn. */
  prompt: of(
    [
      'prompts?(?![\\p{L}])|describ|description of|imagine|what (?:do you want|would you like|should we|will you|to) |what.{0,20} (?:see|create|make|generate)|your idea|type your (?:idea|vision)|positive',
      'промпт|промт|опиш|описа|запрос|задум|что (?:вы )?хо|что (?:нарис|созд|сгенер)|описати',
      'describ|descripci|indicaci|qué quieres (?:ver|crear)',
      'descrev|descriç|comando|o que (?:você )?(?:quer|deseja) (?:ver|criar)',
      'décri|invite|imaginez|que voulez-vous (?:voir|créer)',
      'beschreib|eingabeaufforderung|was möchtest du',
      'descriv|descrizion',
      'tanımla|betimle|açıkla|istem|komut|hayal|tarif',
      'mô tả|gợi ý|câu lệnh|ý tưởng',
      'deskripsi|jelaskan|gambarkan|perintah|ide(?![\\p{L}])',
      'opisz|opis(?![\\p{L}])|beschrijf|omschrijf',
    ],
    [
      '提示|描述|咒语|想象|想像|画面|創意|创意|描繪|描绘|想画|想要的',
      'プロンプト|説明|描写|指示|呪文|思い描|内容を入力',
      '프롬프트|설명|묘사|상상|입력하세요|지시',
      'وصف|صف(?![\\p{L}])|اوصف|صِف|موجه|الأمر|تخيل|المطالبة|البرومبت|توصیف|پرامپت',
      'विवरण|वर्णन|प्रॉम्प्ट|प्रांप्ट|बताएं|कल्पना',
      'อธิบาย|คำสั่ง|บรรยาย|พรอมต์|พรอมท์',
    ],
  ),
  /** The word "prompt" itself, or a description, as a thing that can be made. */
  promptNoun: of(
    [
      'prompts?(?![\\p{L}])|descriptions?(?![\\p{L}])|captions?(?![\\p{L}])',
      'промпт|промт|описани',
      'descripci|descriç|descrizion|beschreibung|istem(?![\\p{L}])|invite(?![\\p{L}])',
      'câu lệnh',
    ],
    ['提示词|提示詞|咒语|プロンプト|프롬프트|البرومبت|प्रॉम्प्ट'],
  ),
  /** What is not to be in the picture. */
  negative: of(
    [
      'negativ|avoid|exclud|unwanted|undesired|do(?:n.t| not) (?:want|include)|things? to (?:remove|avoid)|neg(?![\\p{L}])',
      'негатив|исключ|нежелат|избега|избеж|чего не|убрать из|виключ',
      'evitar|evita|excluir|no (?:quieres|deseas)|no debe',
      'exclu|não (?:quer|deseja|deve)',
      'négati|évit|exclure|ne (?:pas|voulez)',
      'ausschl|vermeid|nicht (?:im|enthalten|gewünscht)|unerwünscht',
      'evitare|escludi|indesiderat',
      'negatif|hariç|istenmeyen|kaçın|olmasın',
      'tiêu cực|loại trừ|tránh|phủ định|không muốn',
      'hindari|kecualikan|tidak (?:diinginkan|ingin)',
      'negatyw|wyklucz|unikaj|uitsluit|vermijd',
    ],
    [
      '负面|反向|负向|排除|不想|不希望|避免|負面|負向|不需要的|不要出现|不出现',
      'ネガティブ|除外|避け|含めない|入れたくない|不要な',
      '네거티브|부정|제외|피할|피하고|원하지 않는',
      'سلبي|السلبي|السلبية|استبعاد|تجنب|لا تريد|منفی',
      'नकारात्मक|नेगेटिव|बचें|बचना|शामिल न|नहीं चाहिए',
      'เชิงลบ|ไม่ต้องการ|หลีกเลี่ยง',
    ],
  ),
  /** Who the person is, or a way to reach them. */
  personal: of(
    [
      'e-?mail|password|phone|address|(?:user|first|last|full|your|task|project|file|display) ?name|card number|zip|postal|coupon|promo code|api[- ]?key|token|url(?![\\p{L}])|website',
      'почт|парол|телефон|адрес|имя|эл\\. почт',
      'correo|contraseña|teléfono|dirección|nombre',
      'senha|telefone|endereço|nome',
      'courriel|mot de passe|téléphone|adresse|nom(?![\\p{L}])',
      'passwort|telefon|kennwort|name',
      'e-posta|şifre|parola|adres|isim',
      'mật khẩu|điện thoại|địa chỉ|họ tên',
      'surel|kata sandi|telepon|alamat|nama',
      'hasło|wachtwoord',
    ],
    [
      '邮箱|郵箱|电子邮件|密码|密碼|手机|手機|电话|地址|姓名|用户名|验证码|電郵|信箱',
      'メール|パスワード|電話|住所|名前|氏名',
      '이메일|메일|비밀번호|전화|주소|이름',
      'بريد|كلمة المرور|هاتف|العنوان|الاسم|ایمیل|رمز عبور',
      'ईमेल|पासवर्ड|फ़ोन|पता|नाम',
      'อีเมล|รหัสผ่าน|โทรศัพท์',
    ],
  ),
  /** How it is to look, apart from what it shows. */
  style: of(
    ['style|look and feel|стиль|estilo|stil(?![\\p{L}])|stile|gaya(?![\\p{L}])|styl(?![\\p{L}])'],
    ['风格|風格|画风|スタイル|画風|스타일|화풍|أسلوب|शैली|สไตล์'],
  ),
  search: of(
    [
      'search|find|filter|look up',
      'поиск|найти|искать|фильтр|пошук',
      'buscar|busca|encontr',
      'pesquis|procur',
      'recherch|cherch|trouver',
      'suche',
      'cerca|ricerca|trova',
      'ara(?![\\p{L}])|arama|bul(?![\\p{L}])',
      'tìm',
      'cari|telusuri',
      'szukaj|zoek',
    ],
    [
      '搜索|搜尋|查找|检索|筛选|搜一',
      '検索|探す|さがす|絞り込',
      '검색|찾기|필터',
      'بحث|ابحث|جستجو',
      'खोज|ढूंढ',
      'ค้นหา',
    ],
  ),
  /** Speaking to people: comments, feedback, letters. */
  talk: of(
    [
      'comment|feedback|contact|went wrong|go wrong|(?:could|can) (?:be|we) (?:better|improve)|your experience|repl(?:y|ies)|review|your message|leave a|suggestion|support|inquiry|enquiry|how can we help|tell us|thoughts|report a|issue|bug|bio(?![\\p{L}])|post(?![\\p{L}])|rate us|ask (?:a|our) (?:question|team)|subject(?: of your)?(?![\\p{L}])|what.s on your mind',
      'коммент|отзыв|обратн|ответ|сообщени|связ|поддержк|предложени|тема|вопрос|жалоб',
      'comentar|comentario|opini|contact|mensaje|respuest|sugerenc|consulta',
      'comentár|mensagem|respost|sugest|contato|avalia',
      'commentaire|avis|contact|réponse|message|suggestion',
      'kommentar|rückmeld|kontakt|nachricht|antwort|feedback|anregung|bewertung|meinung',
      'commento|messaggio|contatt|rispost|recension',
      'yorum|geri bildirim|iletişim|mesaj|yanıt|öneri|görüş',
      'bình luận|phản hồi|liên hệ|tin nhắn|trả lời|góp ý|ý kiến',
      'komentar|umpan balik|masukan|hubungi|pesan|balas|saran|ulasan',
      'komentarz|opini|wiadomość|reactie|bericht',
    ],
    [
      '评论|評論|留言|反馈|反饋|意见|意見|联系|聯絡|回复|回覆|建议|建議|客服|吐槽|问题',
      'コメント|フィードバック|お問い合わせ|問い合わせ|返信|ご意見|感想|レビュー|メッセージ',
      '댓글|피드백|문의|답글|의견|리뷰|메시지|남기기',
      'تعليق|ملاحظات|اتصل|رد(?![\\p{L}])|رسالتك|اقتراح|رأيك|الدعم|نظر|دیدگاه',
      'टिप्पणी|प्रतिक्रिया|संपर्क|जवाब|संदेश|सुझाव|राय',
      'ความคิดเห็น|ข้อเสนอแนะ|ติดต่อ',
    ],
  ),
  /** Talking to a machine. */
  chat: of(
    [
      'chat|ask (?:me |us |ai |anything|a )|ask(?:ing)? anything|message(?![\\p{L}])|send a message|type (?:a|your) message|how can i help|conversation|talk to|assistant|reply to|write a message|new chat',
      'чат|спрос|сообщени|диалог|задайте|ассистент|помочь',
      'pregunt|mensaje|conversa|chate',
      'pergunt|mensagem|convers',
      'discut|demand(?:ez|er)|message|question',
      'frag(?:e|en)?(?![\\p{L}])|nachricht|unterhalt',
      'chiedi|messaggio|conversazione',
      'sohbet|mesaj|sor(?![\\p{L}])|sorun',
      'trò chuyện|hỏi|tin nhắn',
      'obrolan|tanya|pesan|percakapan',
      'czat|zapytaj|vraag',
    ],
    [
      '聊天|对话|對話|问我|提问|發訊息|发消息|输入消息|有什么可以帮|尽管问|訊息|助手',
      'チャット|質問|会話|メッセージ|聞いて',
      '채팅|질문|대화|메시지|물어보',
      'محادثة|دردشة|اسأل|رسالة|سؤال|گفتگو|بپرس',
      'चैट|पूछ|बातचीत|संदेश',
      'แชท|ถาม|ข้อความ',
    ],
  ),
  /** Things that are made from words and are no pictures. */
  otherMaking: of(
    [
      'music|song|lyrics|audio|voice|speech|sound|podcast|essay|article|blog|email|resume|cover letter|code(?![\\p{L}])|sql|story|poem|summary|summari[sz]|caption|hashtag|name generator|password|qr|quiz|recipe|translat|paraphras|text to speech|tts|3d model|website|slides?|presentation|invoice|regex',
      'музык|песн|голос|озвуч|речь|стать|код(?![\\p{L}])|сочинен|стих|презентац|сказк',
      'música|canción|ensayo|artículo|código|poema|resumen',
      'ensaio|artigo|poema|resumo',
      'musique|chanson|voix|rédaction|poème|résumé',
      'musik|lied(?![\\p{L}])|stimme|aufsatz|artikel|gedicht|zusammenfass',
      'müzik|şarkı|ses(?![\\p{L}])|makale|kod(?![\\p{L}])|şiir',
      'nhạc|bài hát|giọng|bài viết|mã(?![\\p{L}])',
      'musik|lagu|suara|artikel|kode|puisi',
    ],
    [
      '音乐|歌曲|歌词|配音|语音合成|文章|代码|作文|诗|摘要|小说|音樂|歌詞|程式碼|演示文稿',
      '音楽|歌詞|音声|記事|コード|作文|詩|要約|小説',
      '음악|노래|가사|음성|글쓰기|코드|에세이|요약|소설',
      'موسيقى|أغنية|صوت|مقال|كود|قصيدة|ملخص',
      'संगीत|गीत|आवाज|लेख|कोड|कविता|सारांश',
    ],
  ),
  agree: of(
    [
      'cookies?|consent|gdpr|privacy',
      'куки|cookie|конфиденц',
      'privacidad|privacidade|confidentialité|datenschutz',
    ],
    ['隐私|クッキー|プライバシー|쿠키|ملفات تعريف|कुकी'],
  ),
  /** What comes back. */
  results: of(
    [
      'results?|outputs?|generated|(?:your|my) |creations|recent|previews?|history',
      'результат|сгенерир|ваши|мои|готов|истори',
      'resultado|generad|gerad|(?:tus|mis|suas|minhas|meus) |historial|histórico',
      'résultat|généré|(?:vos|mes) |historique',
      'ergebnis|generiert|ausgabe|(?:deine|meine|ihre) |verlauf',
      'risultat|sonuç|kết quả|hasil|wynik',
    ],
    [
      '结果|作品|我的|历史|歷史|履歴|기록|السجل|生成结果|結果|出力|결과|생성된|النتائج|النتيجة|الصور المولدة|परिणाम|ผลลัพธ์',
    ],
  ),
  /** Pictures of other people, to look at. */
  showcase: of(
    [
      'showcase|gallery|examples?|inspiration|community|explore|discover|featured|trending|testimonial|templates?|reviews?|trusted by|what (?:our )?users|related|popular|sponsors?|partners?|before|after|team|blog|news',
      'примеры|вдохновен|сообществ|отзыв|популярн|шаблон',
      'ejemplos|inspiraci|comunidad|destacad',
      'exemplos|comunidade|destaque',
      'exemples|communauté|découvr',
      'beispiele|entdecken|vorlagen',
      'örnek|topluluk|keşfet|ví dụ|cộng đồng|khám phá|contoh|komunitas|jelajah',
    ],
    [
      '案例|示例|灵感|社区|探索|发现|精选|模板|用户评价|展示|ギャラリー|作例|コミュニティ|사례|예시|커뮤니티|갤러리|أمثلة|معرض|المجتمع|उदाहरण|समुदाय',
    ],
  ),
  /** Pictures that the person brings. */
  reference: of(
    [
      'reference|upload|input image|source image|init|start frame|drop|drag',
      'референс|загру|исходн|перетащ',
      'referencia|subir|carregar|référence|téléverser|glisse|referenz|hochlad|zieh|referans|yükle|tham chiếu|tải lên|referensi|unggah',
    ],
    ['参考|上传|拖|垫图|參考|上傳|参照|アップロード|ドラッグ|참조|참고|업로드|مرجع|رفع|संदर्भ|अपलोड'],
  ),
} as const;
