/** What a word does in a phrase. A word may have several roles. */
export const ROLE = {
  /** Opens a noun phrase: "a", "the", "his". */
  determiner: 1,
  /** Ends a noun phrase: prepositions, pronouns, adverbs. */
  breaks: 2,
  /** "and", "or", "but". */
  joins: 4,
  /** "is", "was": what follows may be said of what stood before. */
  copula: 8,
  /** Ends a noun phrase that already has its noun: "a cow eats". */
  verb: 16,
  /** Says how a thing is: "red", "wooden". */
  attribute: 32,
  /** Names the picture or a part of it, not a thing in it: "photo", "background". */
  frame: 64,
  /** A plural that does not end in -s. */
  plural: 128,
  /** Measures, not things: "12 mm", "3 hours". */
  unit: 256,
  /** A preposition that sets one thing against another. */
  places: 512,
  /** Says that something is not to be there. */
  negates: 1024,
  /** Tells that a quoted string near it is lettering. */
  letters: 2048,
  /** A function word of English, of Spanish, of another language in Latin letters. */
  english: 4096,
  spanish: 8192,
  foreign: 16384,
} as const;

const BREAKS =
  "of to for from as like that which who whose where when while during he she it they them him i we you me us there here this these those very quite too also not no without so then than if because out up down away back together apart each both all some any other per via featuring including plus about almost perhaps just only even still more most less than again how what why it's let's is't";
const PLACES =
  'on in at with by over near into onto through along across around against among amid amidst toward towards atop upon off under above below behind beneath underneath inside within beside besides alongside between';
const VERBS =
  'sit sat lie lay lain stand stood hold held wear wore eat ate ride rode play show shown see seen look run ran fly flew flown jump hang hung float rest lean swim swam walk drive drove catch caught has have had having make made take took give gave get got go goes went come came draw drew drawn write wrote read reads say says said cover fill hide hid hidden put set sold kept keep lead led cut grow grew grown blow blew blown stick stuck meet met feel felt fall fell fallen rise rose shine shone light lit can could will would should must may might do does did been be being seem appear contain include create generate depict describe design imagine render want need use turn become became watch chase carry pull push throw threw hit break broke broken open close fight fought drink drank sleep slept tell told build built bring brought leave left face emit form reflect display sell catch try cast spread emerge tower gaze stare smile wave touch share protrude nestle contrast pour rolled swung support';
const FRAMES =
  'photo photograph picture image shot view scene background foreground composition frame painting drawing sketch illustration render rendering portrait style look mood atmosphere lighting quality detail resolution top bottom left right side center centre middle front back corner edge part half area section distance style color colour size shape kind type way design concept art artwork focus depth field lens angle perspective aspect ratio line texture pattern effect time day night morning evening light shadow air pair couple set group bunch lot row stack pile number variety series piece something anything thing one text word letter font title caption prompt camera close up screenshot poster closeup layout version feel tone vibe overall contrast ambiance sense touch hint display mid midst fog mist haze';
const PLURALS =
  'people men women children kids teeth feet geese mice sheep fish deer oxen police cattle dice leaves wolves knives shelves aircraft salmon goldfish jellyfish starfish koi bison moose fishermen firefighters';
const UNITS =
  'year month week day hour minute second degree dimension percent inch foot feet mile meter metre centimeter centimetre millimeter kilometer cm mm km m ft yard pound kg dollar euro cent time pm am px pixel point fps gram bit k p step level way part d dpi mp iso decade century año años mes meses semana semanas día días hora horas minuto minutos segundo segundos metro metros centímetro centímetros kilómetro kilómetros grado grados kilo kilos cuartos euros лет год года году месяц месяца месяцев неделя недели недель день дня дней час часа часов минута минуты минут секунд метр метра метров см сантиметров мм км километров градус градуса градусов кг рублей тысяч тысячи четверти утра вечера ночи век века веков января февраля марта апреля мая июня июля августа сентября октября ноября декабря х';

/** Function words and the few content words that the rules must know, by their roles. */
export const GRAMMAR: readonly (readonly [number, string])[] = [
  [
    ROLE.determiner,
    'a an the my your his her its their our another every several many few various multiple some',
  ],
  [ROLE.breaks, BREAKS],
  [ROLE.breaks | ROLE.places, PLACES],
  [ROLE.joins, 'and or but nor & vs versus'],
  [ROLE.copula | ROLE.breaks, 'is are was were be'],
  [ROLE.verb, VERBS],
  [ROLE.frame, FRAMES],
  [ROLE.plural, PLURALS],
  [ROLE.unit, UNITS],
];
