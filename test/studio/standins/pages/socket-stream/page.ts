const field = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const prompt = field<HTMLTextAreaElement>('#alt_prompt_textbox');
const button = field<HTMLButtonElement>('#alt_generate_button');
const batch = field('#current_image_batch');
const status = field('#status');

function show(image: string, metadata: string): void {
  const block = document.createElement('div');
  block.className = 'image-block';
  block.dataset.src = image;
  block.dataset.metadata = metadata;
  const picture = document.createElement('img');
  picture.src = image;
  block.append(picture);
  batch.prepend(block);
  const large = document.createElement('img');
  large.src = image;
  field('#current_image').replaceChildren(large);
}

button.addEventListener('click', () => {
  const socket = new WebSocket(`ws://${location.host}/API/GenerateText2ImageWS`);
  button.disabled = true;
  socket.addEventListener('open', () =>
    socket.send(
      JSON.stringify({
        session_id: 'A1B2',
        images: field<HTMLInputElement>('#input_images').value,
        prompt: prompt.value,
        negativeprompt: field<HTMLTextAreaElement>('#alt_negativeprompt_textbox').value,
        model: field<HTMLSelectElement>('.current_model_view').value,
        seed: field<HTMLInputElement>('#input_seed').value,
        steps: field<HTMLInputElement>('#input_steps').value,
        aspectratio: field<HTMLSelectElement>('#input_aspectratio').value,
      }),
    ),
  );
  socket.addEventListener('message', ({ data }) => {
    const said = JSON.parse(data);
    if (said.image) show(said.image.image, said.image.metadata);
    if (said.error) status.textContent = said.error;
    if (said.gen_progress) status.textContent = `${said.gen_progress.overall_percent * 100}%`;
  });
  socket.addEventListener('close', () => {
    button.disabled = false;
  });
});
