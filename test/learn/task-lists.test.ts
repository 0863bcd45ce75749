import { expect, test } from 'vitest';
import { BLANK_PROFILE } from '../../shared/site/blank.ts';
import { learnFromAnswer } from '../../shared/site/learn/learn-from-answer.ts';
import { learnFromRequest } from '../../shared/site/learn/learn-from-request.ts';
import { readTask } from '../../shared/site/read-task.ts';
import { oneByOne } from '../../shared/site/task-rows.ts';
import { answer, KNOWN, ORIGIN, PROMPT, request } from './play.ts';

/** Pages that ask for all their tasks at once: what one row says is said of no other. */
const submit = request('POST', '/api/tasks', { prompt: PROMPT, size: '1024x1024' });
const old = {
  ...{ id: 30, status: 'completed', prompt: 'a coast at dusk', error: '' },
  imagePath: '/api/images?key=generated/30.png',
};
const row = (more: object) => ({ ...old, id: 31, prompt: PROMPT, imagePath: '', ...more });

function afterSubmit() {
  const learned = learnFromRequest(BLANK_PROFILE, submit, KNOWN);
  if (!learned) throw new Error('the submit was not taken for one');
  const said = answer({ success: true, data: { taskId: 31 } });
  return learnFromAnswer(learned.profile, submit, said, KNOWN)?.profile ?? learned.profile;
}
const listed = (...rows: object[]) => answer({ success: true, data: rows });
const known = { ...KNOWN, tasks: ['31'] };

test('a list of tasks is read row by row', () => {
  const asked = request('GET', '/api/tasks?status=pending,processing,failed,completed');
  const running = listed(row({ status: 'processing' }), old);
  const learned = learnFromAnswer(afterSubmit(), asked, running, known);
  expect(learned?.as).toBe('status');
  const done = listed(old, row({ status: 'completed', imagePath: '/api/images?key=31.png' }));
  const { profile } = learnFromAnswer(learned!.profile, asked, done, known) ?? learned!;
  const read = (said: ReturnType<typeof answer>) =>
    oneByOne(profile.task.id, { text: said.text, type: said.type ?? '' })?.map((one) => {
      const read = readTask(profile, { status: 200, ...one.answer }, `${ORIGIN}/create`, {
        task: null,
      });
      if (!('task' in read)) throw new Error(JSON.stringify(read));
      return [read.task.task, read.task.state, read.task.assets.map(({ url }) => url)];
    });
  const ofOld = ['30', 'succeeded', [`${ORIGIN}${old.imagePath}`]];
  expect(read(running)).toEqual([['31', 'running', []], ofOld]);
  expect(read(done)).toEqual([ofOld, ['31', 'succeeded', [`${ORIGIN}/api/images?key=31.png`]]]);
  expect(read(listed(row({ status: 'failed', error: 'no words for this' }), old))).toEqual([
    ['31', 'failed', []],
    ofOld,
  ]);
});

test('the list of what was made is a history, also where it names a task that is waited for', () => {
  const made = row({ status: 'completed', imagePath: '/api/images?key=31.png' });
  const history = { ...known, assets: [`${ORIGIN}${old.imagePath}`] };
  const learned = learnFromAnswer(
    afterSubmit(),
    request('GET', '/api/history'),
    listed(made, old),
    history,
  );
  expect(learned?.as).toBe('history');
});

test('an answer that names one task, or its pictures, is no list of tasks', () => {
  const said = (body: object) => ({ text: JSON.stringify(body), type: 'application/json' });
  expect(oneByOne(['data[].id'], said({ data: [row({})] }))).toBeNull();
  expect(oneByOne(['id'], said({ id: 'a', images: [{ id: 1 }, { id: 2 }] }))).toBeNull();
  const same = oneByOne(['data[].task'], said({ data: [{ task: 'a' }, { task: 'a' }] }));
  expect(same).toBeNull();
});
