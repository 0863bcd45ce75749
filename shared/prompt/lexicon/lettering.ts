/** Nouns that stand for lettering; what is quoted near them is to be drawn. */
export const TEXT_NOUNS =
  'text word words phrase caption title subtitle headline heading slogan tagline message inscription lettering letters letter sign label banner poster billboard quote sentence font typography logo sticker plaque placard signboard neon graffiti tattoo t-shirt shirt mug cover bubble speech saying note card chalkboard blackboard whiteboard screen display storefront book newspaper magazine name button tab header footer menu calligraphy embroidered motto watermark signage marquee badge ticket stamp scoreboard texto palabra palabras frase letrero cartel título rótulo inscripción lema letras pancarta надпись надписью надписи надписей слово слова словом словами текст текстом текста табличка табличкой табличке вывеска вывеской вывеске заголовок заголовком плакат плакатом лозунг лозунгом слоган слоганом название названием буквы буквами фраза фразой';

/** Verbs that make something show a text. */
export const TEXT_VERBS =
  'say says said saying read reads reading written write writes writing printed print engraved carved embroidered painted inscribed labeled labelled titled captioned displaying displays displayed showing spelling spells spelled stating states declares declaring proclaiming proclaims announcing announces featuring marked stamped etched lettered emblazoned tattooed scrawled handwritten dice diga dicen diciendo escrito escrita escritas escritos pone ponga titulado написано написана написаны написанным написанной гласит гласящая гласящей гласящий говорит написан выведено';

/** A quoted name after one of these is a name, not lettering. */
export const NAMED =
  'movie film song called named nicknamed style album game series novel artist band character inspired from known by película novela libro canción serie estilo estética inspirado inspirada basado basada фильм фильма фильму роман романа роману книга книги книге стиль стиле эстетика эстетике песня песни сериал сериала игра игры мотивам духе';

/** What is asked for where no text is given: "with a title", "add a caption". */
export const ASKED =
  'text title caption headline slogan tagline lettering typography subtitle subtitles captions heading texto título надписью текстом заголовком';

/** Words in capitals after one of these are the text itself: "the word LOVE", "лозунг ДАЁШЬ СОН". */
export const GIVEN =
  'text word words letters phrase message надпись надписью текст текстом слово словом слоган слоганом лозунг лозунгом буквами название названием texto palabra nombre lema título eslogan';
