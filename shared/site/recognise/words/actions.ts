import { of } from './of.ts';

/** What buttons do. Order of languages: en, ru/uk, es, pt, fr, de, it, tr, vi, id, pl, nl; then zh, ja, ko, ar, fa, hi, th. */
export const ACTION_WORDS = {
  /** Bringing something into being. */
  make: of(
    [
      'generat|creat(?:e|ing)|imagine|make|render|draw|paint|dream|invoke|produce|synthesi|queue prompt|visuali[sz]e',
      'сгенер|генер|созда|нарис|рисова|изобраз[иь]|твори|згенер|створ|намалю',
      'generar|genera(?![\\p{L}])|generando|crear(?![\\p{L}])|crea(?![\\p{L}])|crea |dibuj|imagina|hacer',
      'gerar|gere|criar|crie|desenh',
      'génér|créer|créez|dessin|imaginer|produire',
      'erstell|erzeug|erschaff|zeichne|kreier',
      'disegna|realizza',
      'oluştur|üret|yarat|çiz',
      'tạo|vẽ|sinh ảnh',
      'buat|hasilkan|ciptakan|bikin',
      'wygeneruj|stwórz|utwórz|twórz|narysuj',
      'genereer|maak|teken',
    ],
    [
      '生成|创建|创作|绘制|绘图|画图|出图|作图|作画|產生|創建|創作|繪製|繪圖|建立圖|制作|製作',
      '作る|作成|描く|つくる|生み出|ジェネレート',
      '생성|만들기|그리기|제작|만들어',
      'توليد|إنشاء|انشاء|أنشئ|انشئ|ولّد|ولد|اصنع|ارسم|صنع|تولید|ایجاد|بساز|ساخت',
      'बनाएं|बनाएँ|बनाइए|जनरेट|जेनरेट|उत्पन्न|सृजन|तैयार कर',
      'สร้าง|วาด',
    ],
  ),
  /** Sending off, whatever it is. */
  go: of(
    [
      'send|submit|run(?![\\p{L}])|go(?![\\p{L}])|start|launch|execut|queue|enqueue',
      'отправ|запуст|начать|старт|надісл',
      'enviar|envía|ejecut|iniciar|empezar|lanzar',
      'executar|começar',
      'envoyer|lancer|démarr|exécut',
      'send|absenden|start|ausführ|los(?![\\p{L}])',
      'invia|avvia|esegui',
      'gönder|başlat|çalıştır',
      'gửi|bắt đầu|chạy',
      'kirim|mulai|jalankan',
      'wyślij|uruchom|rozpocznij|verstuur',
    ],
    [
      '发送|提交|开始|运行|發送|送出|開始|執行|运 行',
      '送信|実行|スタート',
      '전송|보내기|실행|시작',
      'إرسال|ارسال|ابدأ|تشغيل|شروع|اجرا',
      'भेजें|शुरू|चलाएं',
      'ส่ง|เริ่ม',
    ],
  ),
  /** Changing the words in the box, not drawing them. */
  reword: of(
    [
      'enhanc|improv|optimi[sz]|rewrit|refin|expand|polish|translat|magic|surprise|random|inspir|dice|shuffle|lucky|suggest|remix prompt|auto[- ]?prompt|wand|sparkle prompt|describe image|image to prompt',
      'улучш|случайн|вдохнов|переве(?:с|д)|дополн|подсказ|покращ',
      'mejor|aleator|sorpr|optimiz|traduc',
      'melhor|aleatór|surpre|otimiz|traduz',
      'amélior|aléatoire|surpren|optimis|tradui',
      'verbesser|zufall|zufällig|überrasch|optimier|übersetz',
      'migliora|casuale|sorpren',
      'geliştir|iyileştir|rastgele|şaşırt|çevir',
      'cải thiện|ngẫu nhiên|tối ưu|dịch(?![\\p{L}])|nâng cao',
      'tingkatkan|acak|kejutkan|terjemah|optimalkan',
      'ulepsz|losow|verbeter|willekeurig',
    ],
    [
      '优化|润色|扩写|翻译|随机|灵感|增强|美化|改写|優化|潤色|翻譯|隨機|靈感|增強|智能扩|骰子',
      '強化|改善|ランダム|最適化|翻訳|おまかせ|ひらめき',
      '개선|향상|랜덤|무작위|번역|추천|영감',
      'تحسين|عشوائي|ترجم|ألهم|فاجئ|بهبود|تصادفی',
      'सुधार|बेहतर|यादृच्छिक|रैंडम|अनुवाद',
      'ปรับปรุง|สุ่ม',
    ],
  ),
  /** Everything else that a button beside a box may do. */
  tool: of(
    [
      'cop(?:y|ied)|clear|reset|(?:up)?load(?![\\p{L}])|upload|attach|add|browse|choose (?:a )?file|select (?:a )?file|history|download|share|delete|remove|cancel|clos(?:e|ing)|save|edit|undo|redo|back|next|prev|more|settings?|options?|advanced|expand|collapse|show|hide|view|open(?![\\p{L}])|explore|gallery|like|favou?rite|follow|learn|help|faq|menu|import|export|template|preset|example|voice|mic(?:rophone)?|record|paste|crop|stop|pause|interrupt|skip|refresh|reload|retry|regenerate|zoom|pin|report|dismiss|got it|swap|rotate|use (?:this|as|in)|trash|paperclip|filter|sort|manage|public|private|visib|new (?:chat|project|folder|session|node)|toggle',
      'копир|очист|сброс|загруз|прикреп|добав|выбр|истори|скача|подел|удал|отмен|закры|сохран|редакт|назад|далее|ещё|еще|настрой|показ|скры|открыт|галере|нрав|избран|помощь|меню|стоп|пауз|повтор|обнов',
      'copiar|borrar|limpiar|subir|adjunt|añad|agreg|historial|descarg|compart|elimin|cancel|cerrar|guard|edit|atrás|siguiente|más|ajustes|opciones|mostrar|ocultar|ver(?![\\p{L}])|abrir|galer|ayuda|detener',
      'limpar|envi(?:ar|e) (?:imagem|arquivo)|carregar|anex|adicion|histórico|baix|exclu|fechar|salv|voltar|próxim|mais|config|mostr|ocult|abrir|ajuda|parar',
      'copier|effacer|vider|téléverser|importer|joindre|ajouter|historique|télécharg|partag|supprim|annul|fermer|enregistr|modif|retour|suivant|plus(?![\\p{L}])|paramètres|afficher|masquer|voir|ouvrir|aide|arrêt',
      'kopier|lösch|leeren|hochlad|anhäng|hinzufüg|verlauf|herunterlad|teil(?:en|e)|entfern|abbrech|schließ|speicher|bearbeit|zurück|weiter|mehr|einstell|anzeig|ausblend|öffn|hilfe|stopp',
      'copia|cancella|carica|allega|aggiungi|cronologia|scarica|condividi|elimina|annulla|chiudi|salva|modifica|indietro|avanti|impostazioni|mostra|nascondi|apri',
      'kopyala|temizle|sıfırla|yükle|ekle|geçmiş|indir|paylaş|sil(?![\\p{L}])|iptal|kapat|kaydet|düzenle|geri|ileri|daha|ayar|göster|gizle|aç(?![\\p{L}])|yardım|durdur',
      'sao chép|xóa|xoá|đặt lại|tải|đính kèm|thêm|lịch sử|chia sẻ|hủy|huỷ|đóng|lưu|sửa|quay lại|tiếp|cài đặt|hiện|ẩn|mở|trợ giúp|dừng',
      'salin|hapus|bersihkan|unggah|lampirkan|tambah|riwayat|unduh|bagikan|batal|tutup|simpan|kembali|lanjut|pengaturan|tampilkan|sembunyikan|buka|bantuan|hentikan',
      'kopiuj|wyczyść|prześlij|dodaj|histori|pobierz|udostępnij|usuń|anuluj|zamknij|zapisz',
    ],
    [
      '复制|清空|清除|重置|上传|添加|选择文件|历史|下载|分享|删除|移除|取消|关闭|保存|编辑|撤销|返回|下一|上一|更多|设置|选项|高级|展开|收起|显示|隐藏|查看|打开|画廊|喜欢|收藏|帮助|菜单|模板|示例|语音|停止|暂停|刷新|重试|粘贴|複製|上傳|新增|選擇檔案|歷史|下載|刪除|關閉|儲存|編輯|設定|進階|參考圖|参考图',
      'コピー|クリア|消去|リセット|アップロード|添付|追加|履歴|ダウンロード|共有|シェア|削除|キャンセル|閉じる|保存|編集|戻る|次へ|もっと|設定|オプション|詳細|表示|開く|ヘルプ|メニュー|停止|再試行',
      '복사|지우기|초기화|업로드|첨부|추가|기록|히스토리|다운로드|공유|삭제|취소|닫기|저장|편집|뒤로|다음|더보기|설정|옵션|고급|보기|숨기기|열기|도움말|메뉴|정지|중지|다시',
      'نسخ|مسح|إعادة تعيين|رفع|تحميل|إرفاق|إضافة|السجل|تنزيل|مشاركة|حذف|إزالة|إلغاء|إغلاق|حفظ|تعديل|رجوع|التالي|المزيد|إعدادات|الإعدادات|خيارات|عرض|إخفاء|فتح|مساعدة|القائمة|إيقاف',
      'कॉपी|साफ़|साफ|रीसेट|अपलोड|संलग्न|जोड़|इतिहास|डाउनलोड|साझा|शेयर|हटाएं|रद्द|बंद|सहेज|संपादित|वापस|अगला|और देखें|सेटिंग|विकल्प|दिखाएं|छिपाएं|खोलें|मदद|मेनू|रोकें',
      'คัดลอก|ล้าง|อัปโหลด|เพิ่ม|ประวัติ|ดาวน์โหลด|แชร์|ลบ|ยกเลิก|ปิด|บันทึก',
    ],
  ),
  /** Letting oneself be known. */
  signIn: of(
    [
      'sign[- ]?in|log[- ]?in|sign[- ]?up|register',
      'войти|войдите|вход|увійти',
      'inici(?:ar|a) sesión|acced',
      'entrar|entre(?![\\p{L}])',
      'connexion|connectez|se connecter',
      'anmeld|einloggen|accedi|giriş|đăng nhập|masuk|zaloguj|inloggen',
    ],
    ['登录|登入|登陆|ログイン|サインイン|로그인|تسجيل الدخول|ورود|लॉग ?इन|साइन ?इन|เข้าสู่ระบบ'],
  ),
  /** Things that a page may make which are no pictures. */
  otherThing: of(
    [
      'accounts?(?![\\p{L}])|profile|workspace|invoice|receipt|report|api[- ]?key|access key|token|playlist|folder|team(?![\\p{L}])|ticket|event|task|issue|document|pdf|csv|qr|password|link|url(?![\\p{L}])|collection|album|organi[sz]ation|room|server|list(?![\\p{L}])|project|board|post(?![\\p{L}])',
      'аккаунт|проект|папк|счёт|счет|ключ|отч[её]т|ссылк',
      'cuenta|perfil|proyecto|carpeta|factura|informe|enlace|conta(?![\\p{L}])|projeto|pasta|fatura|relatório',
      'compte|profil|projet|dossier|facture|rapport|lien|konto|projekt|ordner|rechnung|bericht',
      'hesap|proje|klasör|fatura|rapor|tài khoản|dự án|thư mục|hóa đơn|akun|proyek|faktur|laporan',
    ],
    [
      '账号|账户|帳號|帳戶|项目|專案|文件夹|发票|報告|报告|密钥|链接|アカウント|プロジェクト|フォルダ|請求書|レポート|リンク|계정|프로젝트|폴더|청구서|보고서|링크|حساب|مشروع|مجلد|فاتورة|تقرير|رابط|खाता|प्रोजेक्ट|फ़ोल्डर|चालान|रिपोर्ट|लिंक',
    ],
  ),
  /** Of the person's account, and of selling. */
  account: of(
    [
      'sign[- ]?(?:in|up|out)|log[- ]?(?:in|out)|register|subscri|upgrade|buy|pricing|get (?:more )?credits|checkout|pay(?![\\p{L}])|purchase|newsletter|join|account|free trial|get started|unsubscribe|top[- ]?up|recharge|place order|add to cart|donate|invite|check[- ]?in|claim|continue with|create (?:an? |new |your )?(?:account|profile|workspace|project|playlist|folder|team|api key|key|token|post|collection|album|organi[sz]ation|board|list|ticket|event|task|issue|chat|room)',
      'войти|вход|регистр|подпис|купить|тариф|оплат|аккаунт|пополн|увійти|создать (?:аккаунт|проект|папк)',
      'iniciar sesión|registr|suscrib|comprar|precios|pagar|cuenta|acceder',
      'entrar|cadastr|assin|preços|conta(?![\\p{L}])|inscrev',
      'connexion|se connecter|connect(?:er|ez)|inscri|abonn|acheter|tarif|payer|compte',
      'anmeld|einloggen|registrier|abonnier|kaufen|preise|bezahl|konto',
      'accedi|registrati|iscriviti|acquista|abbonati',
      'giriş|kayıt|kaydol|abone|satın al|fiyat|öde|hesap',
      'đăng nhập|đăng ký|mua|thanh toán|tài khoản|nạp',
      'masuk|daftar|berlangganan|beli(?![\\p{L}])|bayar|akun',
      'zaloguj|zarejestruj|kup(?![\\p{L}])|inloggen|aanmelden',
    ],
    [
      '登录|登入|注册|註冊|订阅|訂閱|升级|升級|购买|購買|充值|支付|价格|套餐|账号|帳號|签到|结账|登陆',
      'ログイン|サインイン|サインアップ|登録|購読|アップグレード|購入|料金|支払|アカウント',
      '로그인|회원가입|가입|구독|업그레이드|구매|결제|요금|계정|충전',
      'تسجيل|دخول|اشترك|اشتراك|ترقية|شراء|الأسعار|ادفع|الدفع|حساب|ورود|ثبت',
      'लॉग ?इन|साइन|पंजीकर|सदस्यता|अपग्रेड|खरीद|भुगतान|खाता',
      'เข้าสู่ระบบ|สมัคร|ซื้อ|ชำระ',
    ],
  ),
} as const;
