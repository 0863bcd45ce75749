import { Hono } from 'hono';
import { picture } from '../../picture.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { 'arch-flash': 1, 'arch-pro': 3 };

/** Chinese; the answer to the submit holds the picture itself; the button is an arrow without a name. */
export const archZh: Standin = {
  title: 'NanoArch · AI 建筑效果图',
  backend: { balance: 320 },
  truth: {
    lang: 'zh',
    covers: [
      'textarea at load',
      'only a placeholder',
      'radix select',
      'cost in a model option',
      'icon-only submit without a name',
      'Enter submits',
      'synchronous base64',
      'data: pictures',
      'generic alt',
      '402 with a sentence',
      '429 with limit headers',
      'history by offset',
      'zh',
    ],
    anchors: {
      prompt: 'textarea',
      negative: null,
      model: 'form button[role=combobox]',
      resolution: 'form .seg',
      aspect: null,
      duration: null,
      count: null,
      submit: 'form button.rounded-full',
      cost: ['form button[role=combobox] .text-xs'],
      balance: ['aside .quota b', 'aside .quota'],
      gallery: '.stream',
    },
    api: {
      submit: { method: 'POST', path: '/api/generate-images' },
      status: null,
      balance: null,
      history: { method: 'GET', path: '/api/generation-history' },
    },
    unit: 'credits',
  },
  css: '.seg{display:inline-flex;border:1px solid #ddd;border-radius:8px}.seg button{border:0;background:none;padding:4px 10px}.seg .on{background:#111;color:#fff}.stream{display:flex;flex-wrap:wrap;gap:12px}.stream button{width:160px;border:0;background:none;text-align:start}',
  api: ({ backend }) =>
    new Hono()
      .get('/api/me', (c) => c.json({ user: { name: '林', credits: backend.balance } }))
      .post('/api/generate-images', async (c) => {
        const { prompt, modelId, imageSize } = await c.req.json();
        if (!prompt) return c.json({ error: '请输入提示词' }, 400);
        const charge = (PRICES[modelId] ?? 1) * (imageSize === '4K' ? 2 : 1);
        const taken = backend.order({ prompt, model: modelId, charge });
        if (taken === 'insufficient')
          return c.json({ error: '积分不足，请购买更多积分后继续' }, 402);
        if (taken === 'limited') {
          const head = { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '0' };
          return c.json({ error: '请求过于频繁，请稍后再试' }, 429, head);
        }
        if (taken === 'broken') return c.json({ error: '生成失败' }, 500);
        await taken.ended;
        if (taken.outcome === 'moderated') return c.json({ error: '内容未通过安全审核' }, 400);
        if (taken.outcome !== 'succeeded') return c.json({ error: '模型未返回图片' }, 502);
        const image = picture(taken.images[0]!).toString('base64');
        const message = { outputImage: image, generationTime: 4.1, creditsUsed: charge };
        return c.json({ message, creditsUsed: charge });
      })
      .get('/api/generation-history', (c) => {
        const [limit, offset] = [Number(c.req.query('limit')), Number(c.req.query('offset'))];
        const items = backend.made().slice(offset, offset + limit);
        return c.json({
          generations: items.map((one) => ({
            id: one.id,
            prompt: one.prompt,
            model: 'arch-flash',
            aspectRatio: '1:1',
            imageUrl: `/p/${one.images[0]}`,
            creditsUsed: 1,
            status: 'completed',
            isFavorite: false,
            createdAt: new Date(one.at).toISOString(),
          })),
        });
      }),
};
