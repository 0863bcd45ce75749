import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

/** A local interface of generated blocks: arrays of values without names, progress asked for by id. */
export const gradioBlocks: Standin = {
  title: 'Stable Diffusion',
  html: 'class="dark"',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'id on the block, not on the box',
      'negative prompt',
      'listbox input for the model',
      'count as a slider',
      'no cost',
      'submit named generate beside Interrupt',
      'values in an array without names',
      'progress by POST',
      'synchronous answer',
    ],
    anchors: {
      prompt: '#txt2img_prompt textarea',
      negative: '#txt2img_neg_prompt textarea',
      model: ['#setting_sd_model input', '#setting_sd_model'],
      resolution: null,
      aspect: null,
      duration: null,
      count: [
        '#txt2img_batch_count input[type=number]',
        '#txt2img_batch_count input[type=range]',
        '#txt2img_batch_count',
      ],
      submit: '#txt2img_generate',
      cost: null,
      balance: null,
      gallery: '#txt2img_gallery',
    },
    api: {
      submit: { method: 'POST', path: '/run/predict' },
      status: { method: 'POST', path: '/internal/progress' },
      balance: null,
      history: null,
    },
    unit: null,
  },
  css: '.gradio-container{padding:14px;max-width:1240px;margin:0 auto}.gap{display:flex;gap:14px}.block{border:1px solid #374151;border-radius:8px;padding:8px;margin-bottom:8px}.block textarea{width:100%;background:#1f2937;border:1px solid #374151}.svelte-1f354aw{flex:1}.gen{height:64px;width:200px;background:#ea580c;color:#fff;border:0;border-radius:8px}.thumbs{display:flex;gap:6px;flex-wrap:wrap;min-height:200px}.thumbs img{width:190px}.tabs button{border:0;background:none;padding:8px 14px}',
  body: `<gradio-app><div class="gradio-container">
<div class="block" id="setting_sd_model"><label><span class="svelte-1gfkn6j">Stable Diffusion checkpoint</span><div class="wrap"><input role="listbox" aria-controls="dropdown-options" value="sd_xl_base_1.0.safetensors" readonly></div></label></div>
<div class="tabs"><button type="button" class="selected">txt2img</button><button type="button">img2img</button><button type="button">Extras</button><button type="button">PNG Info</button><button type="button">Settings</button></div>
<div class="gap"><div class="svelte-1f354aw">
<div class="block" id="txt2img_prompt"><label><textarea rows="3" placeholder="Prompt (press Ctrl+Enter or Alt+Enter to generate)"></textarea></label></div>
<div class="block" id="txt2img_neg_prompt"><label><textarea rows="3" placeholder="Negative prompt (press Ctrl+Enter or Alt+Enter to generate)"></textarea></label></div></div>
<div><button class="gen lg primary" id="txt2img_generate">Generate</button><div class="gap"><button type="button" id="txt2img_interrupt">Interrupt</button><button type="button" id="txt2img_skip">Skip</button></div></div></div>
<div class="gap"><div class="svelte-1f354aw">
<div class="block"><label><span>Sampling steps</span><input type="number" value="20" min="1" max="150"></label><input type="range" min="1" max="150" value="20" aria-label="range slider for Sampling steps"></div>
<div class="block" id="txt2img_width"><label><span>Width</span><input type="number" value="1024"></label></div>
<div class="block" id="txt2img_height"><label><span>Height</span><input type="number" value="1024"></label></div>
<div class="block" id="txt2img_batch_count"><label><span>Batch count</span><input type="number" value="1" min="1" max="4"></label><input type="range" min="1" max="4" value="1" aria-label="range slider for Batch count"></div>
<div class="block"><label><span>Seed</span><input type="number" value="-1"></label></div></div>
<div class="svelte-1f354aw block"><div id="txt2img_gallery" class="thumbs"></div><p id="html_info"></p></div></div>
</div></gradio-app>`,
  api: ({ backend }) =>
    new Hono()
      .post('/run/predict', async (c) => {
        const { data } = await c.req.json();
        const [, prompt, , count, model] = data;
        const taken = backend.order({ prompt, model, charge: 0, count });
        if (typeof taken === 'string')
          return c.json(
            { error: taken === 'limited' ? 'Queue is full' : 'CUDA out of memory' },
            500,
          );
        await taken.ended;
        const files = taken.images.map((name) => ({ name, data: null, is_file: true }));
        return c.json({
          data: [files, JSON.stringify({ prompt, seed: 42 }), taken.error ?? ''],
          duration: 4.2,
        });
      })
      .post('/internal/progress', (c) =>
        c.json({ active: true, queued: false, completed: false, progress: 0.5, eta: 3.1 }),
      ),
};
