import { Temporal } from 'temporal-polyfill';
import { type Model, models } from './catalogue.ts';
import type { OpenLedger } from './ledger.ts';
import { type Order, readUpscale } from './order.ts';
import { pictures } from './pictures.ts';
import { createRandom } from './random.ts';
import type { Task } from './task.ts';

const ideas = [
  'a hot air balloon over misty mountains, first light',
  'lighthouse on a quiet coast at dusk, long exposure',
  'golden banana product shot on a coloured table',
  'neon tokyo skyline after rain, low moon',
  'perfume bottle packshot, soft studio light',
  'autumn tree in an open meadow, wide angle',
  'small sailing boat on a still lake, morning haze',
  'sand dunes at night with a single sphere',
  'city of paper towers, pastel palette',
  'summer festival poster background, warm sun',
];
const turns = ['', ', more negative space', ', warmer light', ', subject on the left third'];

/** Fills the ledger with earlier weeks: ideas sketched in cheap models, a few finished in dear ones. */
export function recallHistory(
  ledger: OpenLedger,
  from: { weeks: number; seed: number; zone: string; now: number; origin: string; daily: number },
): void {
  const random = createRandom(from.seed);
  const today = Temporal.Instant.fromEpochMilliseconds(from.now)
    .toZonedDateTimeISO(from.zone)
    .startOfDay();
  const light = models.filter(({ id }) => ['nano-banana', 'nano-banana-2'].includes(id));
  const dear = models.filter(({ id }) => ['banana-ai-pro', 'banana-ai-standard'].includes(id));
  const side = models.filter(({ id }) => ['flux-2-pro', 'seedream-4.5'].includes(id));

  const add = (order: Order, at: number): Task => {
    const latency = order.price.p50 * (0.7 + random.next() * 0.9) * 1000;
    const task: Task = {
      id: random.uuid(),
      mediaType: order.mediaType,
      scene: order.scene,
      provider: order.provider,
      model: order.model,
      prompt: order.prompt,
      resolution: order.price.key,
      options: order.options,
      costCredits: order.price.credits * order.count,
      createdAt: at,
      finishedAt: at + Math.round(latency),
      status: 'success',
      errorMessage: null,
      images: [],
    };
    const origin = from.origin;
    task.images = pictures({ task, order, random, origin, startsAt: at, endsAt: at + latency });
    ledger.recall(task);
    return task;
  };
  const order = (
    model: Model,
    prompt: string,
    key: string,
    count: number,
    aspect: string,
  ): Order => ({
    mediaType: model.mediaType,
    scene: 'text-to-image',
    provider: model.provider,
    model: model.id,
    prompt,
    options: { aspect_ratio: aspect, resolution: key, num_images: count },
    price: model.prices.find((price) => price.key === key) ?? model.prices[0]!,
    count,
    aspect,
    quality: model.quality,
    parent: null,
  });

  for (let back = from.weeks * 7; back >= 1; back--) {
    const day = today.subtract({ days: back });
    if (day.dayOfWeek > 5 && random.next() < 0.7) continue;
    let left = from.daily;
    let at = day.add({ minutes: 9 * 60 + random.int(0, 60) }).epochMilliseconds;
    const pay = (wanted: Order): Task | null => {
      const cost = wanted.price.credits * wanted.count;
      if (cost > left) return null;
      left -= cost;
      at += random.int(70, 900) * 1000;
      return add(wanted, at);
    };
    for (let concepts = random.int(2, 3); concepts > 0; concepts--) {
      // Other work in between.
      at += random.int(0, 130) * 60_000;
      const idea = random.pick(ideas);
      const aspect = random.pick(['1:1', '1:1', '4:3', '3:4', '16:9', '9:16']);
      let prompt = idea;
      let drafted = idea;
      for (let tries = random.int(2, 5); tries > 0; tries--) {
        const model = random.pick([...light, ...light, ...side]);
        pay(order(model, prompt, model.prices[0]!.key, random.pick([1, 1, 2]), aspect));
        drafted = prompt;
        prompt = idea + random.pick(turns);
      }
      if (random.next() < 0.7) {
        const final = random.pick(dear);
        const made = pay(order(final, drafted, final.prices[0]!.key, 1, aspect));
        if (made && random.next() < 0.3) {
          const image = made.images[0]!;
          const body = { image: image.imageUrl, resolution: '4K' };
          pay(readUpscale(body, () => image.painting));
        }
      }
    }
  }
}
