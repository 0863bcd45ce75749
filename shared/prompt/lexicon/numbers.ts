/** Number words from two on; one is no demand that a model could miss. */
export const NUMBERS: Readonly<Record<string, number>> = number(
  'two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 dozen 12 twin 2 triplet 3',
);

/** Spanish and Russian number words. */
export const FOREIGN_NUMBERS: Readonly<Record<string, number>> = number(
  'dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 veinte 20 два 2 две 2 двух 2 двумя 2 двое 2 три 3 трёх 3 трех 3 тремя 3 трое 3 четыре 4 четырёх 4 четырех 4 четверо 4 пять 5 пяти 5 пятеро 5 шесть 6 шести 6 семь 7 семи 7 семеро 7 восемь 8 восьми 8 девять 9 девяти 9 десять 10 десяти 10 одиннадцать 11 одиннадцати 11 двенадцать 12 двенадцати 12 тринадцать 13 четырнадцать 14 пятнадцать 15 двадцать 20 дюжина 12 четырьмя 4 пятью 5 шестью 6 семью 7 восемью 8 девятью 9 десятью 10',
);

/** "Several": asked for in a number that is left open. */
export const VAGUE =
  'several few varios varias cuantos cuantas algunos algunas несколько нескольких несколькими';

/** "A set of four" needs no noun after the number. */
export const GATHERS =
  'set pack group family stack pair line row collection series bundle team trio grupo conjunto группа набор';

/** Things that come in one piece by the pair. */
export const PAIRED =
  'scissors glasses sunglasses pants jeans trousers shorts shoes boots sneakers socks gloves headphones binoculars wings eyes hands legs earrings sandals slippers heels pliers goggles tweezers vaqueros pantalones tijeras gafas zapatos botas guantes calcetines джинсов брюк штанов ножниц очков перчаток ботинок сапог туфель носков';

function number(list: string): Record<string, number> {
  const words = list.split(' ');
  const values: Record<string, number> = {};
  for (let at = 0; at < words.length; at += 2) values[words[at]!] = Number(words[at + 1]);
  return values;
}
