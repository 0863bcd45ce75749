/** Function words that tell languages in Latin letters apart. */
export const STOP_WORDS = {
  english: 'the a an of and with in on is are to at by for his her its that from under',
  spanish:
    'el la los las un una de del con en y que por sobre para su al junto unos unas dos tres sin está dice letrero entre',
  foreign:
    'le les des une et avec dans sur der die das ein eine und mit auf il di della gli nel um uma com não em na het een van met och på w z jest de la un',
} as const;
