import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { '1k': 2, '2k': 3, '4k': 6 };

/** Chinese; the price stands in the options of the resolution alone; pictures are proxied and resized. */
export const optionsZh: Standin = {
  title: '绘境 - 在线AI绘画',
  truth: {
    lang: 'zh',
    covers: [
      'textarea at load',
      'generated id, label tied',
      'pills',
      'radios',
      'cost in a resolution option',
      'localised submit',
      '{code, msg, data}',
      'priced by resolution',
      '/_next/image',
      'history by cursor',
      'alt is cut',
      'zh',
    ],
    anchors: {
      prompt: '.huaban textarea',
      negative: null,
      model: ['.moxing', '.moxing .active'],
      resolution: '.huaban select',
      aspect: ['.bili', '.bili input:checked'],
      duration: null,
      count: null,
      submit: '.huaban .kaishi',
      cost: '.huaban select',
      balance: ['.jifen', '.jifen i'],
      gallery: '.zuopin',
    },
    api: {
      submit: { method: 'POST', path: '/gateway/task/submit' },
      status: { method: 'GET', path: '/gateway/task/detail' },
      balance: { method: 'GET', path: '/gateway/user/info' },
      history: { method: 'GET', path: '/gateway/task/list' },
    },
    unit: 'credits',
  },
  css: '.dingbu{display:flex;gap:24px;padding:12px 30px;background:#1e293b;color:#e2e8f0}.jifen{margin-inline-start:auto}.jifen i{font-style:normal;color:#fcd34d}.zhu{display:grid;grid-template-columns:400px 1fr}.huaban{padding:18px;display:grid;gap:14px;align-content:start}.huaban textarea{width:100%;height:140px;border:1px solid #cbd5e1;border-radius:8px}.moxing{display:flex;gap:8px}.moxing button{flex:1;border:1px solid #cbd5e1;background:#fff;border-radius:8px;padding:8px}.moxing .active{border-color:#6366f1;color:#6366f1}.bili{display:flex;gap:12px}.kaishi{height:48px;border:0;border-radius:8px;background:#6366f1;color:#fff}.zuopin{padding:18px;display:grid;grid-template-columns:repeat(4,1fr);gap:10px;align-content:start}',
  api({ backend, elsewhere }) {
    const view = (entry: Entry) => ({
      taskNo: entry.id,
      taskStatus:
        entry.outcome === null ? 'RUNNING' : entry.outcome === 'succeeded' ? 'SUCCESS' : 'FAIL',
      promptText: entry.prompt,
      modelCode: entry.model,
      costPoints: entry.charge,
      imgList: entry.images.map((file) => ({
        ossUrl: `${elsewhere}/cdn/${file}`,
        w: 1024,
        h: 1024,
      })),
      failReason: entry.error,
      gmtCreate: entry.at,
    });
    const ok = (data: unknown) => ({ code: 0, msg: 'success', data });
    return new Hono()
      .get('/gateway/user/info', (c) =>
        c.json(ok({ nick: '小鱼', points: backend.balance, vip: 0 })),
      )
      .post('/gateway/task/submit', async (c) => {
        const { promptText, modelCode, clarity } = await c.req.json();
        const taken = backend.order({
          prompt: promptText,
          model: modelCode,
          charge: PRICES[clarity] ?? 2,
        });
        if (taken === 'insufficient')
          return c.json({ code: 5003, msg: '积分不足，请充值', data: null });
        if (taken === 'limited') return c.json({ code: 5029, msg: '操作太频繁', data: null });
        if (taken === 'broken') return c.json({ code: 5000, msg: '系统繁忙', data: null });
        return c.json(ok({ taskNo: taken.id, taskStatus: 'WAITING' }));
      })
      .get('/gateway/task/detail', (c) => {
        const entry = backend.find(c.req.query('taskNo') ?? '');
        return c.json(entry ? ok(view(entry)) : { code: 4004, msg: '任务不存在', data: null });
      })
      .get('/gateway/task/list', (c) =>
        c.json(ok({ rows: backend.made().map(view), nextCursor: null })),
      );
  },
};
