/** One person's prompts in order: minutes since the one before, the idea in truth, the words. */
export type Step = readonly [minutes: number, idea: string, prompt: string];

const STYLE = 'cinematic lighting, highly detailed, 8k, photorealistic, sharp focus';
const COMIC = 'flat vector, thick outlines, limited colours, white backdrop, trending on behance';
const MOOD = 'moody film still, kodak portra 400, shallow depth of field, soft grain';

/** Written by hand to be what people do: reword, elaborate, shuffle, return, and begin anew. */
export const SEQUENCES: readonly { name: string; steps: readonly Step[] }[] = [
  {
    name: 'one style, three ideas',
    steps: [
      [0, 'fox', `a red fox in the snow at dawn, ${STYLE}`],
      [1, 'fox', `a red fox in deep snow at dusk, ${STYLE}`],
      [2, 'street', `an empty neon street after rain, ${STYLE}`],
      [1, 'street', `an empty neon street in Tokyo after rain, umbrella, ${STYLE}`],
      [3, 'teapot', `a porcelain teapot on a wooden table, ${STYLE}`],
      [1, 'fox', `a red fox leaping in the snow at dawn, ${STYLE}`],
      [1, 'teapot', `a blue porcelain teapot on a wooden table, steam, ${STYLE}`],
    ],
  },
  {
    name: 'style first',
    steps: [
      [0, 'lighthouse', `${MOOD}, a lighthouse on a cliff in a storm`],
      [1, 'lighthouse', `${MOOD}, a lighthouse on a cliff, waves, lightning`],
      [4, 'dancer', `${MOOD}, a dancer in an abandoned theatre`],
      [1, 'dancer', `${MOOD}, an old dancer alone in an abandoned theatre, red curtain`],
      [2, 'market', `${MOOD}, fishmongers at a harbour market before sunrise`],
      [1, 'lighthouse', `${MOOD}, the lighthouse on a cliff seen from the sea in a storm`],
    ],
  },
  {
    name: 'from three words to thirty',
    steps: [
      [0, 'watch', 'luxury watch ad'],
      [1, 'watch', 'luxury watch ad on black marble'],
      [
        1,
        'watch',
        'luxury watch ad on black marble, water droplets, hard rim light, macro, product shot for a magazine',
      ],
      [2, 'watch', 'macro product shot of a luxury watch, black marble, water droplets, rim light'],
      [3, 'shoe', 'running shoe exploding into dust, studio'],
      [1, 'shoe', 'a running shoe exploding into orange dust, black studio, frozen motion'],
      [1, 'shoe', 'frozen motion: orange dust bursts from a running shoe in a black studio'],
    ],
  },
  {
    name: 'short ones',
    steps: [
      [0, 'cat', 'a cat'],
      [1, 'cat', 'a black cat'],
      [1, 'cat', 'a black cat on a sofa'],
      [1, 'dog', 'a dog on a beach'],
      [1, 'dog', 'a happy dog on a beach'],
      [2, 'logo', 'minimal logo for a bakery'],
      [1, 'logo', 'minimal logo for a bakery, wheat'],
      [2, 'robot', 'robot reading a book'],
      [1, 'robot', 'small robot reading a newspaper'],
    ],
  },
  {
    name: 'two campaigns in turn',
    steps: [
      [0, 'perfume', 'perfume bottle among wet roses, pink light, top view'],
      [5, 'bike', 'cargo bike with flowers in Copenhagen, morning, wide angle'],
      [4, 'perfume', 'perfume bottle among wet roses, pink light, low angle'],
      [3, 'bike', 'cargo bike full of flowers, Copenhagen morning, wide angle, motion blur'],
      [6, 'perfume', 'perfume bottle on wet rose petals, pink backlight, top view'],
      [2, 'bike', 'red cargo bike with flowers in Copenhagen, evening'],
      [9, 'perfume', 'top view of a perfume bottle among wet roses, pink light'],
    ],
  },
  {
    name: 'flags',
    steps: [
      [0, 'temple', 'temple in the jungle at night --ar 16:9 --v 6 --seed 1234'],
      [1, 'temple', 'temple in the jungle at night, fireflies --ar 9:16 --v 6 --seed 99'],
      [2, 'train', 'steam train crossing a bridge --ar 16:9 --v 6 --seed 1234'],
      [1, 'train', 'old steam train crossing a stone bridge --ar 16:9 --v 6 --seed 1234'],
      [1, 'train', 'steam train crossing a stone bridge in winter --ar 9:16 --v 6 --stylize 250'],
    ],
  },
  {
    name: 'Chinese',
    steps: [
      [0, '狐', '一只红色的狐狸站在雪地里，清晨的阳光，电影感，高清'],
      [1, '狐', '一只红色的狐狸在雪地里奔跑，清晨的阳光，电影感，高清'],
      [2, '城', '雨后的霓虹灯街道，东京夜晚，电影感，高清'],
      [1, '城', '雨后空无一人的霓虹灯街道，东京夜晚，电影感，高清'],
      [3, '茶', '木桌上的青花瓷茶壶，热气升腾，电影感，高清'],
      [1, '狐', '雪地里一只红色的狐狸，黄昏，电影感，高清'],
    ],
  },
  {
    name: 'Japanese',
    steps: [
      [0, '灯台', '嵐の中の崖に立つ灯台、映画のような光、高画質'],
      [1, '灯台', '嵐の夜、崖の上に立つ古い灯台、映画のような光、高画質'],
      [2, '猫', '窓辺で眠る三毛猫、柔らかい朝の光、高画質'],
      [1, '猫', '窓辺で眠る太った三毛猫、柔らかい朝の光、水彩画'],
    ],
  },
  {
    name: 'Spanish and Russian',
    steps: [
      [0, 'faro', 'un faro sobre un acantilado durante la tormenta, estilo acuarela'],
      [1, 'faro', 'un faro rojo sobre un acantilado en plena tormenta, estilo acuarela'],
      [2, 'feria', 'una noria iluminada en la feria del pueblo, estilo acuarela'],
      [1, 'feria', 'una noria iluminada en una feria vacía, noche, estilo acuarela'],
      [3, 'лиса', 'рыжая лиса в снегу на рассвете, высокая детализация'],
      [1, 'лиса', 'рыжая лиса бежит по снегу на закате, высокая детализация'],
      [2, 'город', 'пустая улица ночного города под дождём, высокая детализация'],
    ],
  },
  {
    name: 'a long brief, worked on',
    steps: [
      [
        0,
        'teaser',
        'Wide establishing shot of a glass greenhouse at night, lit from inside, a gardener in a yellow raincoat carries a lantern between tomato plants, fog on the panes, the moon behind thin clouds, calm, teal and amber palette, room at the top for a headline',
      ],
      [
        2,
        'teaser',
        'Wide establishing shot of a glass greenhouse at night, lit from inside, a gardener in a green raincoat carries a lantern between tomato plants, fog on the panes, thin clouds, calm, teal and amber palette, room on the left for a headline',
      ],
      [
        2,
        'hand',
        'Close-up of a wet hand picking a ripe tomato, drops on the skin, teal and amber palette, shallow focus, room at the top for a headline',
      ],
      [
        1,
        'hand',
        'Close-up of an old wet hand picking one ripe tomato, drops on the skin, backlight, teal and amber palette, shallow focus',
      ],
      [
        3,
        'crate',
        'Wooden crate of tomatoes on a loading ramp at dawn, a van with open doors behind it, teal and amber palette, room at the top for a headline',
      ],
      [
        2,
        'teaser',
        'A gardener in a green raincoat with a lantern inside a fogged glass greenhouse at night, wide shot, teal and amber palette',
      ],
    ],
  },
  {
    name: 'one template, many products',
    steps: [
      [0, 'mug', 'Isometric 3D icon of a coffee mug, clay render, pastel background, soft shadow'],
      [1, 'mug', 'Isometric 3D icon of a coffee mug with a lid, clay render, pastel background'],
      [
        1,
        'plant',
        'Isometric 3D icon of a potted plant, clay render, pastel background, soft shadow',
      ],
      [1, 'plant', 'Isometric 3D icon of a potted cactus plant, clay render, pastel background'],
      [1, 'lamp', 'Isometric 3D icon of a desk lamp, clay render, pastel background, soft shadow'],
      [1, 'lamp', 'Isometric 3D icon of a yellow desk lamp, clay render, pastel background'],
    ],
  },
  {
    name: 'said in other words',
    steps: [
      [0, 'astronaut', 'an astronaut playing a grand piano on the moon'],
      [1, 'astronaut', 'on the moon, a grand piano played by an astronaut, earth rising'],
      [1, 'astronaut', 'astronaut at a grand piano, lunar surface, earth in the sky'],
      [4, 'whale', 'a whale swimming through clouds above a city'],
      [1, 'whale', 'giant whale in the clouds above city towers, sunset'],
      [1, 'whale', 'city towers at sunset, a whale swims in the clouds above them'],
    ],
  },
  {
    name: 'vector stickers',
    steps: [
      [0, 'avocado', `a cheerful avocado on a skateboard, ${COMIC}`],
      [1, 'avocado', `a cheerful avocado riding a skateboard downhill, ${COMIC}`],
      [1, 'owl', `a sleepy owl with a nightcap and a candle, ${COMIC}`],
      [1, 'owl', `a sleepy owl with a blue nightcap holding a candle, ${COMIC}`],
      [2, 'toaster', `an angry toaster throwing burnt bread, ${COMIC}`],
      [1, 'avocado', `an avocado with sunglasses on a skateboard, ${COMIC}`],
    ],
  },
  {
    name: 'food menu',
    steps: [
      [0, 'ramen', 'bowl of ramen with a soft egg and nori, overhead, dark slate table'],
      [1, 'ramen', 'bowl of ramen, soft egg, nori, steam, overhead, dark slate table'],
      [1, 'ramen', 'steaming ramen bowl with two soft eggs, overhead on dark slate'],
      [3, 'tacos', 'three fish tacos with lime and pickled onions, overhead, dark slate table'],
      [1, 'tacos', 'three fish tacos with lime wedges, pickled red onions, overhead on dark slate'],
      [2, 'cake', 'slice of lemon cake with meringue, overhead, dark slate table'],
      [4, 'ramen', 'ramen bowl with soft egg and nori, chopsticks, overhead'],
    ],
  },
  {
    name: 'portrait session',
    steps: [
      [0, 'sailor', 'portrait of an old sailor with a white beard, harbour behind him'],
      [1, 'sailor', 'portrait of an old sailor with a white beard and a pipe, harbour at night'],
      [1, 'nurse', 'portrait of a young nurse in a blue uniform, hospital corridor'],
      [1, 'nurse', 'portrait of a tired young nurse in a blue uniform, night shift, corridor'],
      [1, 'sailor', 'old sailor with a white beard smoking a pipe, portrait, fog'],
    ],
  },
  {
    name: 'interior design',
    steps: [
      [0, 'loft', 'industrial loft with brick walls, green velvet sofa, big windows'],
      [1, 'loft', 'industrial loft, brick walls, green velvet sofa, big windows, evening'],
      [1, 'loft', 'industrial loft, brick walls, orange leather sofa, big windows, evening'],
      [2, 'bath', 'small bathroom with terrazzo floor and a round mirror'],
      [1, 'bath', 'small bathroom, terrazzo floor, round mirror, brass taps, plants'],
    ],
  },
  {
    name: 'more Chinese',
    steps: [
      [0, '龙', '一条金色的巨龙盘旋在云海之上，国风插画，细节丰富'],
      [1, '龙', '一条金色的巨龙穿过云海，闪电，国风插画，细节丰富'],
      [1, '少女', '穿汉服的少女撑着油纸伞站在桥上，国风插画，细节丰富'],
      [1, '少女', '穿红色汉服的少女撑着油纸伞走过石桥，国风插画，细节丰富'],
    ],
  },
  {
    name: 'rework of one sentence',
    steps: [
      [0, 'bees', 'bees building a cathedral out of honeycomb'],
      [1, 'bees', 'a gothic cathedral built out of honeycomb by bees'],
      [1, 'bees', 'honeycomb cathedral, gothic, golden light through wax windows, bees'],
      [1, 'desert', 'rusty ship stranded in a desert, camels in its shade'],
      [1, 'desert', 'camels rest in the shade of a rusty ship in the desert'],
    ],
  },
];
