import type { SpannedFact } from '../prompt-facts.ts';

/**
 * Words and phrases that cause a fact by themselves. A hyphen counts as a space, a plural as its
 * singular.
 */
export const TOPICS: readonly (readonly [SpannedFact, string])[] = [
  [
    'layout',
    'infographic|chart|bar chart|pie chart|line chart|graph paper|diagram|flow chart|flowchart|timeline|dashboard|ui|ux|user interface|app interface|interface|web page|webpage|website|landing page|home page|magazine cover|magazine page|magazine spread|menu|restaurant menu|slide|presentation slide|newsletter|brochure|flyer|leaflet|business card|resume|spreadsheet|wireframe|mockup|mock up|form|comic strip|comic page|storyboard|table of|calendar|schedule|scientific figure|org chart|mind map|floor plan|blueprint|book cover|album cover|movie poster|poster layout|poster design|event poster|poster for|poster with|layout|grid of|grid layout|two column|three column|column layout|packaging design|label design|character sheet|periodic table|worksheet|certificate|invitation|ticket|bento grid|bullet point|mobile app|app screen|login screen|screenshot|инфографика|плакат|infografía|diagrama|gráfico',
  ],
  [
    'logo',
    'logo|logotype|wordmark|brand mark|brandmark|brand name|trademark|monogram|app icon|icon design|badge design|emblem|brand identity|branded|nike|adidas|coca cola|pepsi|starbucks|mcdonald|mcdonalds|swoosh|логотип|логотипом|logotipo',
  ],
  [
    'people',
    'man|woman|person|people|boy|girl|child|kid|baby|toddler|infant|teen|teenager|adult|guy|lady|gentleman|male|female|human|crowd|couple|mother|father|mom|dad|son|daughter|brother|sister|grandmother|grandfather|grandma|grandpa|friend|soldier|sailor|king|queen|prince|princess|knight|warrior|wizard|witch|astronaut|doctor|nurse|chef|artist|dancer|musician|singer|player|worker|farmer|teacher|student|scientist|engineer|detective|photographer|monk|samurai|ninja|pirate|actor|actress|bride|groom|tourist|athlete|runner|cyclist|surfer|skier|skateboarder|barista|selfie|youth|elder|pianist|painter|guitarist|cowboy|viking|gladiator|pilot|driver|judge|officer|guard|clown|wrestler|boxer|gymnast|ballerina|batter|swimmer|hiker|climber|president|audience|pedestrian|passenger|customer|someone|family of|geisha|superhero|nun|priest|angel|hipster|influencer|model posing|fashion model|rapper|dj|gamer|coach|waiter|barber|librarian|magician|goddess|shepherd|emperor|empress|hunter|ranger|anime girl|portrait of a young|businessperson|firefighter|craftsman|blacksmith|tailor|baker|merchant|explorer|traveler|referee|bartender|twin|team|family|sibling|newlywed|hero|heroine|villain|surgeon|dentist|vendor|busker|conductor|mayor|seamstress|watchmaker|gambler|beekeeper|cellist|violinist|drummer|mechanic|soprano|tenor|jockey|juggler|acrobat|skater|calligrapher|sculptor|potter|protester|protestor|mourner|gardener|fisherman|carpenter|plumber|electrician|welder|miner|sheriff|bandit|thief|burglar|butler|maid|monarch|duke|duchess|peasant|nomad|pilgrim|diver|golfer|archer|fencer|skydiver|trucker|courier|postman|reporter|journalist|lawyer|politician|senator|astronomer|chemist|biologist|archaeologist|botanist|veterinarian|paramedic|patient|customer|shopper|commuter|rider|mona lisa|tribe|villager|everyone|hombre|mujer|niño|niña|chico|chica|personas|gente|мужчина|женщина|девушка|девочка|мальчик|человек|люди|дети|ребёнок|старик',
  ],
  [
    'hands',
    'hand|finger|fist|thumb|fingertip|palms|handshake|paw|knuckle|hold|held|holding|gripping|grip|grasp|grasping|clutching|clutch|pinching|pointing|waving|clapping|clasping|clasped|mano|manos|рука|руки|руке|руках|пальцы',
  ],
  [
    'style',
    "style|styled|oil painting|painting|watercolor|watercolour|oil on canvas|acrylic|gouache|ink|sketch|drawing|doodle|illustration|cartoon|comic|anime|manga|pixel art|voxel|low poly|polygon art|vector|vector art|flat design|line art|lineart|charcoal drawing|charcoal sketch|charcoal portrait|charcoal illustration|charcoal style|in charcoal|pencil|crayon drawing|crayon art|crayon sketch|crayon illustration|in crayon|pastel drawing|engraving|woodcut|linocut|etching|lithograph|collage|mosaic|stained glass|origami|papercut|paper cut|claymation|stop motion|isometric|3d render|render|cgi|octane|octane render|unreal engine|blender|concept art|digital art|matte painting|mural|graffiti|pop art|art nouveau|art deco|impressionist|impressionism|expressionist|expressionism|cubist|cubism|surrealist|surrealism|surreal|baroque|renaissance|gothic|minimalist|minimalism|abstract|abstract art|abstract painting|ukiyo|steampunk|cyberpunk|synthwave|vaporwave|solarpunk|dieselpunk|retro|noir|film noir|cinematic|photorealistic|hyperrealistic|photorealism|realism|fantasy art|trending on artstation|artstation|studio ghibli|ghibli|pixar|disney|van gogh|picasso|monet|dali|greg rutkowski|mucha|rembrandt|klimt|sculpture|statue|felt|needle felted|felted|plush|clay art|clay style|clay render|clay model|clay figure|clay animation|cross stitch|embroidery|tapestry|fresco|caricature|clip art|clipart|emoji|coloring book|coloring page|colouring page|animation|movie scene|documentary|infographic|line drawing|icon|diagram|blueprint|poster|sticker|tattoo|logo|polaroid|sepia|daguerreotype|black and white|vintage photo|film still|screen print|silkscreen|pointillism|pointillist|persian miniature|illuminated manuscript|risograph|riso print|airbrush|spray paint|stencil art|diorama|wes anderson|giger|hokusai|warhol|escher|beksinski|moebius|frida kahlo|caravaggio|vermeer|in the manner of|bauhaus|brutalist|psychedelic|kawaii|chibi|storybook|children's book|picture book|portrait|photograph|photography|documentary photo|chinese painting|ink wash|estilo|acuarela|pintura|óleo|стиль|стиле|акварель|маслом",
  ],
  [
    'photoreal',
    'photorealistic|photo realistic|photorealism|photo realism|photoreal|photo real|hyperrealistic|hyper realistic|hyperrealism|hyperrealist|hyper real|ultra realistic|ultrarealistic|lifelike|life like|raw photo|dslr|realistic photo|realistic photograph|realistic photography|real photo|real life photo|true to life|like a real photograph|looks like a photo|looks like a photograph|realistic skin|skin pores|fotorrealista|hiperrealista|фотореалистичный|фотореализм|фотореалистично|фотореалистичная',
  ],
  [
    'print',
    'for print|for printing|print ready|printable|300 dpi|300dpi|600 dpi|dpi|cmyk|print quality|print resolution|high resolution print|large format print|large format|to print|to be printed|will be printed|full bleed|with bleed|bleed area|bleed margin|crop mark|a0|a1|a2|a3|a4|a5 flyer|fine art print|wall print|poster print|printed poster|billboard size|para imprimir|para impresión|для печати',
  ],
  [
    'fourK',
    '4k|4 k|8k|8 k|16k|uhd|ultra hd|4k resolution|3840x2160|3840|4096x4096|2160p|4320p|7680x4320',
  ],
  [
    'motion',
    'slow motion|slow mo|timelapse|time lapse|hyperlapse|animated|animate|animation|seamless loop|looping|perfect loop|cinemagraph|video|video clip|footage|camera pan|camera move|camera movement|camera zoom|camera track|camera orbit|camera follow|camera slowly|tracking shot|dolly|dolly shot|dolly zoom|dolly in|pan left|pan right|pans left|pans across|zoom in|zoom out|zooms in|zooms out|zooming in|zooming out|push in|pull back|crane shot|orbit shot|fly through|flythrough|handheld camera|30 fps|60 fps|24 fps|fps|motion blur|then turns|animación|cámara lenta|замедленная съемка|анимация',
  ],
  [
    'camera',
    "close up|closeup|extreme close up|wide shot|wide angle|medium shot|long shot|full shot|full body shot|establishing shot|macro|macro shot|macro photography|bokeh|low angle|high angle|bird's eye|birds eye|worm's eye|worms eye|eye level|over the shoulder|dutch angle|overhead shot|top down|top view|aerial view|aerial shot|aerial photo|drone shot|drone view|fisheye|fish eye|telephoto|depth of field|shallow focus|selective focus|tilt shift|long exposure|camera|lens|dslr|35mm|50mm|85mm|24mm|70mm|100mm|200mm|mm lens|f 1|f 2|f 8|f1|iso 100|point of view|pov|view from above|view from below|from above|from below|side view|front view|rear view|panoramic|panorama|studio shot|tracking shot|dolly shot|crane shot|pan left|pan right|canon|nikon|hasselblad|leica|go pro|gopro|primer plano|plano general|крупный план|крупным планом",
  ],
];

/** "Hand drawn", "second hand", "hands of a clock": no hand is to be seen. */
export const NOT_HANDS_BEFORE = 'left right other second first';
export const NOT_HANDS_AFTER =
  'drawn painted made crafted side held lettered written blown woven stitched corner painting';

/** Words by which a prompt leaves it to the model what to draw. */
export const OPEN_WORDS =
  'something|anything|surprise me|whatever|any idea|some idea|ideas|idea for|ideas for|random|inspiration|brainstorm|explore|variations|options|your choice|up to you|be creative|get creative|go wild|you decide|no specific|some kind of|different concepts|moodboard|mood board';

/** Words that are about quality, and name no thing: not subjects. */
export const QUALITY =
  'highly detailed extremely ultra hd masterpiece best intricate sharp trending hdr award winning epic stunning professional photography realistic realism dramatic moody ambient volumetric soft natural golden hour aesthetic vibrant details octane artstation unreal engine';
