import { Hono } from 'hono';
import { picture } from '../../picture.ts';
import type { Standin } from '../../standin.ts';

/** A server-rendered page with plain script; the submit and all that follows go over a WebSocket. */
export const socketStream: Standin = {
  title: 'Swarm — Generate',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'stable id',
      'negative prompt',
      'native select',
      'no cost',
      'submit named generate',
      'WebSocket submit and stream',
      'previews while it runs',
      'data: pictures',
      'metadata in attributes',
      'server-rendered',
    ],
    anchors: {
      prompt: '#alt_prompt_textbox',
      negative: '#alt_negativeprompt_textbox',
      model: '.current_model_view',
      resolution: null,
      aspect: '#input_aspectratio',
      duration: null,
      count: '#input_images',
      submit: '#alt_generate_button',
      cost: null,
      balance: null,
      gallery: '#current_image_batch',
    },
    api: {
      submit: { method: 'WS', path: '/API/GenerateText2ImageWS' },
      status: { method: 'WS', path: '/API/GenerateText2ImageWS' },
      balance: null,
      history: null,
    },
    unit: null,
  },
  css: '#tabs{display:flex;gap:2px;background:#222;color:#eee;padding:6px}#tabs a{padding:4px 12px}.cols{display:grid;grid-template-columns:260px 1fr 220px;min-height:560px}.cols>div{padding:10px;border-inline-end:1px solid #ccc}.params label{display:block;font-size:13px;margin-top:8px}.params input,.params select{width:100%}.bottom{display:flex;gap:8px;padding:10px;border-top:1px solid #ccc;align-items:flex-start}.bottom textarea{flex:2;height:52px}.bottom .neg{flex:1}.image-block{width:96px;margin:4px}#current_image img{max-width:420px}',
  body: `
<div id="tabs"><a href="#g">Generate</a><a href="#s">Simple</a><a href="#u">Utilities</a><a href="#c">Server</a></div>
<div class="cols">
 <div class="params">
  <input type="text" id="param_filter" placeholder="Filter parameters...">
  <label for="input_images">Images</label><input type="number" id="input_images" value="1" min="1" max="4">
  <label for="input_seed">Seed</label><input type="number" id="input_seed" value="-1">
  <label for="input_steps">Steps</label><input type="number" id="input_steps" value="20">
  <label for="input_cfg">CFG Scale</label><input type="range" id="input_cfg" min="1" max="20" value="7">
  <label for="input_aspectratio">Aspect Ratio</label>
  <select id="input_aspectratio"><option>1:1</option><option>4:3</option><option>16:9</option></select>
 </div>
 <div>
  <div id="current_image"><p>Nothing has been made yet.</p></div>
 </div>
 <div><b>Batch</b><div id="current_image_batch"></div></div>
</div>
<div class="bottom">
 <textarea id="alt_prompt_textbox" placeholder="Type your prompt here..." aria-label="Prompt"></textarea>
 <textarea id="alt_negativeprompt_textbox" class="neg" placeholder="Optionally, type a negative prompt here..."></textarea>
 <div><label>Model: <select class="current_model_view"><option value="sd_xl_base">sd_xl_base</option><option value="flux1-dev">flux1-dev</option><option value="z-image-turbo">z-image-turbo</option></select></label></div>
 <button id="alt_generate_button">Generate</button>
 <button id="alt_interrupt_button" disabled title="Interrupt current generation">&times;</button>
</div>
<p id="status" role="status"></p>`,
  api: ({ backend, socket }) =>
    new Hono().get(
      '/API/GenerateText2ImageWS',
      socket(() => ({
        async onMessage(event, ws) {
          const asked = JSON.parse(String(event.data));
          const say = (what: unknown) => ws.send(JSON.stringify(what));
          const count = Number(asked.images) || 1;
          const { prompt, model } = asked;
          const taken = backend.order({ prompt, model, charge: 0, count });
          if (typeof taken === 'string') {
            say({ error: taken === 'limited' ? 'Too many requests' : 'No backend can serve this' });
            return ws.close();
          }
          say({ status: { waiting_gens: count, loading_models: 0, live_gens: count } });
          say({ gen_progress: { batch_index: '0', overall_percent: 0.4, current_percent: 0.4 } });
          await taken.ended;
          if (taken.outcome !== 'succeeded') say({ error: taken.error });
          for (const [index, file] of taken.images.entries()) {
            const image = `data:image/png;base64,${picture(file, 128).toString('base64')}`;
            const metadata = JSON.stringify({
              sui_image_params: { prompt, model, seed: 100 + index },
            });
            say({ image: { image, batch_index: String(index), metadata } });
          }
          say({ status: { waiting_gens: 0, loading_models: 0, live_gens: 0 } });
          ws.close();
        },
      })),
    ),
};
